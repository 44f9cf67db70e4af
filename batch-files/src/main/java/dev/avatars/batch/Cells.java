package dev.avatars.batch;

import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.ports.Manifest.Faulty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The cells of one row by their columns, and what is wrong with them. Not thread-safe. */
final class Cells {
  private final int line;
  private final Map<String, String> sound = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<RowFault> faults = new ArrayList<>();

  /** The cells of a row that begins on a line. */
  Cells(int line) {
    this.line = line;
  }

  int line() {
    return line;
  }

  /** Takes a cell; one that is empty is as good as absent. */
  void put(String column, String text) {
    CellRule.violation(column, text)
        .ifPresentOrElse(this::refuse, () -> sound.put(column, text.strip()));
  }

  /** Takes a cell unless the row has one of that column. */
  void putIfAbsent(String column, String text) {
    if (!refused.contains(column) && sound.getOrDefault(column, "").isEmpty()) {
      put(column, text);
    }
  }

  /** The text of a sound cell that is not empty. */
  Optional<String> text(String column) {
    return Optional.ofNullable(sound.get(column)).filter(text -> !text.isEmpty());
  }

  /** The sound cells of all columns, also the empty ones. */
  Map<String, String> all() {
    return Map.copyOf(sound);
  }

  /** What a function makes of a cell; a fault when it refuses. */
  <T> Optional<T> parsed(String column, String allowed, Function<String, T> parse) {
    return text(column).flatMap(text -> parsed(column, text, allowed, parse));
  }

  /** What a function makes of a text from a cell; a fault when it refuses. */
  <T> Optional<T> parsed(String column, String text, String allowed, Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException no) {
      refuse(column, Shown.quoted(text), allowed);
      return Optional.empty();
    }
  }

  void refuse(String column, String found, String allowed) {
    refuse(new Violation(column, found, allowed));
  }

  void refuse(Violation violation) {
    refused.add(violation.field());
    faults.add(new RowFault(line, violation));
  }

  /** Whether a column's cell was refused already. */
  boolean isRefused(String column) {
    return refused.contains(column);
  }

  boolean hasFaults() {
    return !faults.isEmpty();
  }

  /** The faults as an entry; there has to be one. */
  Faulty faulty() {
    return new Faulty(line, faults);
  }

  /** The faults as an entry that tells where the row's files are, as far as they were found. */
  Faulty faulty(Optional<MediaSource> portrait, Optional<MediaSource> speech) {
    return new Faulty(line, faults, portrait, speech);
  }
}
