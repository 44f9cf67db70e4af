package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.money.Money;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How far a batch is.
 *
 * @param phase what is going on
 * @param rows how many rows there are, as far as they were read
 * @param byStatus how many rows are where; a status without rows is missing
 * @param held what is held for rows that go on or were not billed yet
 * @param billed what was billed
 * @param elapsed since the batch was begun this time
 * @param perHour how many rows come to their end in an hour, at the pace of this run so far; 0
 *     before there is one
 * @param left how long it may still take, once that can be said
 */
public record BatchProgress(
    Phase phase,
    int rows,
    Map<RowStatus, Integer> byStatus,
    Money held,
    Money billed,
    Duration elapsed,
    long perHour,
    Optional<Duration> left) {
  /** What is going on. */
  public enum Phase {
    /** The rows are measured, checked and priced; nothing is spent. */
    CHECKING,
    /** Money is held for each row; nothing is spent. */
    HOLDING,
    /** Videos are made. */
    RUNNING,
    /** Nothing more is handed over; what the provider has is finished. */
    STOPPING,
    /** It is over. */
    ENDED
  }

  public BatchProgress {
    requireNonNull(phase, "phase");
    requireNonNull(held, "held");
    requireNonNull(billed, "billed");
    requireNonNull(elapsed, "elapsed");
    requireNonNull(left, "left");
    byStatus = Map.copyOf(byStatus);
  }

  /** Rows are being read, and nothing else is known. */
  static BatchProgress checking(int rows, Duration elapsed) {
    Money nothing = Money.usd("0");
    return new BatchProgress(
        Phase.CHECKING, rows, Map.of(), nothing, nothing, elapsed, 0, Optional.empty());
  }

  /** How many rows are in a status. */
  public int count(RowStatus status) {
    return byStatus.getOrDefault(status, 0);
  }
}
