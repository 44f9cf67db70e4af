package dev.avatars.application;

import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.OutputName;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Manifests and journals in memory, and a listener that remembers. */
final class BatchScene {
  private BatchScene() {}

  /** A manifest that was written down in a test. */
  static final class Rows implements Manifest {
    private final List<Entry> entries = new ArrayList<>();

    Rows row(String name, AvatarDraft draft) {
      return row(name, name + ".mp4", draft);
    }

    Rows row(String name, String output, AvatarDraft draft) {
      entries.add(new Good(new BatchRow(line(), name, new OutputName(output), draft)));
      return this;
    }

    Rows fault(String column) {
      entries.add(new Faulty(line(), List.of(RowFault.of(line(), column, "x", "y"))));
      return this;
    }

    Rows fault(String column, AvatarDraft draft) {
      List<RowFault> faults = List.of(RowFault.of(line(), column, "x", "y"));
      entries.add(
          new Faulty(line(), faults, Optional.of(draft.portrait()), Optional.of(draft.speech())));
      return this;
    }

    private int line() {
      return entries.size() + 2;
    }

    @Override
    public BatchName name() {
      return new BatchName("spring");
    }

    @Override
    public Stream<Entry> rows() {
      return entries.stream();
    }
  }

  /** A journal that ends with the test. */
  static final class Pages implements BatchJournal {
    private final Map<String, RowRecord> latest = new LinkedHashMap<>();

    @Override
    public synchronized Optional<RowRecord> find(String row) {
      return Optional.ofNullable(latest.get(row));
    }

    @Override
    public synchronized Stream<RowRecord> records() {
      return List.copyOf(latest.values()).stream();
    }

    @Override
    public synchronized void write(RowRecord row) {
      latest.put(row.name(), row);
    }

    @Override
    public void sync() {}

    @Override
    public void close() {}
  }

  /** Remembers what it was told. */
  static final class Heard implements BatchListener {
    final List<String> faults = new ArrayList<>();
    final List<String> changes = new ArrayList<>();
    final List<BatchProgress> progress = new ArrayList<>();

    @Override
    public void faulty(RowFault fault) {
      faults.add(fault.toString());
    }

    @Override
    public void changed(BatchRow row, List<String> differences) {
      changes.add(row.name() + ": " + String.join(", ", differences));
    }

    @Override
    public void progress(BatchProgress now) {
      progress.add(now);
    }
  }
}
