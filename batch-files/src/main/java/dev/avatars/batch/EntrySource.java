package dev.avatars.batch;

import dev.avatars.ports.Manifest.Entry;
import java.io.IOException;
import java.util.Optional;

/** Where the entries of a manifest come from, one after the other. */
interface EntrySource {
  /** The next entry; empty after the last. */
  Optional<Entry> next() throws IOException;
}
