package dev.avatars.application;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.job.Job;
import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.Manifest;
import dev.avatars.ports.UnreadableJobException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many clips in one go. A row is an ordinary job; a batch only begins the jobs, and puts the videos
 * where they belong. Thread-safe.
 *
 * <pre>{@code
 * try (BatchJournal journal = JournalFile.open(Path.of("clips", "batch.jsonl"))) {
 *   Manifest manifest =
 *       ManifestFile.open(Path.of("clips.csv"), ManifestOptions.standard());
 *   BatchSettings settings = BatchSettings.into(Path.of("clips")).withBudget(Money.usd("50"));
 *   BatchOutcome outcome =
 *       studio.batches().run(manifest, journal, settings, BatchListener.NONE).await();
 * }
 * }</pre>
 */
public final class Batches {
  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

  private final Quotes quotes;
  private final BatchRun.Parts parts;
  private final Queue<BatchRun> runs = new ConcurrentLinkedQueue<>();

  Batches(Quotes quotes, BatchRun.Parts parts) {
    this.quotes = quotes;
    this.parts = parts;
  }

  /**
   * Measures, checks and prices every row, several at once. Free: nothing leaves the machine, and
   * memory hardly grows with the rows.
   *
   * @param journal what became of the batch before, if it was run
   * @param settings how it would be run
   * @param listener is told every fault and every row that changed
   * @throws java.io.UncheckedIOException when the manifest or the journal cannot be read
   */
  public BatchPlan plan(
      Manifest manifest,
      Optional<BatchJournal> journal,
      BatchSettings settings,
      BatchListener listener) {
    RowChecks checks = new RowChecks(quotes.remembering(), parts.store(), journal, settings);
    Instant began = parts.timeline().instant();
    IntConsumer counting =
        rows ->
            listener.progress(
                BatchProgress.checking(rows, Duration.between(began, parts.timeline().instant())));
    return new Planning(checks, listener, counting).plan(manifest, BatchRun.processors());
  }

  /**
   * Runs a batch, or goes on with it: rows that are done stay as they are, rows that go on are
   * followed, the rest is bought. The answer comes at once; waiting for it tells how it ended.
   *
   * @param journal what became of the batch before; empty for a new one
   */
  public BatchRun run(
      Manifest manifest, BatchJournal journal, BatchSettings settings, BatchListener listener) {
    RowChecks checks =
        new RowChecks(quotes.remembering(), parts.store(), Optional.of(journal), settings);
    BatchRun run = new BatchRun(parts, manifest, journal, settings, listener, checks);
    runs.add(run);
    var unused = run.outcome().whenComplete((outcome, failure) -> runs.remove(run));
    run.start();
    return run;
  }

  /**
   * Looks at the jobs of a batch's rows and writes what became of them since: bills that came late,
   * and whatever other processes did. Copies no video.
   *
   * @return how many rows were written anew
   */
  public int refresh(BatchJournal journal) {
    try (Stream<RowRecord> rows = journal.records()) {
      List<RowRecord> news = rows.flatMap(row -> news(row).stream()).toList();
      news.forEach(journal::write);
      return news.size();
    }
  }

  /** Ends the following of all runs; their jobs stay as they are. */
  void close() {
    runs.forEach(BatchRun::leave);
  }

  private Optional<RowRecord> news(RowRecord row) {
    return found(row)
        .map(found -> RowRecords.seen(row, found, parts.ledger()))
        .filter(now -> !now.equals(row) && isTold(row, now));
  }

  /** A record that cannot be read hinders no other. */
  private Optional<Job> found(RowRecord row) {
    try {
      return row.job().flatMap(parts.store()::find);
    } catch (UnreadableJobException unreadable) {
      LOG.error("row {} is left as it was", row.name(), unreadable);
      return Optional.empty();
    }
  }

  /**
   * A video that was not copied yet is the business of a run, and so is what came of copying it.
   */
  private static boolean isTold(RowRecord before, RowRecord now) {
    return before.status() == now.status() || now.video().isEmpty();
  }
}
