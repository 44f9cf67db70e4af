package dev.avatars.ports.tck;

import dev.avatars.domain.batch.RowFault;
import dev.avatars.ports.Manifest;
import dev.avatars.ports.Manifest.Entry;
import dev.avatars.ports.Manifest.Faulty;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Manifests that each break one rule. */
final class LawlessManifests {
  private LawlessManifests() {}

  /** The contract over a manifest in memory that was bent. */
  abstract static class OverMemory extends ManifestContract {
    private final Function<List<Map<String, String>>, Manifest> bent;

    OverMemory(Function<List<Map<String, String>>, Manifest> bent) {
      this.bent = bent;
    }

    @Override
    protected Manifest manifest(Path folder, List<Map<String, String>> rows) {
      return bent.apply(rows);
    }
  }

  @Breaks("MF-1")
  static final class GoesOnWhereItWas extends OverMemory {
    GoesOnWhereItWas() {
      super(
          rows ->
              new MemoryManifest(rows) {
                private final Iterator<Entry> left = super.rows().iterator();

                @Override
                public Stream<Entry> rows() {
                  return StreamSupport.stream(Spliterators.spliteratorUnknownSize(left, 0), false);
                }
              });
    }
  }

  @Breaks("MF-2")
  static final class TellsTheFirstFaultAlone extends OverMemory {
    TellsTheFirstFaultAlone() {
      super(
          rows ->
              new MemoryManifest(rows) {
                @Override
                Entry entry(int line, Map<String, String> row) {
                  return super.entry(line, row)
                      .<Entry>fold(Good::new, TellsTheFirstFaultAlone::first);
                }
              });
    }

    private static Entry first(Faulty row) {
      return new Faulty(row.line(), row.faults().subList(0, 1), row.portrait(), row.speech());
    }
  }

  @Breaks("MF-2")
  static final class KeepsTheFilesOfAFaultyRow extends OverMemory {
    KeepsTheFilesOfAFaultyRow() {
      super(
          rows ->
              new MemoryManifest(rows) {
                @Override
                Entry entry(int line, Map<String, String> row) {
                  return super.entry(line, row)
                      .<Entry>fold(Good::new, faulty -> new Faulty(line, faulty.faults()));
                }
              });
    }
  }

  @Breaks("MF-3")
  static final class BendsNamesUntilTheyFit extends OverMemory {
    BendsNamesUntilTheyFit() {
      super(
          rows ->
              new MemoryManifest(rows) {
                @Override
                Optional<RowFault> name(int line, Map<String, String> row) {
                  return Optional.empty();
                }
              });
    }
  }
}
