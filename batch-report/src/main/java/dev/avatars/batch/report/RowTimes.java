package dev.avatars.batch.report;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a row took. */
final class RowTimes {
  private RowTimes() {}

  /** From the hand-over to the end; empty when either was not seen. */
  static Optional<Duration> atProvider(RowRecord row) {
    return row.handedOver().flatMap(from -> row.ended().map(to -> between(from, to)));
  }

  /**
   * From the hand-over, or the beginning where none was seen, to the end or to now; empty for what
   * waits here.
   */
  static Optional<Duration> taken(RowRecord row, Instant now) {
    Instant from = row.handedOver().orElse(row.created());
    boolean goesOn = row.status() == RowStatus.RUNNING || row.status() == RowStatus.IN_DOUBT;
    Optional<Instant> until = row.ended().isEmpty() && goesOn ? Optional.of(now) : row.ended();
    return until.map(to -> between(from, to));
  }

  /** Clocks are set back now and then; nothing takes less than no time. */
  static Duration between(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }
}
