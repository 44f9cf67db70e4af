package dev.avatars.application;

import dev.avatars.application.BatchPlan.Standing;
import dev.avatars.application.BatchSettings.Changes;
import dev.avatars.application.BatchSettings.Existing;
import dev.avatars.application.BatchSettings.Retry;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.batch.RowVideo;
import dev.avatars.domain.batch.RowWork;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.request.AvatarRequest;
import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Manifest;
import dev.avatars.ports.UnreadableJobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures, checks and prices single rows, and tells how they stand. Free; thread-safe. */
final class RowChecks {
  private static final String OUTPUT = "output";

  private final Quotes quotes;
  private final JobStore store;
  private final Optional<BatchJournal> journal;
  private final BatchSettings settings;

  RowChecks(Quotes quotes, JobStore store, Optional<BatchJournal> journal, BatchSettings settings) {
    this.quotes = quotes;
    this.store = store;
    this.journal = journal;
    this.settings = settings;
  }

  /** A row that was checked. */
  sealed interface Checked {}

  /**
   * A row that can be made.
   *
   * @param row the row
   * @param request what was measured
   * @param quote what it costs
   * @param standing how it stands
   * @param before what was written of it, as long as that is about the same work
   * @param replaced the job of the work that it was before
   * @param differences what is different since it was begun
   */
  record Priced(
      BatchRow row,
      AvatarRequest request,
      Quote quote,
      Standing standing,
      Optional<RowRecord> before,
      Optional<JobId> replaced,
      List<String> differences)
      implements Checked {}

  /**
   * A row whose files are gone, but which needs them no more.
   *
   * @param row the row
   * @param standing done, or under way
   * @param record what was written of it
   */
  record Kept(BatchRow row, Standing standing, RowRecord record) implements Checked {}

  /**
   * A row that cannot be made.
   *
   * @param line the line on which it begins
   * @param row the row, if it could be read
   * @param faults why
   */
  record Refused(int line, Optional<BatchRow> row, List<RowFault> faults) implements Checked {
    private static Refused of(BatchRow row, List<RowFault> faults) {
      return new Refused(row.line(), Optional.of(row), faults);
    }
  }

  Checked check(Manifest.Entry entry) {
    return entry.<Checked>fold(this::check, this::refused);
  }

  /** A row that cannot be read is measured all the same, so that its faults are told at once. */
  private Refused refused(Manifest.Faulty row) {
    List<RowFault> faults = new ArrayList<>(row.faults());
    quotes
        .violations(row.portrait(), row.speech())
        .forEach(found -> faults.add(new RowFault(row.line(), named(found))));
    return new Refused(row.line(), Optional.empty(), faults);
  }

  private Checked check(BatchRow row) {
    try {
      file(row);
      return measured(row, journal.flatMap(written -> written.find(row.name())));
    } catch (InvalidPathException unusable) {
      return Refused.of(
          row,
          List.of(
              RowFault.of(
                  row.line(),
                  OUTPUT,
                  "'" + row.output() + "', which this system cannot write",
                  "a name that it can")));
    } catch (UnreadableJobException unreadable) {
      return Refused.of(
          row,
          List.of(
              RowFault.of(
                  row.line(),
                  "job",
                  "one that cannot be read: " + unreadable.getMessage(),
                  "one that can, or a new name for the row")));
    }
  }

  private Checked measured(BatchRow row, Optional<RowRecord> before) {
    List<RowFault> faults = new ArrayList<>();
    try {
      AvatarRequest request = quotes.request(row.draft());
      Quote quote = quotes.quote(request);
      Priced priced = priced(row, request, quote, before);
      if (priced.standing == Standing.TO_BUY) {
        cost(row, quote).ifPresent(faults::add);
      }
      if (priced.standing != Standing.DONE) {
        place(row, before).ifPresent(faults::add);
      }
      return faults.isEmpty() ? priced : Refused.of(row, faults);
    } catch (AvatarException.RequestRefused refused) {
      Optional<Checked> kept = before.flatMap(written -> kept(row, written));
      refused.violations().forEach(found -> faults.add(new RowFault(row.line(), named(found))));
      place(row, before).ifPresent(faults::add);
      return kept.orElseGet(() -> Refused.of(row, faults));
    }
  }

