package dev.avatars.domain.budget;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Label;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * A cap on what is held and billed together: in all, in a calendar month (UTC), or for the jobs of
 * a label.
 *
 * @param name for messages, such as {@code monthly}
 * @param cap the most that may be held and billed
 * @param period over which time it counts
 * @param labels only jobs with one of these labels count; empty for all jobs
 */
public record Budget(String name, Money cap, Period period, Set<Label> labels) {
  /** Over which time a budget counts. */
  public enum Period {
    /** For ever. */
    ALL_TIME,
    /** From the first to the last day of a month in UTC. */
    MONTH
  }

  public Budget {
    requireNonNull(name, "name");
    requireNonNull(period, "period");
    if (cap.isNegative()) {
      throw new IllegalArgumentException("budget: found " + cap + "; allowed: 0 or more");
    }
    labels = Set.copyOf(labels);
  }

  /** A cap for each calendar month. */
  public static Budget monthly(Money cap) {
    return new Budget("monthly", cap, Period.MONTH, Set.of());
  }

  /** A cap for all time. */
  public static Budget total(Money cap) {
    return new Budget("total", cap, Period.ALL_TIME, Set.of());
  }

  /** A cap for all jobs of a label. */
  public static Budget labelled(Label label, Money cap) {
    return new Budget("label " + label, cap, Period.ALL_TIME, Set.of(label));
  }

  /** Whether a line held at one time counts when another job is to be held now. */
  public boolean counts(Hold hold, Instant now) {
    boolean inPeriod = period == Period.ALL_TIME || month(hold.at()).equals(month(now));
    boolean labelled = labels.isEmpty() || hold.labels().stream().anyMatch(labels::contains);
    return inPeriod && labelled;
  }

  /** Whether the cap has room for an amount beside what is committed already. */
  public boolean hasRoom(Money committed, Money amount) {
    return !committed.plus(amount).isMoreThan(cap);
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }
}
