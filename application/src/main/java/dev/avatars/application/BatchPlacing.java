package dev.avatars.application;

import static dev.avatars.domain.budget.Budget.Period.ALL_TIME;

import dev.avatars.application.BatchPlan.Standing;
import dev.avatars.application.RowChecks.Priced;
import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.Label;
import dev.avatars.ports.Cancellation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Finds or makes the jobs of a batch's rows, each with its hold, and takes back those that wait.
 * Thread-safe.
 */
final class BatchPlacing {
  /** So many at once create jobs or cancel them, which mostly wait for the disk together. */
  static final int WRITERS = 32;

  private final BatchRun.Parts parts;
  private final BatchSettings settings;
  private final Label label;
  private final List<Budget> caps;
  private final Set<JobId> placed = ConcurrentHashMap.newKeySet();

  BatchPlacing(BatchRun.Parts parts, BatchSettings settings, BatchName batch) {
    this.parts = parts;
    this.settings = settings;
    this.label = batch.label();
    this.caps =
        settings.budget().stream()
            .map(cap -> new Budget("batch " + batch, cap, ALL_TIME, Set.of(label)))
            .toList();
  }

  /**
   * A row, and what came of placing it.
   *
   * @param row the row
   * @param job its job; empty when it needs none, or got none
   * @param refusal the cap that had no room for it
   */
  record Placed(
      RowChecks.Checked row, Optional<Job> job, Optional<AvatarException.SpendRefused> refusal) {
    static Placed without(RowChecks.Checked row) {
      return new Placed(row, Optional.empty(), Optional.empty());
    }

    private static Placed with(RowChecks.Checked row, Optional<Job> job) {
      return new Placed(row, job, Optional.empty());
    }
  }

  Placed placed(RowChecks.Checked row) {
    if (row instanceof RowChecks.Kept kept) {
      return Placed.with(
          row,
          kept.standing() == Standing.DONE
              ? open(kept.record())
              : kept.record().job().flatMap(parts.store()::find));
    }
    if (!(row instanceof Priced priced)) {
      return Placed.without(row);
    }
    return switch (priced.standing()) {
      case TO_BUY, UNDER_WAY, BOUGHT -> bought(priced);
      case DONE -> Placed.with(row, priced.before().flatMap(this::open));
      case SHARED, CHANGED, FAILED -> Placed.without(row);
    };
  }

  /**
   * The job of a row, found or made.
   *
   * @throws AvatarException.SpendRefused when a cap has no room for it
   */
  Job place(Priced row) {
    AvatarDraft draft = row.row().draft();
    Set<Label> labels = new HashSet<>(draft.labels());
    labels.add(label);
    Job job =
        parts
            .orders()
            .place(draft.withLabels(labels), row.request(), row.quote(), settings.retry(), caps);
    if (isOurs(job)) {
      placed.add(job.id());
    }
    return job;
  }

  /** Whether a job was made for this batch, in this run or an earlier one. */
  boolean isOurs(Job job) {
    return job.labels().contains(label);
  }

  /** Takes back all that this run has placed; tells what came of it, as the end of a sentence. */
  String takenBack() {
    long left = withdraw(placed);
    return left == 0
        ? "nothing was begun"
        : left + " rows go on that the provider has, or that ended before";
  }

  /**
   * Cancels for free what waits here, unless somebody here waits for it by itself.
   *
   * @return how many jobs did not wait here any more
   */
  long withdraw(Set<JobId> jobs) {
    ExecutorService pool =
        Executors.newFixedThreadPool(WRITERS, Worker.daemons("avatar-batch-withdraw"));
    try {
      List<CompletableFuture<Cancellation>> asked =
          jobs.stream()
              .filter(job -> !parts.announcer().isWatched(job))
              .map(job -> CompletableFuture.supplyAsync(() -> parts.jobs().withdraw(job), pool))
              .toList();
      return asked.stream().filter(answer -> !isGone(answer.join())).count();
    } finally {
      pool.shutdown();
    }
  }

  private Placed bought(Priced row) {
    row.replaced().flatMap(parts.store()::find).ifPresent(old -> parts.jobs().withdraw(old.id()));
    try {
      return Placed.with(row, Optional.of(place(row)));
    } catch (AvatarException.SpendRefused refusal) {
      return new Placed(row, Optional.empty(), Optional.of(refusal));
    }
  }

  /** The job of a row of which there may still be news, if only its bill. */
  private Optional<Job> open(RowRecord row) {
    return row.billed().isPresent() ? Optional.empty() : row.job().flatMap(parts.store()::find);
  }

  private static boolean isGone(Cancellation answer) {
    return answer.fold(() -> true, () -> false, () -> false, failure -> false);
  }
}