  /** A row that was begun needs its files no more once the provider has them. */
  private Optional<Checked> kept(BatchRow row, RowRecord before) {
    boolean isGone =
        Stream.of(row.draft().portrait(), row.draft().speech())
            .anyMatch(input -> !Files.exists(input.path()));
    if (!isGone || !before.output().equals(row.output())) {
      return Optional.empty();
    }
    if (before.video().filter(video -> isThere(row, video)).isPresent()) {
      return Optional.of(new Kept(row, Standing.DONE, before));
    }
    return before
        .job()
        .flatMap(store::find)
        .filter(job -> !job.isEnded() || job.status() == JobStatus.SUCCEEDED)
        .map(job -> new Kept(row, Standing.UNDER_WAY, RowRecords.again(before)));
  }

  private Priced priced(
      BatchRow row, AvatarRequest request, Quote quote, Optional<RowRecord> before) {
    RowWork work = RowWork.of(request, quote);
    List<String> differences =
        before.map(written -> written.work().differences(work)).orElse(List.of());
    Optional<RowRecord> same = differences.isEmpty() ? before : Optional.empty();
    Standing standing =
        differences.isEmpty() || settings.changes() == Changes.ACCEPTED
            ? standing(row, quote, same)
            : Standing.CHANGED;
    Optional<JobId> replaced =
        differences.isEmpty() ? Optional.empty() : before.flatMap(RowRecord::job);
    return new Priced(row, request, quote, standing, same, replaced, differences);
  }

  private Standing standing(BatchRow row, Quote quote, Optional<RowRecord> before) {
    if (before.flatMap(RowRecord::video).filter(video -> isThere(row, video)).isPresent()) {
      return Standing.DONE;
    }
    if (store.findSucceeded(quote.fingerprint()).isPresent()) {
      return Standing.BOUGHT;
    }
    Optional<Job> job = before.flatMap(RowRecord::job).flatMap(store::find);
    if (job.filter(found -> !found.isEnded()).isPresent()) {
      return Standing.UNDER_WAY;
    }
    // the store knows better than the journal how a job ended
    boolean isToLeave =
        job.map(found -> !settings.retry().passesBy(found))
            .orElseGet(() -> before.filter(this::isToLeave).isPresent());
    return isToLeave ? Standing.FAILED : Standing.TO_BUY;
  }

  private boolean isToLeave(RowRecord before) {
    boolean mayHaveCost =
        before.trouble().map(RowTrouble::spend).filter(spend -> spend != Spend.NONE).isPresent();
    return mayHaveCost && settings.retry() == Retry.FREE;
  }

  private boolean isThere(BatchRow row, RowVideo video) {
    try {
      Path file = file(row);
      return Files.isRegularFile(file) && Files.size(file) == video.bytes();
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Optional<RowFault> cost(BatchRow row, Quote quote) {
    return settings
        .maxCostPerRow()
        .filter(quote.upperBound()::isMoreThan)
        .map(
            most ->
                RowFault.of(
                    row.line(),
                    BatchPlan.COST,
                    "at most " + quote.upperBound().display(),
                    "at most " + most.display() + " for a row"));
  }

  /** What is wrong with the place of a row's video. What this batch put there may be replaced. */
  private Optional<RowFault> place(BatchRow row, Optional<RowRecord> before) {
    Path file = file(row);
    boolean isOurs =
        settings.existing() == Existing.REPLACED
            || before.filter(written -> written.output().equals(row.output())).isPresent();
    if (isInput(file, row)) {
      return fault(row, "its own input, '" + row.output() + "'", "another file");
    }
    if (Files.isDirectory(file)) {
      return fault(row, "a folder, '" + row.output() + "'", "a file");
    }
    return !isOurs && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? fault(
            row, "'" + row.output() + "' there already", "a new name, or to replace what is there")
        : Optional.empty();
  }

  private static boolean isInput(Path file, BatchRow row) {
    return Files.exists(file)
        && Stream.of(row.draft().portrait(), row.draft().speech())
            .anyMatch(input -> isSame(file, input.path()));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException unreadable) {
      // whoever measures the input tells why it cannot be read
      return false;
    }
  }

  private static Optional<RowFault> fault(BatchRow row, String found, String allowed) {
    return Optional.of(RowFault.of(row.line(), OUTPUT, found, allowed));
  }

  private Path file(BatchRow row) {
    return settings.folder().resolve(row.output().value());
  }

  /** The violation under the name of the column that it is about. */
  private static Violation named(Violation found) {
    String column =
        found.field().replaceFirst("^portrait", "image").replaceFirst("^speech", "audio");
    return new Violation(column, found.found(), found.allowed());
  }
}
