package dev.avatars.application;

import static dev.avatars.domain.budget.Budget.Period.ALL_TIME;

import dev.avatars.application.BatchOutcome.End;
import dev.avatars.application.BatchPlan.Standing;
import dev.avatars.application.BatchProgress.Phase;
import dev.avatars.application.BatchSettings.OnCap;
import dev.avatars.application.BatchSettings.OnError;
import dev.avatars.application.RowChecks.Priced;
import dev.avatars.application.RowRecords.Payer;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.Label;
import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Ledger;
import dev.avatars.ports.Manifest;
import dev.avatars.ports.StoreUnavailableException;
import dev.avatars.ports.Timeline;
import dev.avatars.ports.UnreadableJobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch that is being run. Its methods may be called from any thread.
 *
 * <p>One thread of its own checks the rows, holds the money of all of them, and only then lets the
 * engine go; after that it hears what becomes of the jobs, copies the videos and writes the
 * journal.
 */
public final class BatchRun {
  /** So many at once create jobs or cancel them, which mostly wait for the disk together. */
  private static final int WRITERS = 32;

  /** How often rows are looked at that other processes may have moved, and how many of them. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final int LOOKS = 500;

  /** So long bills are waited for that may make room for rows without. */
  private static final Duration BILLS = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

  /** After so long without evidence only a person can end a doubt. */
  private static final Duration DOUBTED_FOR_GOOD = Duration.ofHours(1);

  private final Parts parts;
  private final Manifest manifest;
  private final BatchJournal journal;
  private final BatchSettings settings;
  private final BatchListener listener;
  private final RowChecks checks;
  private final Timeline.Alarm alarm;
  private final CompletableFuture<BatchOutcome> outcome = new CompletableFuture<>();
  private final Queue<Job> news = new ConcurrentLinkedQueue<>();
  private final Map<JobId, List<Row>> byJob = new ConcurrentHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final Deque<Priced> withoutRoom = new ArrayDeque<>();
  private final BatchTally tally = new BatchTally();
  private final Set<JobId> placed = ConcurrentHashMap.newKeySet();
  private final Set<JobId> paid = new HashSet<>();
  private final Seal seal = new Seal();
  private final Planning planning;
  private final Label label;
  private final Instant began;
  private Optional<AvatarException.SpendRefused> overCap = Optional.empty();
  private Optional<Instant> running = Optional.empty();
  private Instant nextLook = Instant.MIN;
  private Instant lastEnd = Instant.EPOCH;
  private int looked;
  private int ended;
  private boolean hasRoom;
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

  /** A row that has a job. */
  private static final class Row {
    private RowRecord last;
    private boolean isAtRest;

    Row(RowRecord first) {
      last = first;
    }
  }

