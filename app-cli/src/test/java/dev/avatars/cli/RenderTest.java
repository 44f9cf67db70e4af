package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.model.Tier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
  @TempDir Path folder;

  private Desk desk;

  @BeforeEach
  void sit() {
    desk = Desk.in(folder);
    desk.oval("ada.png");
    desk.hum("hum.wav", 2_000);
  }

  @Test
  void theVideoIsWhereItWasWantedAndIsWhatIsTold() throws IOException {
    Outcome outcome = render("-o", "out.mp4");

    JsonNode video = outcome.document();
    byte[] bytes = Files.readAllBytes(folder.resolve("out.mp4"));
    assertThat(outcome.code()).isZero();
    assertThat(video.get("file").asText()).isEqualTo(folder.resolve("out.mp4").toString());
    assertThat(video.get("bytes").asInt()).isEqualTo(bytes.length);
    assertThat(video.get("sha256").asText()).isEqualTo(Sha256.of(bytes).hex());
    assertThat(video.get("seconds").asText()).isEqualTo("2.000000");
    assertThat(video.get("flags")).isEmpty();
    assertThat(video.at("/quoted/amount").asText()).isEqualTo("0.1124");
    assertThat(video.at("/billed/status").asText()).isEqualTo("billed");
    assertThat(outcome.err())
        .contains(
            "kling-avatar-v2-standard: 2.000 s of speech, expected $0.1124, at most $0.281"
                + " (simulated: nothing is charged)")
        .contains("queued, next", "rendering", "fetching", "succeeded");
  }

  @Test
  void theSameInputsGiveTheSameBytesAndAnotherSeedOthers() {
    desk.demo("noor.jpg");

    String first = digest("1.mp4", "7");
    assertThat(digest("2.mp4", "7")).isEqualTo(first);
    assertThat(digest("3.mp4", "8")).isNotEqualTo(first);
  }

  @Test
  void textTellsTheSameAsTheObject() {
    Outcome outcome = render("--text");

    assertThat(outcome.out().lines())
        .anySatisfy(line -> assertThat(line).startsWith("video    ").endsWith("ada.mp4"))
        .contains("length   2.000 s", "picture  64 x 96 pixels", "quoted   $0.1124");
    assertThat(folder.resolve("ada.mp4")).exists();
  }

  @Test
  void aTemplateIsFilledIn() {
    JsonNode video = render("-o", "{name}-{tier}-{job}.{ext}", "--tier", "pro").document();

    assertThat(folder.resolve("ada-pro-" + video.get("job").asText() + ".mp4")).exists();
  }

  @Test
  void inAFolderTheVideoGetsItsUsualName() throws IOException {
    Files.createDirectory(folder.resolve("videos"));

    assertThat(render("-o", "videos").code()).isZero();
    assertThat(folder.resolve("videos/ada.mp4")).exists();
  }

  @Test
  void aPortraitsNameCannotLeadElsewhere() throws IOException {
    Files.copy(folder.resolve("ada.png"), folder.resolve("..\\x y;rm.png"));

    JsonNode video = desk.run("render", "..\\x y;rm.png", "hum.wav").document();

    assertThat(Path.of(video.get("file").asText()))
        .isEqualTo(folder.resolve("avatar..-x-y-rm.mp4"));
  }

  @Test
  void anUnknownPlaceholderIsRefused() {
    assertThat(render("-o", "{row}.mp4").err())
        .contains("output: found '{row}'; allowed: {name}, {job}, {tier} and {ext}");
  }

  @Test
  void nothingIsOverwrittenUnlessItIsForced() {
    desk.file("mine.mp4", "mine");
    desk.file("ada-standard.mp4", "mine");

    Outcome refused = render("-o", "mine.mp4");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "output: found '"
                + folder.resolve("mine.mp4")
                + "' there already; allowed: a new name, or --force")
        .doesNotContain("queued");
    assertThat(render("-o", "{name}-{tier}.mp4").code()).isEqualTo(2);
    assertThat(folder.resolve("mine.mp4")).hasContent("mine");
    assertThat(render("-o", "mine.mp4", "--force").code()).isZero();
    assertThat(folder.resolve("mine.mp4").toFile().length()).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hum.wav", "ada.png", "./ada.png", "link.wav"})
  void anInputIsNeverReplacedByItsVideo(String output) throws IOException {
    Files.createSymbolicLink(folder.resolve("link.wav"), folder.resolve("hum.wav"));
    byte[] before = Files.readAllBytes(folder.resolve(output));

    Outcome refused = render("-o", output, "--force");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("output: found an input, '" + folder.resolve(output) + "'")
        .contains("allowed: another file, also with --force");
    assertThat(folder.resolve(output)).hasBinaryContent(before);
  }

  @Test
  void aLinkToNowhereIsThereAlready() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.mp4"), folder.resolve("nowhere.mp4"));

    assertThat(render("-o", "link.mp4").code()).isEqualTo(2);
  }

  @Test
  void aFolderThatIsNotThereIsRefusedBeforeAnythingStarts() {
    Outcome outcome = render("-o", "nowhere/out.mp4");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("output: found no folder '" + folder.resolve("nowhere") + "'")
        .doesNotContain("expected $");
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() {
    Path readOnly = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    Surroundings there = Desk.at(readOnly).surroundings();
    OutputFile file =
        OutputFile.at(there, "out.mp4", "{name}.{ext}", "ada", OutputFile.Overwrite.ALLOWED);

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> file.check(Tier.PRO))
        .withMessageStartingWith("output: found a folder that cannot be written, '/modules'");
  }

  @Test
  void aJobThatMayCostMoreThanTheLimitIsRefused() {
    Outcome outcome = render("--max-cost", "0.28");

    assertThat(outcome.code()).isEqualTo(6);
    assertThat(outcome.err()).contains("it may cost up to $0.281; the limit is $0.28");
    assertThat(outcome.document().at("/error/decision").asText()).isEqualTo("OVER_BUDGET");
    assertThat(render("--max-cost", "0.281").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--max-cost, much,   max-cost: found 'much'",
    "--max-cost, -1,     max-cost: found '-1'",
    "--seed,     lucky,  seed: found 'lucky'",
    "--wait,     soon,   wait: found 'soon'",
    "--wait,     -5s,    wait: found '-5s'",
    "--label,    a b,    label: found 'a b'",
    "--key,      'a b',  key: found 'a b'",
    "--model,    Sora 2, model: found 'Sora 2'",
    "--catalog,  none,   catalog: found no file"
  })
  void aValueThatCannotBeIsNamed(String option, String value, String sentence) {
    Outcome outcome = render(option + "=" + value);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("error: " + sentence).contains("allowed: ");
  }

  @Test
  void aProviderThatIsNotThereIsAMatterOfSetup() {
    Outcome outcome = render("--provider", "acme");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("provider: found 'acme'; allowed: fake, fal");
  }

  @Test
  void aRequestBeyondTheLimitsIsRefusedWithEveryReason() {
    desk.hum("short.wav", 500);

    Outcome outcome = desk.run("render", "ada.png", "short.wav", "--prompt", "a".repeat(2_501));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.document().at("/error/violations")).hasSize(2);
  }

  @Test
  void aWaitThatEndsTellsWhatBecomesOfTheJob() {
    Outcome outcome = render("--wait", "1s");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err())
        .contains("error: the wait has ended; job ")
        .contains("was simulated and ends with this program, nothing was spent")
        .contains("next: wait longer with --wait")
        .doesNotContain("avatar jobs");
    assertThat(outcome.document().at("/error/job").asText()).isNotEmpty();
    assertThat(folder.resolve("ada.mp4")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1h30m", "1200s"})
  void aWaitThatIsLongEnoughIsOver(String wait) {
    assertThat(render("--wait", wait).code()).isZero();
  }

  @Test
  void marksAndNamesAreTaken() {
    assertThat(
            render("--label", "spring", "--label", "a:b", "--key", "order-42", "--anew", "--yes")
                .code())
        .isZero();
  }

  @Test
  void nothingIsLeftInTheTemporaryFiles() {
    assertThat(render().code()).isZero();

    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  private String digest(String file, String seed) {
    return desk.run("render", "noor.jpg", "hum.wav", "-o", file, "--seed", seed)
        .document()
        .get("sha256")
        .asText();
  }

  private Outcome render(String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "render";
    words[1] = "ada.png";
    words[2] = "hum.wav";
    System.arraycopy(options, 0, words, 3, options.length);
    return desk.run(words);
  }
}
