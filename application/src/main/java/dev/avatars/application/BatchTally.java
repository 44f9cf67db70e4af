package dev.avatars.application;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.money.Money;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Rows by status and money by kind, kept up to date row by row. Not thread-safe. */
final class BatchTally {
  private final Map<RowStatus, Integer> counts = new EnumMap<>(RowStatus.class);
  private Money held = Money.usd("0");
  private Money billed = Money.usd("0");

  /** Counts what a row is now instead of what it was. */
  void replace(Optional<RowRecord> before, RowRecord now) {
    before.ifPresent(
        gone -> {
          counts.merge(gone.status(), -1, Integer::sum);
          held = held.minus(held(gone));
          billed = billed.minus(billed(gone));
        });
    counts.merge(now.status(), 1, Integer::sum);
    held = held.plus(held(now));
    billed = billed.plus(billed(now));
  }

  int count(RowStatus status) {
    return counts.getOrDefault(status, 0);
  }

  Map<RowStatus, Integer> counts() {
    return counts;
  }

  Money held() {
    return held;
  }

  Money billed() {
    return billed;
  }

  private static Money billed(RowRecord row) {
    return row.billed().orElse(Money.zero(row.upperBound().currency()));
  }

  /** A row holds its upper bound until it was billed, or came to an end that costs nothing. */
  private static Money held(RowRecord row) {
    boolean holds =
        switch (row.status()) {
          case WAITING, RUNNING, PAUSED, IN_DOUBT -> row.job().isPresent();
          case DONE, FAILED, CANCELLED -> row.job().isPresent() && row.billed().isEmpty();
          case OVER_BUDGET -> false;
        };
    return holds ? row.upperBound() : Money.zero(row.upperBound().currency());
  }
}
