package dev.avatars.batch;

import dev.avatars.domain.batch.RowFault;
import dev.avatars.ports.Manifest.Entry;
import dev.avatars.ports.Manifest.Faulty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** One reading of a manifest, from its first entry on. Not thread-safe. */
final class Reading implements Iterator<Entry> {
  private final Path manifest;
  private final Bytes bytes;
  private final EntrySource source;
  private Optional<Entry> ahead = Optional.empty();
  private boolean begun;
  private boolean ended;

  Reading(Path manifest, Bytes bytes, EntrySource source) {
    this.manifest = manifest;
    this.bytes = bytes;
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty() && !ended) {
      ahead = begun ? read() : read().or(Reading::nothing);
      begun = true;
      ended = ahead.isEmpty();
    }
    return ahead.isPresent();
  }

  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the manifest has no further row");
    }
    Entry entry = ahead.orElseThrow();
    ahead = Optional.empty();
    return entry;
  }

  void close() {
    try {
      bytes.close();
    } catch (IOException refused) {
      throw unreadable(manifest, refused);
    }
  }

  static UncheckedIOException unreadable(Path manifest, IOException why) {
    return new UncheckedIOException("the manifest " + manifest + " cannot be read: " + why, why);
  }

  private Optional<Entry> read() {
    try {
      return source.next();
    } catch (IOException refused) {
      throw unreadable(manifest, refused);
    }
  }

  private static Optional<Entry> nothing() {
    RowFault fault = RowFault.of(1, "manifest", "no rows", "one or more");
    return Optional.of(new Faulty(1, List.of(fault)));
  }
}