  /** A row, and what came of placing it. */
  private record Placed(
      RowChecks.Checked row, Optional<Job> job, Optional<AvatarException.SpendRefused> refusal) {}

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
    this.planning = new Planning(checks, listener, this::checked);
    this.label = manifest.name().label();
    this.began = parts.timeline.instant();
    this.progress = BatchProgress.checking(0, Duration.ZERO);
  }

  /**
   * Waits until the run is over.
   *
   * @throws AvatarException.RequestRefused when rows are faulty or changed; nothing was begun then
   * @throws AvatarException.SpendRefused when a cap has no room; nothing was begun then
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
        withdraw(waiting());
      }
      parts.worker.wake();
      End end = followed(plan);
      leaveOut();
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
      withdraw(placed);
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
        .filter(plan::isBeyond)
        .filter(budget -> settings.onCap() == OnCap.STOP)
        .ifPresent(
            budget -> {
              throw new AvatarException.SpendRefused(
                  "batch: it may cost up to %s%s; the budget is %s"
                      .formatted(plan.upperBound().display(), beside(plan), budget.display()));
            });
  }

  private static String beside(BatchPlan plan) {
    return plan.committed().isMoreThan(Money.usd("0"))
        ? " beside the " + plan.committed().display() + " of earlier runs"
        : "";
  }

  private static AvatarException.RequestRefused refusal(String found, String allowed) {
    return new AvatarException.RequestRefused(List.of(new Violation("manifest", found, allowed)));
  }

  /** Makes the jobs of all rows with their holds, before the engine takes on the first. */
  private void hold(BatchPlan plan) {
    Timeline.Work busy = parts.timeline.work();
    try {
      RowPass.over(manifest, WRITERS, row -> placed(checks.check(row)), row -> add(row, plan));
      journal.sync();
    } finally {
      busy.close();
    }
    overCap.ifPresent(
        refusal -> {
          throw new AvatarException.SpendRefused(refusal.getMessage() + "; " + takenBack());
        });
    if (wish == Wish.GO_ON && !seal.isThatOf(planning.seal())) {
      throw refusal("rows that changed since they were priced; " + takenBack(), "none");
    }
  }

  private String takenBack() {
    long left = withdraw(placed);
    return left == 0
        ? "nothing was begun"
        : left + " rows were taken on by another program meanwhile and go on";
  }

  private Placed placed(RowChecks.Checked row) {
    if (row instanceof RowChecks.Kept kept) {
      return new Placed(row, open(kept.record()), Optional.empty());
    }
    if (!(row instanceof Priced priced) || wish != Wish.GO_ON) {
      return new Placed(row, Optional.empty(), Optional.empty());
    }
    return switch (priced.standing()) {
      case TO_BUY, UNDER_WAY, BOUGHT -> bought(priced);
      case DONE -> new Placed(row, priced.before().flatMap(this::open), Optional.empty());
      case SHARED, CHANGED, FAILED -> new Placed(row, Optional.empty(), Optional.empty());
    };
  }

  /** The job of a row of which there may still be news, if only its bill. */
  private Optional<Job> open(RowRecord row) {
    return row.billed().isPresent() ? Optional.empty() : row.job().flatMap(parts.store::find);
  }

  private Placed bought(Priced row) {
    row.replaced().flatMap(parts.store::find).ifPresent(old -> parts.jobs.withdraw(old.id()));
    try {
      return new Placed(row, Optional.of(place(row)), Optional.empty());
    } catch (AvatarException.SpendRefused refusal) {
      return new Placed(row, Optional.empty(), Optional.of(refusal));
    }
  }

  private Job place(Priced row) {
    AvatarDraft draft = row.row().draft();
    Set<Label> labels = new HashSet<>(draft.labels());
    labels.add(label);
    List<Budget> caps =
        settings.budget().stream()
            .map(cap -> new Budget("batch " + manifest.name(), cap, ALL_TIME, Set.of(label)))
            .toList();
    Job job =
        parts.orders.place(
            draft.withLabels(labels), row.request(), row.quote(), settings.retry(), caps);
    if (job.labels().contains(label)) {
      placed.add(job.id());
    }
    return job;
  }

  private void add(Placed placed, BatchPlan plan) {
    seal.add(placed.row);
    if (placed.row instanceof Priced priced) {
      placed.job.ifPresentOrElse(
          job -> begin(priced, job), () -> notPlaced(priced, placed.refusal));
    } else if (placed.row instanceof RowChecks.Kept kept) {
      placed.job.ifPresentOrElse(job -> goOn(kept.record(), job), () -> stand(kept.record()));
    } else if (placed.row instanceof RowChecks.Refused refused) {
      throw new AvatarException.RequestRefused(
          refused.faults().stream().map(RowFault::violation).toList());
    }
    tell(Phase.HOLDING, plan);
  }

  private void notPlaced(Priced priced, Optional<AvatarException.SpendRefused> refusal) {
    if (refusal.isEmpty()) {
      priced.before().ifPresent(this::stand);
    } else if (settings.onCap() == OnCap.STOP) {
      overCap = overCap.or(() -> refusal);
    } else {
      withoutRoom.add(priced);
    }
  }

  /** Done or failed before: what was written of it stands. */
  private void stand(RowRecord before) {
    if (RowRecords.pays(before)) {
      before.job().ifPresent(paid::add);
    }
    tally.replace(Optional.empty(), before);
  }

  /** A row has its job. */
  private void begin(Priced priced, Job job) {
    if (priced.standing() == Standing.DONE) {
      goOn(priced.before().orElseThrow(), job);
      return;
    }
    if (job.status() == JobStatus.PAUSED) {
      parts.store.wake(job.id(), parts.timeline.instant());
    }
    Instant now = parts.timeline.instant();
    goOn(RowRecords.begun(priced, payer(priced, job), RowStatus.WAITING, now), job);
  }

  /** Who paid for a job goes on doing so; a new job is paid by the first row that has it. */
  private Payer payer(Priced priced, Job job) {
    Optional<RowRecord> before =
        priced.before().filter(record -> record.job().filter(job.id()::equals).isPresent());
    boolean pays =
        before
            .map(RowRecords::pays)
            .orElseGet(() -> job.labels().contains(label) && !paid.contains(job.id()));
    return pays ? Payer.THIS_ROW : Payer.ANOTHER;
  }

  /** Follows the job of a row from here on. */
  private void goOn(RowRecord record, Job job) {
    if (RowRecords.pays(record)) {
      paid.add(job.id());
    }
    Row row = new Row(record);
    byJob.computeIfAbsent(job.id(), id -> new CopyOnWriteArrayList<>()).add(row);
    rows.add(row);
    tally.replace(Optional.empty(), record);
    see(row, job);
  }

  private void heard(Job job) {
    if (job.labels().contains(label) || byJob.containsKey(job.id())) {
      news.add(job);
      alarm.ring();
    }
  }

  private End followed(BatchPlan plan) throws InterruptedException {
    Optional<End> end = turn(plan);
    while (end.isEmpty()) {
      alarm.await(wish == Wish.GO_ON ? nextLook : soon());
      end = turn(plan);
    }
    return end.get();
  }

  private Optional<End> turn(BatchPlan plan) {
    Timeline.Work busy = parts.timeline.work();
    try {
      hear();
      look();
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
      see(job);
    }
    if (wish == Wish.STOP) {
      withdraw(waiting());
    }
  }

  private void see(Job job) {
    byJob.getOrDefault(job.id(), List.of()).forEach(row -> see(row, job));
  }

  private void see(Row row, Job job) {
    row.isAtRest = isAtRest(job.state());
    RowRecord now;
    try {
      now = RowRecords.seen(row.last, job, parts.ledger);
    } catch (StoreUnavailableException passing) {
      LOG.warn("job {} is looked at again", job.id(), passing);
      return;
    }
    boolean isStale = row.last.ended().isPresent() && !job.isEnded();
    // a video that could not be copied is tried again by the next run
    boolean isOver = row.last.status() == RowStatus.FAILED && now.status() == RowStatus.DONE;
    if (!isStale && !isOver && !now.equals(row.last)) {
      boolean isNew = now.status() == RowStatus.DONE && row.last.status() != RowStatus.DONE;
      write(row, isNew ? copied(now, job) : now);
    }
  }

  /** Whether only a person can bring a job on: out of a long doubt, or out of account trouble. */
  private boolean isAtRest(JobState state) {
    boolean isDoubtedForGood =
        state instanceof JobState.InDoubt doubt
            && doubt.since().plus(DOUBTED_FOR_GOOD).isBefore(parts.timeline.instant());
    // what was paused by an earlier run is tried again: the account may be in order by now
    boolean isPausedAnew =
        state instanceof JobState.Paused paused
            && (parts.worker.isAccountInTrouble() || paused.since().isAfter(began));
    return isDoubtedForGood || isPausedAnew;
  }

  private RowRecord copied(RowRecord now, Job job) {
    Path file = settings.folder().resolve(now.output().value());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Jobs.video(job).copyOver(file);
      return now;
    } catch (IOException | UncheckedIOException failed) {
      RowTrouble trouble =
          new RowTrouble(
              "the video is kept, but could not be copied to '"
                  + file
                  + "': "
                  + failed.getMessage(),
              RowRecords.pays(now) ? Spend.CERTAIN : Spend.NONE,
              "make room for it and run the batch again, which costs nothing");
      return RowRecords.troubled(now, RowStatus.FAILED, trouble, parts.timeline.instant());
    }
  }

  private void write(Row row, RowRecord now) {
    RowStatus before = row.last.status();
    Money held = tally.held();
    tally.replace(Optional.of(row.last), now);
    hasRoom |= held.isMoreThan(tally.held());
    row.last = now;
    journal.write(now);
    listener.moved(now);
    if (before != now.status() && now.ended().isPresent()) {
      ended++;
      lastEnd = parts.timeline.instant();
      hasRoom = true;
    }
    if (now.status() == RowStatus.FAILED && settings.onError() == OnError.STOP) {
      stop();
    }
  }

  /** Looks at some rows that other processes may have moved, each time at the next ones. */
  private void look() {
    Instant now = parts.timeline.instant();
    if (nextLook.isAfter(now)) {
      return;
    }
    nextLook = now.plus(LOOK);
    int looks = 0;
    for (int seen = 0; seen < rows.size() && looks < LOOKS; seen++) {
      looked = (looked + 1) % rows.size();
      Row row = rows.get(looked);
      if (isOpen(row.last) || row.last.status() == RowStatus.IN_DOUBT) {
        looks++;
        look(row);
      }
    }
  }

  private void look(Row row) {
    try {
      row.last.job().flatMap(parts.store::find).ifPresent(job -> see(row, job));
    } catch (StoreUnavailableException | UnreadableJobException passing) {
      LOG.warn("row {} is looked at again", row.last.name(), passing);
    }
  }

  /** Begins rows that had no room, as far as there is some now. */
  private void fill() {
    if (!hasRoom || wish != Wish.GO_ON) {
      return;
    }
    hasRoom = false;
    while (!withoutRoom.isEmpty()) {
      try {
        Job job = place(withoutRoom.element());
        begin(withoutRoom.remove(), job);
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
    boolean isDecided = tally.count(RowStatus.IN_DOUBT) + tally.count(RowStatus.PAUSED) == 0;
    if (!isDecided && rows.stream().anyMatch(BatchRun::mayGoOn)) {
      return Optional.empty();
    }
    return Optional.of(tally.count(RowStatus.PAUSED) > 0 ? End.PAUSED : End.FINISHED);
  }

  /** A bill that comes frees what it stays below its bound. */
  private boolean mayFindRoom() {
    boolean isBillAwaited =
        lastEnd.plus(BILLS).isAfter(parts.timeline.instant())
            && tally.held().isMoreThan(Money.usd("0"));
    return !withoutRoom.isEmpty() && (hasRoom || isBillAwaited);
  }

  /** How many rows go on by themselves; once stopped, only what the provider has. */
  private long open() {
    return wish == Wish.GO_ON
        ? tally.count(RowStatus.WAITING) + tally.count(RowStatus.RUNNING)
        : rows.stream()
            .filter(row -> row.last.status() == RowStatus.RUNNING || isWithdrawable(row))
            .count();
  }

  private static boolean mayGoOn(Row row) {
    boolean isHeldUp =
        row.last.status() == RowStatus.IN_DOUBT || row.last.status() == RowStatus.PAUSED;
    return isHeldUp && !row.isAtRest;
  }

  private static boolean isOpen(RowRecord row) {
    RowStatus status = row.status();
    boolean isUnbilled = row.ended().isPresent() && row.billed().isEmpty();
    return status == RowStatus.WAITING
        || status == RowStatus.RUNNING
        || status == RowStatus.PAUSED
        || isUnbilled;
  }

  private static boolean isWithdrawable(Row row) {
    return (row.last.status() == RowStatus.WAITING || row.last.status() == RowStatus.PAUSED)
        && RowRecords.pays(row.last);
  }

  private Set<JobId> waiting() {
    return rows.stream()
        .filter(BatchRun::isWithdrawable)
        .flatMap(row -> row.last.job().stream())
        .collect(Collectors.toSet());
  }

  /**
   * Cancels for free what waits here, unless somebody here waits for it by itself.
   *
   * @return how many jobs had been taken on already
   */
  private long withdraw(Set<JobId> jobs) {
    ExecutorService pool =
        Executors.newFixedThreadPool(WRITERS, Worker.daemons("avatar-batch-withdraw"));
    try {
      List<CompletableFuture<Cancellation>> asked =
          jobs.stream()
              .filter(job -> !parts.announcer.isWatched(job))
              .map(job -> CompletableFuture.supplyAsync(() -> parts.jobs.withdraw(job), pool))
              .toList();
      long left = asked.stream().filter(answer -> !isGone(answer.join())).count();
      for (Job job = news.poll(); job != null; job = news.poll()) {
        see(job);
      }
      return left;
    } finally {
      pool.shutdown();
    }
  }

  private static boolean isGone(Cancellation answer) {
    return answer.fold(() -> true, () -> false, () -> false, failure -> false);
  }

  /** Writes of the rows without room that there was none. */
  private void leaveOut() {
    RowTrouble trouble =
        new RowTrouble(
            "the budget had no room for it",
            Spend.NONE,
            "run the batch again with a larger budget; what is done stays done");
    for (Priced priced : withoutRoom) {
      Instant now = parts.timeline.instant();
      RowRecord begun = RowRecords.begun(priced, Payer.THIS_ROW, RowStatus.OVER_BUDGET, now);
      RowRecord left = RowRecords.troubled(begun, RowStatus.OVER_BUDGET, trouble, now);
      tally.replace(Optional.empty(), left);
      journal.write(left);
      listener.moved(left);
    }
  }

  private void tell(Phase phase, BatchPlan plan) {
    BatchProgress counted = seen(phase, plan.rows());
    Optional<Duration> left =
        phase == Phase.RUNNING || phase == Phase.STOPPING ? left(plan) : Optional.empty();
    progress =
        new BatchProgress(
            phase,
            counted.rows(),
            counted.byStatus(),
            counted.held(),
            counted.billed(),
            counted.elapsed(),
            left);
    listener.progress(progress);
  }

  private BatchProgress seen(Phase phase, int count) {
    return new BatchProgress(
        phase,
        count,
        tally.counts(),
        tally.held(),
        tally.billed(),
        Duration.between(began, parts.timeline.instant()),
        Optional.empty());
  }

  /** As long as the rest takes at the pace so far, or as planned before there is one. */
  private Optional<Duration> left(BatchPlan plan) {
    Duration elapsed = Duration.between(running.orElse(began), parts.timeline.instant());
    if (ended == 0) {
      Duration planned = plan.time(parts.concurrency).minus(elapsed);
      return planned.isNegative() ? Optional.empty() : Optional.of(planned);
    }
    return Optional.of(elapsed.multipliedBy(open() + withoutRoom.size()).dividedBy(ended));
  }
}
