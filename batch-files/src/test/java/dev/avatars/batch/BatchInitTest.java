package dev.avatars.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.batch.BatchInit.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder becomes an example manifest by simple rules. */
class BatchInitTest {
  @TempDir private Path folder;
  private Path media;
  private Path manifest;

  @BeforeEach
  void makeTheFolder() throws IOException {
    media = Files.createDirectory(folder.resolve("media"));
    manifest = folder.resolve("batch.csv");
  }

  @Test
  @DisplayName("files of the same name belong together, the others are left out")
  void sameNamesBelongTogether() throws IOException {
    files("ben.jpg", "ben.mp3", "anna.png", "anna.wav", "lonely.png", "extra.ogg", "notes.txt");
    assertThat(BatchInit.write(media, manifest))
        .isEqualTo(
            new Written(
                2,
                "files of the same name belong together",
                List.of("lonely.png has no partner", "extra.ogg has no partner")));
    assertThat(manifest)
        .content()
        .isEqualToNormalizingNewlines(
            "name,image,audio\nanna,media/anna.png,media/anna.wav\nben,media/ben.jpg,media/ben.mp3\n");
    assertThat(dev.avatars.batch.Written.as(manifest, Files.readAllBytes(manifest)).told())
        .containsExactly("anna", "ben");
  }

  @Test
  @DisplayName("one portrait speaks every speech, one speech is spoken by every portrait")
  void oneOfAKindIsSharedByAll() throws IOException {
    files("anna.png", "1.wav", "2.wav");
    assertThat(BatchInit.write(media, manifest))
        .isEqualTo(new Written(2, "the portrait speaks every speech", List.of()));
    assertThat(manifest).content().contains("anna-1,").contains("anna-2,");
    Files.delete(media.resolve("2.wav"));
    files("ben.png");
    assertThat(BatchInit.write(media, folder.resolve("other.csv")))
        .isEqualTo(new Written(2, "every portrait speaks the speech", List.of()));
  }

  @Test
  @DisplayName("of many of both the first speaks the first")
  void manyGoInOrder() throws IOException {
    files("anna.png", "ben.png", "1.wav", "2.wav", "3.wav");
    assertThat(BatchInit.write(media, manifest).leftOut()).containsExactly("3.wav has no partner");
    assertThat(manifest).content().contains("anna-1,").contains("ben-2,");
  }

  @Test
  @DisplayName("what a file is its first bytes say")
  void theContentDecides() throws IOException {
    Files.write(media.resolve("anna.dat"), "\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(media.resolve("hello.png"), "RIFF....WAVE".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(BatchInit.write(media, manifest).rows()).isEqualTo(1);
    assertThat(manifest).content().contains("media/anna.dat,media/hello.png");
  }

  @Test
  @DisplayName("P18 a name that a spreadsheet takes for a formula is written so that none does")
  void aFormulaIsDisarmed() throws IOException {
    files("=anna.png", "hello.wav");
    Path inside = media.resolve("batch.csv");
    assertThat(BatchInit.write(media, inside).rows()).isEqualTo(1);
    assertThat(Files.readString(inside)).contains("./=anna.png");
    assertThat(dev.avatars.batch.Written.as(inside, Files.readAllBytes(inside)).told())
        .containsExactly("anna-hello");
  }

  @Test
  @DisplayName("nothing is overwritten, and nothing is written for an empty folder")
  void nothingIsOverwritten() throws IOException {
    assertThat(BatchInit.write(media, manifest).rows()).isZero();
    assertThat(manifest).doesNotExist();
    files("anna.png", "anna.wav");
    Files.writeString(manifest, "mine");
    assertThatThrownBy(() -> BatchInit.write(media, manifest))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(manifest.toString());
    assertThat(manifest).hasContent("mine");
  }

  @Test
  @DisplayName("a manifest of another name is refused")
  void anotherNameIsRefused() {
    assertThatThrownBy(() -> BatchInit.write(media, folder.resolve("batch.jsonl")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowed: a name that ends in .csv");
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(media.resolve(name), "x");
    }
  }
}
