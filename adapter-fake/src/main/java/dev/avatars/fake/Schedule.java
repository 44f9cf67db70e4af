package dev.avatars.fake;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The jobs that have not ended, in the order of their times. A row has to be out of it while it is
 * changed. Guarded by the store's lock.
 */
final class Schedule {
  private static final Comparator<JobRow> EARLIEST_DUE =
      Comparator.comparing(JobRow::due).thenComparing(JobRow::number);
  private static final Comparator<JobRow> EARLIEST_FREE =
      Comparator.comparing(JobRow::free).thenComparing(JobRow::number);

  private final NavigableSet<JobRow> unleased = new TreeSet<>(EARLIEST_DUE);
  private final NavigableSet<JobRow> leased = new TreeSet<>(EARLIEST_FREE);

  /** Takes a row in, unless its job has ended. */
  void add(JobRow row) {
    if (!row.job().isEnded()) {
      setOf(row).add(row);
    }
  }

  void remove(JobRow row) {
    setOf(row).remove(row);
  }

  /** Up to so many rows that are due and free, the earliest due first. */
  List<JobRow> due(Instant now, int most) {
    Stream<JobRow> overdue = leased.stream().takeWhile(row -> !row.free().isAfter(now));
    Stream<JobRow> due = unleased.stream().takeWhile(row -> !row.due().isAfter(now)).limit(most);
    return Stream.concat(overdue, due).sorted(EARLIEST_DUE).limit(most).toList();
  }

  /** When the next row is due and free. */
  Optional<Instant> next() {
    return Stream.of(unleased, leased)
        .filter(rows -> !rows.isEmpty())
        .map(rows -> rows.first().free())
        .min(Comparator.naturalOrder());
  }

  private NavigableSet<JobRow> setOf(JobRow row) {
    return row.isLeased() ? leased : unleased;
  }
}
