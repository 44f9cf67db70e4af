package dev.avatars.fake;

import dev.avatars.domain.job.JobStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The jobs that are not at rest, by their states and in the order of their times. A row has to be
 * out of it while it is changed. Guarded by the store's lock.
 */
final class Schedule {
  private static final Comparator<JobRow> EARLIEST_DUE =
      Comparator.comparing(JobRow::due).thenComparing(JobRow::number);
  private static final Comparator<JobRow> EARLIEST_FREE =
      Comparator.comparing(JobRow::free).thenComparing(JobRow::number);

  private final Map<JobStatus, Rows> rows = new EnumMap<>(JobStatus.class);

  Schedule() {
    Arrays.stream(JobStatus.values()).forEach(status -> rows.put(status, new Rows()));
  }

  /** Takes a row in, unless its job is at rest. */
  void add(JobRow row) {
    if (!row.job().isAtRest()) {
      setOf(row).add(row);
    }
  }

  void remove(JobRow row) {
    setOf(row).remove(row);
  }

  /** Up to so many rows in some states that are due and free, the earliest due first. */
  List<JobRow> due(Instant now, int most, Set<JobStatus> statuses) {
    return of(statuses)
        .flatMap(some -> some.due(now, most))
        .sorted(EARLIEST_DUE)
        .limit(most)
        .toList();
  }

  /** When the next row in some states is due and free. */
  Optional<Instant> next(Set<JobStatus> statuses) {
    return of(statuses).flatMap(Rows::next).min(Comparator.naturalOrder());
  }

  /** The rows in some states; empty for any. */
  private Stream<Rows> of(Set<JobStatus> statuses) {
    Collection<JobStatus> wanted = statuses.isEmpty() ? rows.keySet() : statuses;
    return wanted.stream().map(this::rowsIn);
  }

  private NavigableSet<JobRow> setOf(JobRow row) {
    Rows some = rowsIn(row.job().status());
    return row.isLeased() ? some.leased : some.unleased;
  }

  private Rows rowsIn(JobStatus status) {
    return Optional.ofNullable(rows.get(status)).orElseThrow();
  }

  /** The rows in one state. */
  private static final class Rows {
    private final NavigableSet<JobRow> unleased = new TreeSet<>(EARLIEST_DUE);
    private final NavigableSet<JobRow> leased = new TreeSet<>(EARLIEST_FREE);

    Stream<JobRow> due(Instant now, int most) {
      Stream<JobRow> overdue = leased.stream().takeWhile(row -> !row.free().isAfter(now));
      Stream<JobRow> due = unleased.stream().takeWhile(row -> !row.due().isAfter(now)).limit(most);
      return Stream.concat(overdue, due);
    }

    Stream<Instant> next() {
      return Stream.of(unleased, leased)
          .filter(some -> !some.isEmpty())
          .map(some -> some.first().free());
    }
  }
}
