package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a batch would do and cost, before anything is spent.
 *
 * @param rows how many rows there are
 * @param faulty how many of them cannot be made
 * @param byStanding how many of the others stand how; a standing without rows is missing
 * @param sums what is to be bought, by model
 * @param expected the likely amount of all that is to be bought
 * @param upperBound the most it can be
 * @param committed what earlier runs of its rows hold or were billed
 * @param rendering how long the provider renders in all
 * @param longest how long it renders the longest row
 */
public record BatchPlan(
    int rows,
    int faulty,
    Map<Standing, Integer> byStanding,
    List<Sum> sums,
    Money expected,
    Money upperBound,
    Money committed,
    Duration rendering,
    Duration longest) {
  /** The field of a fault that is about money, so that allowing more would mend it. */
  public static final String COST = "cost";

  /** How a row stands before a run. */
  public enum Standing {
    /** It is to be bought. */
    TO_BUY,
    /** Its video is in the output folder. */
    DONE,
    /** It was begun before and goes on; its money is held already. */
    UNDER_WAY,
    /** Its video was bought before, by another row, batch or command; it costs nothing. */
    BOUGHT,
    /** It is the same work as a row before it; it costs nothing. */
    SHARED,
    /** Its inputs changed since it was begun. */
    CHANGED,
    /** It failed before in a way that may have cost something, and is not tried again unasked. */
    FAILED
  }

  /**
   * What is to be bought from one model.
   *
   * @param model which
   * @param tier its tier
   * @param rows how many rows
   * @param speech how long their speeches are in all
   * @param expected the likely amount
   * @param upperBound the most it can be
   */
  public record Sum(
      ModelId model, Tier tier, int rows, MediaLength speech, Money expected, Money upperBound) {
    public Sum {
      requireNonNull(model, "model");
      requireNonNull(tier, "tier");
      requireNonNull(speech, "speech");
      requireNonNull(expected, "expected");
      requireNonNull(upperBound, "upper bound");
    }
  }

  public BatchPlan {
    byStanding = Map.copyOf(byStanding);
    sums = List.copyOf(sums);
  }

  /**
   * Why a budget has no room for what is to be bought, beside what earlier runs took of it; empty
   * when it has.
   *
   * @return one sentence without a final full stop
   */
  public Optional<String> objection(Money budget) {
    boolean isEarlier = committed.isMoreThan(Money.zero(committed.currency()));
    String beside = isEarlier ? " beside the " + committed.display() + " of earlier runs" : "";
    return upperBound.plus(committed).isMoreThan(budget)
        ? Optional.of(
            "batch: it may cost up to %s%s; the budget is %s"
                .formatted(upperBound.display(), beside, budget.display()))
        : Optional.empty();
  }

  /** How many rows stand like this. */
  public int count(Standing standing) {
    return byStanding.getOrDefault(standing, 0);
  }

  /**
   * How long it takes when the provider renders so many rows at once.
   *
   * @param concurrency 1 or more
   */
  public Duration time(int concurrency) {
    Duration shared = rendering.dividedBy(concurrency);
    return shared.compareTo(longest) < 0 ? longest : shared;
  }
}
