package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script in front of everything: it finds itself, builds once, and says what is missing. */
@Timeout(60)
class LauncherTest {
  @TempDir Path home;

  private Checkout checkout;

  @BeforeEach
  void check() {
    checkout = Checkout.in(home);
  }

  @Test
  void theFirstRunBuildsAndLaterOnesDoNot() throws IOException {
    Outcome first = checkout.run("quote", "a b.png", "*");
    Outcome second = checkout.run("quote", "a b.png", "*");

    assertThat(first.err())
        .startsWith("avatar: building")
        .contains("building 1/2: Avatars: domain");
    assertThat(first.out()).endsWith("[dev.avatars.cli.Main][quote][a b.png][*]");
    assertThat(second).isEqualTo(new Outcome(0, first.out(), ""));
    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(checkout.archives()).isEqualTo(1);
  }

  @Test
  void linksToItLeadToIt() throws IOException {
    Path near = Files.createSymbolicLink(checkout.folder.resolve("near"), Path.of("avatar"));
    Path far = Files.createSymbolicLink(home.resolve("far"), near);

    assertThat(checkout.runAs(far, "--help").code()).isZero();
    assertThat(checkout.file("built")).exists();
  }

  @Test
  void aChangedSourceIsBuilt() throws IOException {
    checkout.run();

    checkout.changed("app-cli/src/main/New.java").run();

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void ofTwoFirstRunsOneBuildsAndBothRun() throws IOException {
    Path gate = home.resolve("gate");
    checkout.maven("3.9.9", "while [ ! -e '" + gate + "' ]; do sleep 0.05; done");
    Process first = checkout.started(checkout.folder.resolve("avatar"), "1");
    Process second = checkout.started(checkout.folder.resolve("avatar"), "2");
    Files.createFile(gate);

    assertThat(Checkout.ended(first).out()).endsWith("[1]");
    assertThat(Checkout.ended(second).out()).endsWith("[2]");
    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(checkout.file("lock")).doesNotExist();
  }

  @Test
  void aBuildThatWasKilledIsForgotten() throws IOException {
    Files.createDirectories(checkout.file("lock"));
    Files.writeString(checkout.file("lock/pid"), "99999999");

    assertThat(checkout.run().code()).isZero();
    assertThat(checkout.file("lock")).doesNotExist();
  }

  @Test
  void anInterruptedBuildIsBuiltAgain() throws IOException {
    checkout.maven("3.9.9", "read -r pid <app-cli/target/avatar/lock/pid; kill -INT $pid; exit");
    Outcome interrupted = checkout.run();
    assertThat(interrupted.code()).isEqualTo(130);
    assertThat(interrupted.err()).endsWith("avatar: interrupted; the next run builds again\n");
    assertThat(checkout.file("lock")).doesNotExist();

    assertThat(checkout.maven("3.9.9", "").run().code()).isZero();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void aFailedBuildShowsItsErrorsAndWhereAllOfItIs() {
    Outcome outcome = checkout.maven("3.9.9", "echo '[ERROR] no network'; exit 1").run();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("[ERROR] no network", "the build failed; all of its output is in ", "build.log");
  }

  @Test
  void aDamagedArchiveIsMadeAgainSilently() throws IOException {
    checkout.run();
    Files.writeString(checkout.file("classes.jsa"), "dam");

    assertThat(checkout.run()).isEqualTo(checkout.run());
    assertThat(checkout.file("classes.jsa")).hasContent("archive");
    assertThat(checkout.archives()).isEqualTo(2);
  }

  @Test
  void anotherJavaGetsItsOwnArchiveAndNoBuild() throws IOException {
    checkout.run();

    assertThat(checkout.java("25").run().err()).isEmpty();
    assertThat(checkout.archives()).isEqualTo(2);
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void onlyAJavaThatKnowsTheWordIsToldToAllowWhatGuavaDoes() {
    String word = "[--sun-misc-unsafe-memory-access=allow]";

    assertThat(checkout.run().out()).doesNotContain(word);
    assertThat(checkout.java("25").run().out()).contains(word);
    assertThat(checkout.run().out()).contains(word);
  }

  @Test
  void anOldJavaIsNamedBeforeAndAfterTheBuild() {
    String sentence = "avatar: found Java 11 at '";
    String allowed = "; install a JDK 17 or newer, or set JAVA_HOME\n";

    Outcome before = checkout.java("11").run();
    assertThat(before.code()).isEqualTo(3);
    assertThat(before.err()).startsWith(sentence).endsWith(allowed);
    assertThat(checkout.java("17").run().code()).isZero();
    assertThat(checkout.java("11").run()).isEqualTo(before);
  }

  @Test
  void aMissingJavaIsNamed() {
    assertThat(checkout.variable("JAVA_HOME", "/nowhere").run())
        .isEqualTo(
            new Outcome(
                3, "", "avatar: no Java was found; install a JDK 17 or newer, or set JAVA_HOME\n"));
  }

  @Test
  void aMissingOrOldMavenIsNamed() {
    assertThat(checkout.maven("3.6.3", "").run().err())
        .isEqualTo("avatar: found Maven 3.6; building needs 3.8 or newer\n");
    assertThat(checkout.without("mvn").run())
        .isEqualTo(
            new Outcome(
                3, "", "avatar: no Maven was found; install Maven 3.8 or newer to build\n"));
  }

  @Test
  void aCheckoutThatCannotBeWrittenIsNamed() throws IOException {
    assertThat(checkout.folder.resolve("app-cli").toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(checkout.folder.resolve("app-cli")))
        .as("a user other than root, whom a folder can refuse")
        .isFalse();

    assertThat(checkout.run())
        .isEqualTo(
            new Outcome(
                3,
                "",
                "avatar: '"
                    + checkout.folder
                    + "' cannot be written; build it as a user who may\n"));
  }

  @Test
  void whatIsNoTerminalIsNotCalledOne() {
    assertThat(checkout.run().out()).contains("[-Davatar.terminals=][-Davatar.columns=]");
  }
}
