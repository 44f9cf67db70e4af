package dev.avatars.application;

import dev.avatars.application.BatchOutcome.End;
import dev.avatars.application.BatchPlacing.Placed;
import dev.avatars.application.BatchPlan.Standing;
import dev.avatars.application.BatchProgress.Phase;
import dev.avatars.application.BatchSettings.OnCap;
import dev.avatars.application.BatchSettings.OnError;
import dev.avatars.application.RowChecks.Priced;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Ledger;
import dev.avatars.ports.Manifest;
import dev.avatars.ports.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A batch that is being run. Its methods may be called from any thread.
 *
 * <p>One thread of its own checks the rows, holds the money of all of them, and only then lets the
 * engine go; after that it hears what becomes of the jobs, copies the videos and writes the
 * journal.
 */
public final class BatchRun {
  /** So long bills are waited for that may make room for rows without. */
  private static final Duration BILLS = Duration.ofMinutes(10);

  private final Parts parts;
  private final Manifest manifest;
  private final BatchJournal journal;
  private final BatchSettings settings;
  private final BatchListener listener;
  private final RowChecks checks;
  private final Timeline.Alarm alarm;
  private final CompletableFuture<BatchOutcome> outcome = new CompletableFuture<>();
  private final Queue<Job> news = new ConcurrentLinkedQueue<>();
  private final Deque<Priced> withoutRoom = new ArrayDeque<>();
  private final Seal seal = new Seal();
  private final Instant began;
  private final Planning planning;
  private final BatchPlacing placing;
  private final BatchRows rows;
  private Optional<AvatarException.SpendRefused> overCap = Optional.empty();
  private Optional<Instant> running = Optional.empty();
  private volatile Wish wish = Wish.GO_ON;
  private volatile BatchProgress progress;

  /** What was asked for from outside. */
  private enum Wish {
    GO_ON,
    STOP,
    LEAVE
  }

  /** What every run of a studio shares. */
  record Parts(
      Orders orders,
      Jobs jobs,
      JobStore store,
      Ledger ledger,
      Announcer announcer,
      Worker worker,
      Timeline timeline,
      int concurrency) {}

  BatchRun(
      Parts parts,
      Manifest manifest,
      BatchJournal journal,
      BatchSettings settings,
      BatchListener listener,
      RowChecks checks) {
    this.parts = parts;
    this.manifest = manifest;
    this.journal = journal;
    this.settings = settings;
    this.listener = listener;
    this.checks = checks;
    this.alarm = parts.timeline.alarm();
    this.began = parts.timeline.instant();
    this.planning = new Planning(checks, listener, this::checked);
    this.placing = new BatchPlacing(parts, settings, manifest.name());
    this.rows = new BatchRows(parts, placing, journal, settings, this::moved, began);
    this.progress = BatchProgress.checking(0, Duration.ZERO);
  }

  /**
   * Waits until the run is over.
   *
   * @throws AvatarException.RequestRefused when rows are faulty or changed; what was begun
   *     meanwhile is taken back, as far as no other program has handed it over
   * @throws AvatarException.SpendRefused when a cap has no room; taken back in the same way
   * @throws CancellationException when it was stopped while the rows were checked
   */
  public BatchOutcome await() {
    try {
      return outcome.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException expected ? expected : failed;
    }
  }

  /** How the run ends; failures as in {@link #await}. */
  public CompletionStage<BatchOutcome> outcome() {
    return outcome.minimalCompletionStage();
  }

  /** How far it is. */
  public BatchProgress progress() {
    return progress;
  }

  /**
   * Stops in order: what waits here is cancelled for free, what the provider has is finished and
   * fetched. The same run again goes on with the rest.
   */
  public void stop() {
    if (wish == Wish.GO_ON) {
      wish = Wish.STOP;
      alarm.ring();
    }
  }

  /** Ends at once. Jobs stay as they are; the same run again goes on. */
  public void leave() {
    wish = Wish.LEAVE;
    alarm.ring();
  }

  void start() {
    Worker.daemons("avatar-batch").newThread(this::run).start();
  }

  static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void run() {
    try {
      outcome.complete(work());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      outcome.completeExceptionally(interrupted);
    } catch (RuntimeException | Error failed) {
      outcome.completeExceptionally(failed);
    }
  }

