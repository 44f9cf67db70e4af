package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {
  @TempDir Path folder;

  @Test
  void theDemoReplacesItsOwnFileWithTheSameBytes() throws IOException {
    Desk desk = Desk.in(folder);

    Outcome first = desk.run("demo");
    byte[] bytes = Files.readAllBytes(folder.resolve("avatar-demo.mp4"));
    Outcome second = desk.run("demo");

    assertThat(first.code()).isZero();
    assertThat(second.document()).isEqualTo(first.document());
    assertThat(folder.resolve("avatar-demo.mp4")).hasBinaryContent(bytes);
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void theDemoTellsHowToPlayItAndWhatToTryNext() {
    Outcome demo =
        Desk.withTerminal(folder).property("os.name", "Mac OS X").run("demo", "--portrait", "2");

    assertThat(demo.err())
        .contains("offline, free, simulated")
        .contains("open " + folder.resolve("avatar-demo.mp4"))
        .contains("avatar render IMAGE AUDIO -o OUT.mp4", "avatar quote IMAGE AUDIO");
    assertThat(demo.out())
        .startsWith("video    " + folder.resolve("avatar-demo.mp4"))
        .contains("length   9.747 s");
  }

  @ParameterizedTest
  @CsvSource({"0", "4", "ada"})
  void thereAreThreePortraits(String number) {
    Outcome outcome = Desk.in(folder).run("demo", "--portrait", number);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("portrait: found '" + number + "'; allowed: 1, 2 or 3");
  }

  @Test
  void aFileOfSomebodyElseIsNotReplaced() {
    Desk desk = Desk.in(folder);
    desk.file("holiday.mp4", "mine");

    assertThat(desk.run("demo", "-o", "holiday.mp4").code()).isEqualTo(2);
    assertThat(folder.resolve("holiday.mp4")).hasContent("mine");
  }

  @Test
  void aFolderGetsTheDemosFile() throws IOException {
    Files.createDirectory(folder.resolve("videos"));

    assertThat(Desk.in(folder).run("demo", "-o", "videos", "--portrait", "3").code()).isZero();
    assertThat(folder.resolve("videos/avatar-demo.mp4")).exists();
  }

  @Test
  void withoutAPlaceForTemporaryFilesItSaysSo() {
    Outcome outcome =
        Desk.in(folder).property("java.io.tmpdir", folder.resolve("gone").toString()).run("demo");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("is not there any more");
  }
}
