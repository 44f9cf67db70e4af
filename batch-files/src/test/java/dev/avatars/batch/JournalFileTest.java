package dev.avatars.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.ports.StoreUnavailableException;
import dev.avatars.ports.tck.SampleRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal's file looks like, and how it takes damage. */
class JournalFileTest {
  private static final long SEED = 20_261_122;
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("spring.jsonl");
  }

  @Test
  @DisplayName("the file's form stays as it is, character by character")
  void theFormStays() throws IOException {
    write(SampleRows.waiting("anna"), SampleRows.failed("zoë"), SampleRows.done("anna"));
    assertThat(Files.readString(file)).isEqualTo(golden());
  }

  @Test
  @DisplayName("what this form once wrote is read")
  void theFormIsRead() throws IOException {
    Files.writeString(file, golden());
    assertThat(read()).containsExactly(SampleRows.done("anna"), SampleRows.failed("zoë"));
  }

  @Test
  @DisplayName("BJ-1 a name and words of any characters are found as they were written")
  void anyNameIsFound() {
    RowRecord odd = SampleRows.of(RowStatus.PAUSED);
    String name = "\ud83d\ude00 \"x\"\\\n\u0000\u2028 試す \ud83d";
    RowRecord row = renamed(odd, name);
    write(row);
    try (JournalFile journal = JournalFile.read(file)) {
      assertThat(journal.find(name)).contains(row);
    }
  }

  @Test
  @DisplayName("BJ-1 thousands of rows are found, each at its latest record")
  void manyRowsAreFound() {
    int rows = 3_000;
    try (JournalFile journal = JournalFile.open(file)) {
      for (int i = 0; i < 2 * rows; i++) {
        String name = "row " + i % rows;
        journal.write(i < rows ? SampleRows.waiting(name) : SampleRows.done(name));
      }
    }
    List<RowRecord> read = read();
    assertThat(read).hasSize(rows).allMatch(row -> row.status() == RowStatus.DONE);
    assertThat(read.get(17).name()).isEqualTo("row 17");
  }

  @Test
  @DisplayName(
      "BJ-2 P11 a file that was cut anywhere gives the records before the cut, and goes on")
  void aCutAnywhereIsLeftOut() throws IOException {
    write(SampleRows.waiting("anna"), SampleRows.done("ben"));
    byte[] whole = Files.readAllBytes(file);
    int first = indexOfLine(whole, 1);
    int second = indexOfLine(whole, 2);
    for (int length = 0; length < whole.length; length += length < first ? 5 : 53) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(read()).hasSize(length < second ? 0 : 1);
      write(SampleRows.waiting("cleo"));
      assertThat(read())
          .hasSize(length < second ? 1 : 2)
          .last()
          .extracting(RowRecord::name)
          .isEqualTo("cleo");
    }
  }

  @Test
  @DisplayName("BJ-2 P11 a last line that is no longer as it was written counts as cut off")
  void aDamagedLastLineIsLeftOut() throws IOException {
    write(SampleRows.waiting("anna"), SampleRows.waiting("ben"));
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length - 40] ^= 1;
    Files.write(file, whole);
    assertThat(read()).containsExactly(SampleRows.waiting("anna"));
    write(SampleRows.waiting("cleo"));
    assertThat(read()).containsExactly(SampleRows.waiting("anna"), SampleRows.waiting("cleo"));
  }

  @Test
  @DisplayName("P18 any damage in the middle is told by its line, and nothing is changed")
  void damageIsToldByItsLine() throws IOException {
    write(SampleRows.waiting("anna"), SampleRows.done("ben"), SampleRows.waiting("cleo"));
    byte[] whole = Files.readAllBytes(file);
    int start = indexOfLine(whole, 2);
    int end = indexOfLine(whole, 3) - 1;
    Random chance = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      damaged[start + chance.nextInt(end - start)] ^= (byte) (1 << chance.nextInt(7));
      Files.write(file, damaged);
      assertThatThrownBy(() -> JournalFile.open(file).close())
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("is damaged at line 3");
      assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"image,audio\n", "hello", "{\"format\":\"other\"}\n", "\u0000\u0000\u0000\u0000"})
  @DisplayName("P18 somebody else's file is refused and left as it is")
  void anotherFileIsLeftAlone(String text) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> JournalFile.open(file).close())
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("is no journal of a batch");
    assertThat(file).hasContent(text);
  }

  @Test
  @DisplayName("a journal of a newer version is refused in words")
  void aNewerVersionIsRefused() throws IOException {
    Files.writeString(file, "{\"format\":\"avatars-batch-journal\",\"version\":2,\"x\":1}\n");
    assertThatThrownBy(() -> JournalFile.read(file))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("was written by a newer version of this program");
  }

  @Test
  @DisplayName("a journal can be read while it is written, and reading does not unlock it")
  void readingGoesOnBesideWriting() {
    try (JournalFile journal = JournalFile.open(file)) {
      journal.write(SampleRows.waiting("anna"));
      try (JournalFile reader = JournalFile.read(file)) {
        journal.write(SampleRows.waiting("ben"));
        assertThat(reader.find("anna")).contains(SampleRows.waiting("anna"));
        assertThat(reader.find("ben")).isEmpty();
        assertThatThrownBy(() -> reader.write(SampleRows.waiting("cleo")))
            .isInstanceOf(IllegalStateException.class);
        assertThatCode(reader::sync).doesNotThrowAnyException();
      }
      assertThatThrownBy(() -> JournalFile.open(file).close())
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("is being written by another run");
    }
    assertThat(read()).hasSize(2);
  }

  @Test
  @DisplayName("BJ-4 another name of the same journal is locked, too")
  void aLinkIsLocked() throws IOException {
    write(SampleRows.waiting("anna"));
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
    try (JournalFile journal = JournalFile.open(file)) {
      assertThat(journal.find("anna")).isPresent();
      assertThatThrownBy(() -> JournalFile.open(link).close())
          .isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  @DisplayName("BJ-4 another process cannot open it to write until this one has closed it")
  void anotherProcessIsLockedOut() throws Exception {
    try (JournalFile journal = JournalFile.open(file)) {
      assertThatThrownBy(() -> JournalFile.open(file).close())
          .isInstanceOf(StoreUnavailableException.class);
      try (JournalFile reader = JournalFile.read(file)) {
        assertThat(reader.find("anna")).isEmpty();
      }
      assertThat(otherProcess()).isEqualTo(OtherProcess.REFUSED);
      journal.write(SampleRows.waiting("anna"));
    }
    assertThat(otherProcess()).isEqualTo(OtherProcess.OPENED);
  }

  @Test
  @DisplayName("an interrupted thread breaks the journal for nobody")
  void anInterruptBreaksNothing() {
    try (JournalFile journal = JournalFile.open(file)) {
      Thread.currentThread().interrupt();
      journal.write(SampleRows.waiting("anna"));
      assertThat(journal.find("anna")).isPresent();
      assertThat(Thread.interrupted()).isTrue();
      journal.write(SampleRows.waiting("ben"));
      assertThat(journal.records()).hasSize(2);
    }
  }

  @Test
  @DisplayName("a missing journal cannot be read, a closed one not be written")
  void whatIsNotThereIsTold() {
    assertThatThrownBy(() -> JournalFile.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
    JournalFile journal = JournalFile.open(file);
    journal.close();
    assertThatThrownBy(() -> journal.write(SampleRows.waiting("anna")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  @DisplayName("a record that is too long for a line is refused, and harms nothing")
  void aRecordThatIsTooLongIsRefused() {
    try (JournalFile journal = JournalFile.open(file)) {
      RowRecord huge = renamed(SampleRows.waiting("x"), "x".repeat(JournalText.LONGEST));
      assertThatThrownBy(() -> journal.write(huge))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("row: found a record of ");
      journal.write(SampleRows.waiting("anna"));
    }
    assertThat(read()).containsExactly(SampleRows.waiting("anna"));
  }

  private int otherProcess() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                OtherProcess.classPath(),
                OtherProcess.class.getName(),
                file.toString())
            .inheritIO()
            .start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private void write(RowRecord... rows) {
    try (JournalFile journal = JournalFile.open(file)) {
      Stream.of(rows).forEach(journal::write);
      journal.sync();
    }
  }

  private List<RowRecord> read() {
    try (JournalFile journal = JournalFile.read(file);
        Stream<RowRecord> records = journal.records()) {
      return records.toList();
    }
  }

  private static String golden() throws IOException {
    try (var golden = JournalFileTest.class.getResourceAsStream("journal-1.jsonl")) {
      assertThat(golden).isNotNull();
      return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Where a line begins; the first is 0. */
  private static int indexOfLine(byte[] bytes, int line) {
    int index = 0;
    for (int i = 0; i < line; index++) {
      i += bytes[index] == '\n' ? 1 : 0;
    }
    return index;
  }

  private static RowRecord renamed(RowRecord row, String name) {
    return new RowRecord(
        row.line(),
        name,
        row.output(),
        row.status(),
        row.job(),
        row.work(),
        name,
        row.speech(),
        row.length(),
        row.expected(),
        row.upperBound(),
        row.billed(),
        row.created(),
        row.handedOver(),
        row.ended(),
        row.video(),
        row.trouble());
  }
}
