package dev.avatars.ports.tck;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.ports.BatchJournal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Journals that each break one rule. */
final class LawlessJournals {
  private LawlessJournals() {}

  /** The contract over a journal in memory that was bent. */
  abstract static class OverMemory extends BatchJournalContract {
    private final MemoryJournal.Disk disk;

    OverMemory(MemoryJournal.Disk disk) {
      this.disk = disk;
    }

    @Override
    protected BatchJournal open(Path folder) {
      return disk.open();
    }

    @Override
    protected void cutTheLastRecord(Path folder) {
      disk.cutTheLastRecord();
    }
  }

  @Breaks("BJ-1")
  static final class ForgetsHowRowsEnded extends OverMemory {
    ForgetsHowRowsEnded() {
      super(
          new MemoryJournal.Disk() {
            @Override
            BatchJournal open() {
              take();
              return new MemoryJournal(this) {
                @Override
                Map<String, RowRecord> latest(List<RowRecord> written) {
                  Map<String, RowRecord> begun = new LinkedHashMap<>();
                  written.stream()
                      .filter(row -> row.video().isEmpty() && row.trouble().isEmpty())
                      .forEach(row -> begun.put(row.name(), row));
                  return begun;
                }

                @Override
                List<RowRecord> inOrder(List<RowRecord> written) {
                  return List.copyOf(super.latest(written).values());
                }
              };
            }
          });
    }
  }

  @Breaks("BJ-2")
  static final class LosesAllBeforeACut extends OverMemory {
    LosesAllBeforeACut() {
      super(
          new MemoryJournal.Disk() {
            @Override
            void cutTheLastRecord() {
              written().clear();
            }
          });
    }
  }

  @Breaks("BJ-3")
  static final class TellsTheLatestLast extends OverMemory {
    TellsTheLatestLast() {
      super(
          new MemoryJournal.Disk() {
            @Override
            BatchJournal open() {
              take();
              return new MemoryJournal(this) {
                @Override
                List<RowRecord> inOrder(List<RowRecord> written) {
                  Map<String, RowRecord> moved = new LinkedHashMap<>();
                  for (RowRecord row : written) {
                    moved.remove(row.name());
                    moved.put(row.name(), row);
                  }
                  return List.copyOf(moved.values());
                }
              };
            }
          });
    }
  }

  @Breaks("BJ-4")
  static final class LetsAnybodyIn extends OverMemory {
    LetsAnybodyIn() {
      super(
          new MemoryJournal.Disk() {
            @Override
            void take() {
              // anybody
            }
          });
    }
  }
}
