package dev.avatars.batch.report;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.ports.BatchJournal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A journal that is gone with its test, and that knows which of its streams were left open. */
final class MemoryJournal implements BatchJournal {
  private final Map<String, RowRecord> rows = new LinkedHashMap<>();
  private int open;

  static MemoryJournal of(RowRecord... rows) {
    MemoryJournal journal = new MemoryJournal();
    for (RowRecord row : rows) {
      journal.write(row);
    }
    return journal;
  }

  @Override
  public Optional<RowRecord> find(String row) {
    return Optional.ofNullable(rows.get(row));
  }

  @Override
  public Stream<RowRecord> records() {
    open++;
    Collection<RowRecord> all = rows.values();
    return all.stream().onClose(() -> open--);
  }

  @Override
  public void write(RowRecord row) {
    rows.put(row.name(), row);
  }

  @Override
  public void sync() {}

  @Override
  public void close() {}

  /** How many streams nobody closed. */
  int open() {
    return open;
  }
}
