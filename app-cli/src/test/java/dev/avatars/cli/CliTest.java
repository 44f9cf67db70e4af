package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every verb: help, misuse, errors and the log. */
class CliTest {
  @TempDir Path folder;

  @Test
  void theHelpThatIsPrintedAtOnceIsTheHelpOfTheVerbs() {
    String usage = AvatarCommand.line(Desk.in(folder).surroundings()).getUsageMessage();

    assertThat(Cli.resource("help.txt")).isEqualTo(usage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "-h", "help"})
  void helpIsPrintedToStandardOutput(String words) {
    String[] split = words.isEmpty() ? new String[0] : words.split(" ");

    Outcome help = Desk.in(folder).run(split);

    assertThat(help).isEqualTo(new Outcome(0, Cli.resource("help.txt"), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "quote", "render", "batch", "models", "doctor", "completion"})
  void everyVerbExplainsItself(String verb) {
    Outcome asked = Desk.in(folder).run(verb, "--help");

    assertThat(asked.code()).isZero();
    assertThat(asked.out()).startsWith("Usage: avatar " + verb).contains("-h, --help");
    assertThat(Desk.in(folder).run("help", verb)).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "version"})
  void theVersionIsOneLine(String word) {
    Outcome version = Desk.in(folder).run(word);

    assertThat(version.code()).isZero();
    assertThat(version.out()).startsWith("avatar ").contains("(Java 17.0.15, Linux)");
    assertThat(version.out().lines()).hasSize(1);
  }

  @Test
  void anUnknownVerbNamesTheVerbsThereAre() {
    Outcome outcome = Desk.withTerminal(folder).variable("NO_COLOR", "1").run("rendre", "a", "b");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines(
            """
            error: verb: found 'rendre'; allowed: demo, quote, render, batch, models, emulator, jobs, worker, ledger, doctor, completion
            next: 'avatar --help' shows what is allowed
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"help rendre", "rendre --help", "rendre -h a.png"})
  void anUnknownVerbHasNoHelp(String words) {
    Outcome outcome = Desk.in(folder).terminals("out").run(words.split(" "));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("error: verb: found 'rendre'; allowed: demo, quote, ");
  }

  @Test
  void anUnknownOptionNamesTheVerbThatDoesNotKnowIt() {
    Outcome outcome = Desk.in(folder).run("quote", "a.png", "a.wav", "--cheap");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("error: found '--cheap', which 'avatar quote' does not know")
        .contains("next: 'avatar quote --help' shows what is allowed");
  }

  @Test
  void aMissingFileNameIsNamed() {
    assertThat(Desk.in(folder).run("quote", "a.png").err())
        .contains("error: AUDIO: found none; allowed: one");
  }

  @Test
  void anOptionWithoutItsValueIsNamed() {
    Outcome outcome = Desk.in(folder).run("quote", "a.png", "a.wav", "--tier");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--tier").contains("TIER");
  }

  @Test
  void anOptionWithoutAVerbAsksForTheVerb() {
    Outcome outcome = Desk.in(folder).run("--json");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("error: found '--json', which 'avatar' does not know");
  }

  @Test
  void aWordThatBeginsWithAnAtSignIsAWord() {
    Desk desk = Desk.in(folder);
    desk.file("words", "--help");

    assertThat(desk.run("quote", "@words", "a.wav").err())
        .contains("portrait: found no file '" + folder.resolve("@words") + "'");
  }

  @Test
  void inAPipeAnErrorIsOneObjectBesideTheSentence() {
    Outcome outcome = Desk.in(folder).run("quote", "none.png", "none.wav");

    JsonNode error = outcome.document().get("error");
    assertThat(error.get("decision").asText()).isEqualTo("BAD_INPUT");
    assertThat(error.get("exitCode").asInt()).isEqualTo(outcome.code()).isEqualTo(2);
    assertThat(error.get("violations")).hasSize(2);
    assertThat(error.get("violations").get(0).get("field").asText()).isEqualTo("portrait");
    assertThat(error.get("spend").asText()).isEqualTo("NONE");
    assertThat(outcome.err().lines()).hasSize(3);
  }

  @Test
  void textIsKeptInAPipeWhenItIsAskedFor() {
    assertThat(Desk.in(folder).run("quote", "none.png", "none.wav", "--text").out()).isEmpty();
  }

  @Test
  void colorStandsOutOnATerminalOnly() {
    String red = "\u001b[31m";

    assertThat(Desk.withTerminal(folder).run("foo").err()).contains(red);
    assertThat(Desk.in(folder).run("foo").err()).doesNotContain(red);
    assertThat(Desk.withTerminal(folder).variable("NO_COLOR", "1").run("foo").err())
        .doesNotContain("\u001b");
    assertThat(Desk.withTerminal(folder).variable("TERM", "dumb").run("foo").err())
        .doesNotContain("\u001b");
  }

  @Test
  void theUnexpectedIsASentenceAndNoStackTrace() {
    Desk desk = Desk.in(folder).interruptedBy(broken());
    desk.oval("ada.png");

    Outcome outcome = desk.run("render", "ada.png", desk.hum("hum.wav", 2_000));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("error: this should not have happened")
        .contains("next: run it again with AVATAR_LOG=debug")
        .doesNotContain("\tat ");
  }

  @Test
  void theUnexpectedIsToldInFullToThoseWhoAsk() {
    Desk desk = Desk.in(folder).interruptedBy(broken()).variable("AVATAR_LOG", "debug");
    desk.oval("ada.png");

    assertThat(desk.run("render", "ada.png", desk.hum("hum.wav", 2_000)).err()).contains("\tat ");
  }

  @Test
  void theLogIsSilentUnlessItIsAskedFor() {
    Desk desk = Desk.in(folder);
    desk.oval("ada.png");
    desk.hum("hum.wav", 2_000);

    assertThat(desk.run("render", "ada.png", "hum.wav", "-o", "1.mp4").err())
        .doesNotContain("log ");
    assertThat(desk.variable("AVATAR_LOG", "info").run("render", "ada.png", "hum.wav").err())
        .contains("log info: job ");
  }

  @Test
  void anUnknownLogLevelIsRefused() {
    Outcome outcome = Desk.in(folder).variable("AVATAR_LOG", "loud").run("models");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("AVATAR_LOG: found 'loud'; allowed: off, warn, info, debug");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completionIsAScript(String shell) {
    Outcome script = Desk.in(folder).run("completion", shell);

    assertThat(script.code()).isZero();
    assertThat(script.out())
        .contains("_complete_avatar", "--max-cost", "--on-cap")
        .doesNotContain("warm-up");
  }

  @Test
  void completionForAnUnknownShellIsRefusedWithoutAnObjectToSource() {
    Outcome outcome = Desk.in(folder).run("completion", "fish");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("shell: found 'fish'; allowed: bash, zsh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "models"})
  void aResultThatCannotBePrintedIsNoSuccess(String word) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream full = new PrintStream(new FullDisk(), true, StandardCharsets.UTF_8);
    Surroundings surroundings = Desk.in(folder).surroundings(full, Desk.stream(err));

    assertThat(Cli.run(surroundings, word)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "error: standard output: found one that takes no more; allowed: one that does\n");
  }

  @Test
  void warmingUpPrintsNothingAndLeavesNothing() {
    Outcome outcome = Desk.in(folder).fullSize().run("warm-up");

    assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  /** Something that nobody foresaw. */
  private static Interrupts broken() {
    return task -> {
      throw new IllegalStateException("nobody foresaw this");
    };
  }
}