  private BatchOutcome work() throws InterruptedException {
    BatchPlan plan = planned();
    refuse(plan);
    listener.planned(plan);
    Announcer.Hearer hearing = parts.announcer.alsoTell(this::heard);
    try {
      hold(plan);
      running = Optional.of(parts.timeline.instant());
      if (wish == Wish.STOP) {
        placing.withdraw(rows.waiting());
      }
      if (wish != Wish.LEAVE) {
        parts.worker.wake();
      }
      End end = followed(plan);
      withoutRoom.forEach(rows::leaveOut);
      journal.sync();
      tell(Phase.ENDED, plan);
      return new BatchOutcome(end, plan, progress);
    } catch (RuntimeException | Error failed) {
      takeBack(failed);
      throw failed;
    } finally {
      hearing.close();
    }
  }

  /** Nothing more is handed over for a run that has failed: nobody would put its videos away. */
  private void takeBack(Throwable failed) {
    try {
      placing.takenBack();
    } catch (RuntimeException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  private BatchPlan planned() {
    Timeline.Work busy = parts.timeline.work();
    try {
      return planning.plan(manifest, processors());
    } finally {
      busy.close();
    }
  }

  private void checked(int read) {
    progress = BatchProgress.checking(read, Duration.between(began, parts.timeline.instant()));
    listener.progress(progress);
    if (wish == Wish.LEAVE || wish == Wish.STOP) {
      throw new CancellationException("stopped while the rows were checked; nothing was spent");
    }
  }

  /** What keeps a batch from being begun. */
  private void refuse(BatchPlan plan) {
    if (plan.faulty() > 0) {
      throw refusal(plan.faulty() + " of " + plan.rows() + " rows that cannot be made", "none");
    }
    if (plan.count(Standing.CHANGED) > 0) {
      throw refusal(
          plan.count(Standing.CHANGED)
              + " of "
              + plan.rows()
              + " rows that changed since they were begun",
          "the rows as they were, or to accept changes");
    }
    settings
        .budget()
        .filter(budget -> settings.onCap() == OnCap.STOP)
        .flatMap(plan::objection)
        .ifPresent(
            reason -> {
              throw new AvatarException.SpendRefused(reason);
            });
  }

  private static AvatarException.RequestRefused refusal(String found, String allowed) {
    return new AvatarException.RequestRefused(List.of(new Violation("manifest", found, allowed)));
  }

  /** Makes the jobs of all rows with their holds, before the engine takes on the first. */
  private void hold(BatchPlan plan) {
    Timeline.Work busy = parts.timeline.work();
    try {
      RowPass.over(manifest, BatchPlacing.WRITERS, this::placed, row -> add(row, plan));
      journal.sync();
    } finally {
      busy.close();
    }
    overCap.ifPresent(
        refusal -> {
          throw new AvatarException.SpendRefused(refusal.getMessage() + "; " + placing.takenBack());
        });
    if (wish == Wish.GO_ON && !seal.isThatOf(planning.seal())) {
      throw refusal("rows that changed since they were priced; " + placing.takenBack(), "none");
    }
  }

  private Placed placed(Manifest.Entry entry) {
    RowChecks.Checked row = checks.check(entry);
    return wish == Wish.GO_ON ? placing.placed(row) : Placed.without(row);
  }

  private void add(Placed placed, BatchPlan plan) {
    seal.add(placed.row());
    if (placed.row() instanceof Priced priced) {
      placed
          .job()
          .ifPresentOrElse(
              job -> rows.begin(priced, job), () -> notPlaced(priced, placed.refusal()));
    } else if (placed.row() instanceof RowChecks.Kept kept) {
      placed
          .job()
          .ifPresentOrElse(job -> rows.goOn(kept.record(), job), () -> rows.stand(kept.record()));
    } else if (placed.row() instanceof RowChecks.Refused refused) {
      throw new AvatarException.RequestRefused(
          refused.faults().stream().map(RowFault::violation).toList());
    }
    tell(Phase.HOLDING, plan);
  }

  private void notPlaced(Priced priced, Optional<AvatarException.SpendRefused> refusal) {
    if (refusal.isEmpty()) {
      priced.before().ifPresent(rows::stand);
    } else if (settings.onCap() == OnCap.STOP) {
      overCap = overCap.or(() -> refusal);
    } else {
      withoutRoom.add(priced);
    }
  }

  private void heard(Job job) {
    if (placing.isOurs(job) || rows.knows(job.id())) {
      news.add(job);
      alarm.ring();
    }
  }

  private End followed(BatchPlan plan) throws InterruptedException {
    Optional<End> end = turn(plan);
    while (end.isEmpty()) {
      alarm.await(wish == Wish.GO_ON ? rows.nextLook() : soon());
      end = turn(plan);
    }
    return end.get();
  }

  private Optional<End> turn(BatchPlan plan) {
    Timeline.Work busy = parts.timeline.work();
    try {
      hear();
      rows.look();
      fill();
      tell(wish == Wish.GO_ON ? Phase.RUNNING : Phase.STOPPING, plan);
      return end();
    } finally {
      busy.close();
    }
  }

  private Instant soon() {
    return parts.timeline.instant().plus(Duration.ofSeconds(1));
  }

  private void hear() {
    for (Job job = news.poll(); job != null; job = news.poll()) {
      rows.see(job);
    }
    if (wish == Wish.STOP) {
      placing.withdraw(rows.waiting());
    }
  }

  /** Begins rows that had no room, as far as there is some now. */
  private void fill() {
    if (!rows.takeRoom() || wish != Wish.GO_ON) {
      return;
    }
    while (!withoutRoom.isEmpty()) {
      try {
        Job job = placing.place(withoutRoom.element());
        rows.begin(withoutRoom.remove(), job);
        parts.worker.wake();
      } catch (AvatarException.SpendRefused stillNone) {
        return;
      }
    }
  }

  /** Why it is over; empty as long as it goes on. */
  private Optional<End> end() {
    if (wish == Wish.LEAVE) {
      return Optional.of(End.STOPPED);
    }
    if (open() > 0 || (wish == Wish.GO_ON && mayFindRoom())) {
      return Optional.empty();
    }
    if (wish == Wish.STOP) {
      return Optional.of(End.STOPPED);
    }
    if (rows.isUndecided()) {
      return Optional.empty();
    }
    return Optional.of(rows.tally().count(RowStatus.PAUSED) > 0 ? End.PAUSED : End.FINISHED);
  }

  /** A bill that comes frees what it stays below its bound. */
  private boolean mayFindRoom() {
    boolean isBillAwaited =
        rows.lastEnd().plus(BILLS).isAfter(parts.timeline.instant())
            && rows.tally().held().isMoreThan(Money.usd("0"));
    return !withoutRoom.isEmpty() && (rows.hasRoom() || isBillAwaited);
  }

  /** How many rows go on by themselves; once stopped, only what the provider has. */
  private long open() {
    return wish == Wish.GO_ON ? rows.open() : rows.openWhenStopped();
  }

  private void moved(RowRecord row) {
    listener.moved(row);
    if (row.status() == RowStatus.FAILED && settings.onError() == OnError.STOP) {
      stop();
    }
  }

  private void tell(Phase phase, BatchPlan plan) {
    boolean isUnderWay = phase == Phase.RUNNING || phase == Phase.STOPPING;
    progress =
        new BatchProgress(
            phase,
            plan.rows(),
            rows.tally().counts(),
            rows.tally().held(),
            rows.tally().billed(),
            Duration.between(began, parts.timeline.instant()),
            perHour(),
            isUnderWay ? left(plan) : Optional.empty());
    listener.progress(progress);
  }

  private long perHour() {
    long elapsed = sinceHeld().toMillis();
    return elapsed == 0 ? 0 : Duration.ofHours(1).toMillis() * rows.ended() / elapsed;
  }

  private Duration sinceHeld() {
    return Duration.between(running.orElse(began), parts.timeline.instant());
  }

  /** As long as the rest takes at the pace so far, or as planned before there is one. */
  private Optional<Duration> left(BatchPlan plan) {
    Duration elapsed = sinceHeld();
    if (rows.ended() == 0) {
      Duration planned = plan.time(parts.concurrency).minus(elapsed);
      return planned.isNegative() ? Optional.empty() : Optional.of(planned);
    }
    return Optional.of(elapsed.multipliedBy(open() + withoutRoom.size()).dividedBy(rows.ended()));
  }
}
