package dev.avatars.batch;

import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.failure.Violation;
import dev.avatars.ports.Manifest.Faulty;
import java.util.List;
import java.util.Optional;

/**
 * The text of one row, or why there is none.
 *
 * @param line the line on which it begins
 * @param text the text; empty when it was refused
 * @param violation why it was refused
 */
record RawRow(int line, String text, Optional<Violation> violation) {
  static RawRow of(int line, String text) {
    return new RawRow(line, text, Optional.empty());
  }

  static RawRow refused(int line, Violation violation) {
    return new RawRow(line, "", Optional.of(violation));
  }

  /** The row as a faulty one; empty when its text is there. */
  Optional<Faulty> faulty() {
    return violation.map(why -> new Faulty(line, List.of(new RowFault(line, why))));
  }

  /** Whether there is nothing in it. */
  boolean isBlank() {
    return violation.isEmpty() && text.isBlank();
  }
}
