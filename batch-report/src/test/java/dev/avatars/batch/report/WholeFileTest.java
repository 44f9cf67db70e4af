package dev.avatars.batch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.Template;
import dev.avatars.domain.batch.BatchName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void aReportThatBreaksOffLeavesTheOneBeforeAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "before");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write("half");
                      out.flush();
                      throw new IOException("full");
                    }))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(file).hasContent("before");
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }

  @Test
  void aReportReplacesTheOneBefore() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "before");
    WholeFile.write(file, out -> out.write("after"));

    assertThat(file).hasContent("after");
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }

  @Test
  void aDiskThatIsFullIsNoFaultOfTheTemplate() {
    Template template = Templates.template("foot");

    assertThatThrownBy(() -> Templates.fill(template, Map.of("script", ""), new FullDisk()))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }

  /** A writer to a disk that takes nothing more. */
  private static final class FullDisk extends Writer {
    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    BatchReport report =
        BatchReport.of(new BatchName("spring"), new MemoryJournal(), folder, folder, Desk.NOW);

    assertThatThrownBy(() -> report.csv(folder.resolve("nowhere/report.csv")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void aFileAboveThePageIsNamedFromThere() {
    assertThat(RelativeUrl.of(folder.resolve("reports/may/page.html"), folder.resolve("a b/c.mp4")))
        .isEqualTo("../../a%20b/c.mp4");
  }

  @Test
  void anAddressIsAsciiWhateverTheNameIs() {
    assertThat(RelativeUrl.encoded("Grüße ☺.mp4")).isEqualTo("Gr%C3%BC%C3%9Fe%20%E2%98%BA.mp4");
  }
}
