package dev.avatars.application;

import dev.avatars.application.BatchPlan.Standing;
import dev.avatars.application.RowChecks.Priced;
import dev.avatars.application.RowRecords.Payer;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.StoreUnavailableException;
import dev.avatars.ports.UnreadableJobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a batch that is being run, and their money: hears what becomes of their jobs, copies
 * their videos and writes the journal. Owned by the batch's thread but for {@link #knows}.
 */
final class BatchRows {
  private static final Logger LOG = LoggerFactory.getLogger(BatchRows.class);

  /** How often rows are looked at that other processes may have moved, and how many of them. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final int LOOKS = 500;

  private final BatchRun.Parts parts;
  private final BatchPlacing placing;
  private final BatchJournal journal;
  private final BatchSettings settings;
  private final Consumer<RowRecord> listener;
  private final Instant began;
  private final Map<JobId, List<Row>> byJob = new ConcurrentHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final BatchTally tally = new BatchTally();
  private final Set<JobId> paid = new HashSet<>();
  private Instant nextLook = Instant.MIN;
  private Instant lastEnd = Instant.EPOCH;
  private int looked;
  private int ended;
  private boolean hasRoom;

  BatchRows(
      BatchRun.Parts parts,
      BatchPlacing placing,
      BatchJournal journal,
      BatchSettings settings,
      Consumer<RowRecord> listener,
      Instant began) {
    this.parts = parts;
    this.placing = placing;
    this.journal = journal;
    this.settings = settings;
    this.listener = listener;
    this.began = began;
  }

  /** A row that has a job. */
  private static final class Row {
    private RowRecord last;
    private boolean isAtRest;

    Row(RowRecord first) {
      last = first;
    }
  }

  BatchTally tally() {
    return tally;
  }

  /** How many rows came to their end in this run. */
  int ended() {
    return ended;
  }

  /** When the last of them did. */
  Instant lastEnd() {
    return lastEnd;
  }

  /** When rows are to be looked at again. */
  Instant nextLook() {
    return nextLook;
  }

  /** Whether money came free since it was last taken. */
  boolean hasRoom() {
    return hasRoom;
  }

  /** The same, and takes it. */
  boolean takeRoom() {
    boolean room = hasRoom;
    hasRoom = false;
    return room;
  }

  /** Whether some row has a job; may be asked by any thread. */
  boolean knows(JobId job) {
    return byJob.containsKey(job);
  }

  /** How many rows go on by themselves. */
  long open() {
    return (long) tally.count(RowStatus.WAITING) + tally.count(RowStatus.RUNNING);
  }

  /** How many rows go on although nothing more is handed over. */
  long openWhenStopped() {
    return rows.stream()
        .filter(row -> row.last.status() == RowStatus.RUNNING || isWithdrawable(row))
        .count();
  }

  /** Whether a row that is held up may still go on by itself. */
  boolean isUndecided() {
    boolean isHeldUp = tally.count(RowStatus.IN_DOUBT) + tally.count(RowStatus.PAUSED) > 0;
    return isHeldUp && rows.stream().anyMatch(BatchRows::mayGoOn);
  }

  /** Writes of a row that there was no room for it. */
  void leaveOut(Priced priced) {
    Instant now = parts.timeline().instant();
    RowTrouble trouble =
        new RowTrouble(
            "the budget had no room for it",
            Spend.NONE,
            "run the batch again with a larger budget; what is done stays done");
    RowRecord begun = RowRecords.begun(priced, Payer.THIS_ROW, RowStatus.OVER_BUDGET, now);
    RowRecord left = RowRecords.troubled(begun, RowStatus.OVER_BUDGET, trouble, now);
    tally.replace(Optional.empty(), left);
    journal.write(left);
    listener.accept(left);
  }

  /** Done or failed before: what was written of it stands. */
  void stand(RowRecord before) {
    if (RowRecords.pays(before)) {
      before.job().ifPresent(paid::add);
    }
    tally.replace(Optional.empty(), before);
  }

  /** A row has its job. */
  void begin(Priced priced, Job job) {
    if (priced.standing() == Standing.DONE) {
      goOn(priced.before().orElseThrow(), job);
      return;
    }
    if (job.status() == JobStatus.PAUSED) {
      parts.store().wake(job.id(), parts.timeline().instant());
    }
    Instant now = parts.timeline().instant();
    goOn(RowRecords.begun(priced, payer(priced, job), RowStatus.WAITING, now), job);
  }

  /** Who paid for a job goes on doing so; a new job is paid by the first row that has it. */
  private Payer payer(Priced priced, Job job) {
    Optional<RowRecord> before =
        priced.before().filter(record -> record.job().filter(job.id()::equals).isPresent());
    boolean pays =
        before
            .map(RowRecords::pays)
            .orElseGet(() -> placing.isOurs(job) && !paid.contains(job.id()));
    return pays ? Payer.THIS_ROW : Payer.ANOTHER;
  }

  /** Follows the job of a row from here on. */
  void goOn(RowRecord record, Job job) {
    if (RowRecords.pays(record)) {
      paid.add(job.id());
    }
    Row row = new Row(record);
    byJob.computeIfAbsent(job.id(), id -> new CopyOnWriteArrayList<>()).add(row);
    rows.add(row);
    tally.replace(Optional.empty(), record);
    see(row, job);
  }

  /** Writes what became of a job, in every row that has it. */
  void see(Job job) {
    byJob.getOrDefault(job.id(), List.of()).forEach(row -> see(row, job));
  }

  private void see(Row row, Job job) {
    row.isAtRest = isAtRest(job);
    RowRecord now;
    try {
      now = RowRecords.seen(row.last, job, parts.ledger());
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
  private boolean isAtRest(Job job) {
    // what was paused by an earlier run is tried again: the account may be in order by now
    boolean isPausedAnew =
        job.state() instanceof JobState.Paused paused
            && (parts.worker().isAccountInTrouble() || paused.since().isAfter(began));
    return Waiters.isDoubtedForGood(job, parts.timeline().instant()) || isPausedAnew;
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
      return RowRecords.troubled(now, RowStatus.FAILED, trouble, parts.timeline().instant());
    }
  }

  private void write(Row row, RowRecord now) {
    RowStatus before = row.last.status();
    Money held = tally.held();
    tally.replace(Optional.of(row.last), now);
    hasRoom |= held.isMoreThan(tally.held());
    row.last = now;
    journal.write(now);
    listener.accept(now);
    if (before != now.status() && now.ended().isPresent()) {
      ended++;
      lastEnd = parts.timeline().instant();
      hasRoom = true;
    }
  }

  /** Looks at some rows that other processes may have moved, each time at the next ones. */
  void look() {
    Instant now = parts.timeline().instant();
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
      row.last.job().flatMap(parts.store()::find).ifPresent(job -> see(row, job));
    } catch (StoreUnavailableException | UnreadableJobException passing) {
      LOG.warn("row {} is looked at again", row.last.name(), passing);
    }
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

  Set<JobId> waiting() {
    return rows.stream()
        .filter(BatchRows::isWithdrawable)
        .flatMap(row -> row.last.job().stream())
        .collect(Collectors.toSet());
  }
}
