package dev.avatars.ports.tck;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.ports.BatchJournal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A lawful journal in memory. Not final, so that lawless ones can bend a single method. */
class MemoryJournal implements BatchJournal {
  /** What is left of a journal when it is closed. Not final, like the journal. */
  static class Disk {
    private final List<RowRecord> written = new ArrayList<>();
    private boolean open;

    BatchJournal open() {
      take();
      return new MemoryJournal(this);
    }

    void cutTheLastRecord() {
      written.remove(written.size() - 1);
    }

    final List<RowRecord> written() {
      return written;
    }

    void take() {
      if (open) {
        throw new IllegalStateException("somebody has it open");
      }
      open = true;
    }
  }

  private final Disk disk;

  MemoryJournal(Disk disk) {
    this.disk = disk;
  }

  @Override
  public final synchronized Optional<RowRecord> find(String row) {
    return Optional.ofNullable(latest(disk.written()).get(row));
  }

  @Override
  public final synchronized Stream<RowRecord> records() {
    return inOrder(disk.written()).stream();
  }

  @Override
  public final synchronized void write(RowRecord row) {
    disk.written().add(row);
  }

  @Override
  public void sync() {
    // it is written already
  }

  @Override
  public void close() {
    disk.open = false;
  }

  Map<String, RowRecord> latest(List<RowRecord> written) {
    Map<String, RowRecord> latest = new LinkedHashMap<>();
    written.forEach(row -> latest.put(row.name(), row));
    return latest;
  }

  List<RowRecord> inOrder(List<RowRecord> written) {
    return List.copyOf(latest(written).values());
  }
}
