package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a batch is run. Immutable; each {@code with…} method answers a changed copy.
 *
 * <pre>{@code
 * BatchSettings settings =
 *     BatchSettings.into(Path.of("clips")).withBudget(Money.usd("50")).withOnCap(OnCap.FINISH);
 * }</pre>
 *
 * @param folder where the videos go; made when it is not there
 * @param budget the most that the batch may hold and spend in all its runs; empty for no cap
 * @param maxCostPerRow the most that one row may cost; empty for no limit
 * @param onCap what happens when a cap has no room for a row
 * @param onError what happens when a row fails
 * @param changes what happens to rows whose inputs changed since they were begun
 * @param existing what happens to files that are where a video goes
 * @param retry which failed rows are tried again
 */
public record BatchSettings(
    Path folder,
    Optional<Money> budget,
    Optional<Money> maxCostPerRow,
    OnCap onCap,
    OnError onError,
    Changes changes,
    Existing existing,
    Retry retry) {
  /** What happens when a cap has no room for a row. */
  public enum OnCap {
    /** Nothing is started unless all rows have room. */
    STOP,
    /** The rows that have room are finished, the others are left out. */
    FINISH
  }

  /** What happens when a row fails. */
  public enum OnError {
    /** The others go on. */
    CONTINUE,
    /** What waits here is cancelled for free; what the provider has is finished. */
    STOP
  }

  /** What happens to rows whose inputs changed since they were begun. */
  public enum Changes {
    /** The batch is refused, and what is different is told. */
    REFUSED,
    /** They are made, and paid for, as they are now. */
    ACCEPTED
  }

  /** What happens to a file that is where a video goes and is none of this batch. */
  public enum Existing {
    /** The row is refused. */
    REFUSED,
    /** It is replaced. */
    REPLACED
  }

  /** Which failed rows are tried again. */
  public enum Retry {
    /** Those that cost nothing. */
    FREE,
    /** Those that may have cost something, too. */
    ALL;

    /** Whether a job that ended without a video may be followed by another for the same work. */
    boolean passesBy(Job job) {
      boolean isDeadEnd = job.status() == JobStatus.FAILED || job.status() == JobStatus.CANCELLED;
      return isDeadEnd && (this == ALL || job.state().spend() == Spend.NONE);
    }
  }

  public BatchSettings {
    requireNonNull(folder, "folder");
    requireNonNull(onCap, "on cap");
    requireNonNull(onError, "on error");
    requireNonNull(changes, "changes");
    requireNonNull(existing, "existing");
    requireNonNull(retry, "retry");
    requireNotNegative("budget", budget);
    requireNotNegative("max cost per row", maxCostPerRow);
  }

  /** No caps; whatever is unclear is refused. */
  public static BatchSettings into(Path folder) {
    return new BatchSettings(
        folder,
        Optional.empty(),
        Optional.empty(),
        OnCap.STOP,
        OnError.CONTINUE,
        Changes.REFUSED,
        Existing.REFUSED,
        Retry.FREE);
  }

  /** With a cap on the whole batch. */
  public BatchSettings withBudget(Money cap) {
    return new BatchSettings(
        folder, Optional.of(cap), maxCostPerRow, onCap, onError, changes, existing, retry);
  }

  /** With a limit for each row. */
  public BatchSettings withMaxCostPerRow(Money limit) {
    return new BatchSettings(
        folder, budget, Optional.of(limit), onCap, onError, changes, existing, retry);
  }

  /** With another answer to a cap that is reached. */
  public BatchSettings withOnCap(OnCap answer) {
    return new BatchSettings(
        folder, budget, maxCostPerRow, answer, onError, changes, existing, retry);
  }

  /** With another answer to a row that fails. */
  public BatchSettings withOnError(OnError answer) {
    return new BatchSettings(
        folder, budget, maxCostPerRow, onCap, answer, changes, existing, retry);
  }

  /** With another answer to changed inputs. */
  public BatchSettings withChanges(Changes answer) {
    return new BatchSettings(
        folder, budget, maxCostPerRow, onCap, onError, answer, existing, retry);
  }

  /** With another answer to files that are there already. */
  public BatchSettings withExisting(Existing answer) {
    return new BatchSettings(folder, budget, maxCostPerRow, onCap, onError, changes, answer, retry);
  }

  /** With another choice of the rows that are tried again. */
  public BatchSettings withRetry(Retry choice) {
    return new BatchSettings(
        folder, budget, maxCostPerRow, onCap, onError, changes, existing, choice);
  }

  private static void requireNotNegative(String field, Optional<Money> amount) {
    if (amount.filter(Money::isNegative).isPresent()) {
      throw new IllegalArgumentException(
          field + ": found " + amount.get() + "; allowed: zero or more");
    }
  }
}
