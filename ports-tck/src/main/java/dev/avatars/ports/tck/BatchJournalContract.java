package dev.avatars.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.ports.BatchJournal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@link BatchJournal}, rules BJ-1 to BJ-4. */
public abstract class BatchJournalContract {
  private static final int CROWD = 8;
  private static final int EACH = 50;

  @TempDir private Path folder;

  /** The journal of a folder, opened to write; a new one when the folder is empty. */
  protected abstract BatchJournal open(Path folder);

  /** Cuts off the end of the record that was written last, as a crash does; it is not open. */
  protected abstract void cutTheLastRecord(Path folder);

  @Test
  @DisplayName("BJ-1 the latest record of a row is found by its name, with every field")
  final void theLatestRecordIsFound() {
    try (BatchJournal journal = open(folder)) {
      journal.write(SampleRows.waiting("anna"));
      journal.write(SampleRows.waiting("ben"));
      journal.write(SampleRows.done("anna"));
      assertThat(journal.find("anna")).contains(SampleRows.done("anna"));
      assertThat(journal.find("ben")).contains(SampleRows.waiting("ben"));
      assertThat(journal.find("zoë")).isEmpty();
    }
  }

  @Test
  @DisplayName("BJ-1 P20 the latest record of a row is found after the journal was opened again")
  final void theLatestRecordIsFoundAgain() {
    write(SampleRows.waiting("anna"), SampleRows.failed("ben"), SampleRows.done("anna"));
    try (BatchJournal journal = open(folder)) {
      assertThat(journal.find("anna")).contains(SampleRows.done("anna"));
      assertThat(journal.find("ben")).contains(SampleRows.failed("ben"));
    }
  }

  @Test
  @DisplayName("BJ-1 a row of each status is found as it was written")
  final void everyStatusIsFound() {
    RowRecord[] rows = Stream.of(RowStatus.values()).map(SampleRows::of).toArray(RowRecord[]::new);
    write(rows);
    try (BatchJournal journal = open(folder)) {
      for (RowRecord row : rows) {
        assertThat(journal.find(row.name())).contains(row);
      }
    }
  }

  @Test
  @DisplayName("BJ-1 what a crowd of threads wrote is found")
  final void whatACrowdWroteIsFound() {
    try (BatchJournal journal = open(folder)) {
      List<RowRecord> written =
          Together.threads(CROWD)
              .each(
                  EACH,
                  run -> {
                    RowRecord row = SampleRows.waiting("row " + run);
                    journal.write(row);
                    return row;
                  });
      assertThat(written).allSatisfy(row -> assertThat(journal.find(row.name())).contains(row));
    }
  }

  @Test
  @DisplayName("BJ-2 P11 a record that was cut off is left out, every one before it is found")
  final void aCutRecordIsLeftOut() {
    write(SampleRows.waiting("anna"), SampleRows.waiting("ben"), SampleRows.done("anna"));
    cutTheLastRecord(folder);
    try (BatchJournal journal = open(folder)) {
      assertThat(journal.find("anna")).contains(SampleRows.waiting("anna"));
      assertThat(journal.find("ben")).contains(SampleRows.waiting("ben"));
    }
  }

  @Test
  @DisplayName("BJ-2 P11 a journal whose last record was cut off can be written on")
  final void aCutJournalGoesOn() {
    write(SampleRows.waiting("anna"), SampleRows.waiting("ben"));
    cutTheLastRecord(folder);
    write(SampleRows.waiting("cleo"));
    try (BatchJournal journal = open(folder)) {
      assertThat(journal.find("anna")).contains(SampleRows.waiting("anna"));
      assertThat(journal.find("cleo")).contains(SampleRows.waiting("cleo"));
    }
  }

  @Test
  @DisplayName("BJ-3 the latest records are told in the order in which their rows came first")
  final void recordsAreInTheOrderOfTheirRows() {
    try (BatchJournal journal = open(folder)) {
      journal.write(SampleRows.waiting("cleo"));
      journal.write(SampleRows.waiting("anna"));
      journal.write(SampleRows.waiting("ben"));
      journal.write(SampleRows.done("cleo"));
      try (Stream<RowRecord> records = journal.records()) {
        assertThat(records)
            .containsExactly(
                SampleRows.done("cleo"), SampleRows.waiting("anna"), SampleRows.waiting("ben"));
      }
    }
  }

  @Test
  @DisplayName("BJ-3 a new journal has no records")
  final void aNewJournalIsEmpty() {
    try (BatchJournal journal = open(folder);
        Stream<RowRecord> records = journal.records()) {
      assertThat(records).isEmpty();
    }
  }

  @Test
  @DisplayName("BJ-4 while a journal is open nobody else can open it to write")
  final void onlyOneWrites() {
    try (BatchJournal journal = open(folder)) {
      assertThatThrownBy(() -> open(folder).close()).isInstanceOf(RuntimeException.class);
      journal.write(SampleRows.waiting("anna"));
    }
    write(SampleRows.waiting("ben"));
  }

  private void write(RowRecord... rows) {
    try (BatchJournal journal = open(folder)) {
      for (RowRecord row : rows) {
        journal.write(row);
      }
      journal.sync();
    }
  }
}
