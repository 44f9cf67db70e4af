package dev.avatars.batch;

import dev.avatars.domain.batch.RowFault;
import dev.avatars.ports.Manifest.Entry;
import dev.avatars.ports.Manifest.Faulty;
import java.util.List;
import java.util.Optional;

/** A manifest that has a fault before any row. Not thread-safe. */
final class SingleEntry implements EntrySource {
  private static final String FIELD = "manifest";

  private Optional<Entry> left;

  SingleEntry(Faulty faulty) {
    left = Optional.of(faulty);
  }

  SingleEntry(int line, String found, String allowed) {
    this(new Faulty(line, List.of(RowFault.of(line, FIELD, found, allowed))));
  }

  @Override
  public Optional<Entry> next() {
    Optional<Entry> entry = left;
    left = Optional.empty();
    return entry;
  }
}
