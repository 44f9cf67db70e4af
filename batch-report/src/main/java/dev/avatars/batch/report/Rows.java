package dev.avatars.batch.report;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.ports.BatchJournal;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

/** The rows of a journal, read from the first one as often as they are needed. */
final class Rows {
  private final BatchJournal journal;

  Rows(BatchJournal journal) {
    this.journal = requireNonNull(journal, "journal");
  }

  /** Somebody who is shown the rows. */
  interface Reader {
    /**
     * Sees a row.
     *
     * @param number its place among all rows, from 1; the same in each pass
     */
    void read(int number, RowRecord row) throws IOException;
  }

  /** Shows all rows in their order. */
  void forEach(Reader reader) throws IOException {
    try (Stream<RowRecord> records = journal.records()) {
      Iterator<RowRecord> all = records.iterator();
      for (int number = 1; all.hasNext(); number++) {
        reader.read(number, all.next());
      }
    }
  }
}
