package dev.avatars.application;

import dev.avatars.application.RowChecks.Priced;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.batch.RowVideo;
import dev.avatars.domain.batch.RowWork;
import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.quote.Quote;
import dev.avatars.ports.Ledger;
import java.time.Instant;
import java.util.Optional;

/**
 * Records of rows, from what was priced and from what became of their jobs.
 *
 * <p>A row pays for its job unless another does: the same work in two rows is one job and one bill,
 * and a video that was bought before this batch costs it nothing. Such a row has amounts of zero.
 */
final class RowRecords {
  private RowRecords() {}

  /** Who pays for a row's job. */
  enum Payer {
    /** This row. */
    THIS_ROW,
    /** A row before it, or whoever bought it before. */
    ANOTHER
  }

  /** A row that is begun, as far as it is known before its job. */
  static RowRecord begun(Priced priced, Payer payer, RowStatus status, Instant now) {
    Quote quote = priced.quote();
    Money nothing = nothing(quote.upperBound());
    return new RowRecord(
        priced.row().line(),
        priced.row().name(),
        priced.row().output(),
        status,
        Optional.empty(),
        RowWork.of(priced.request(), quote),
        priced.row().draft().portrait().toString(),
        priced.row().draft().speech().toString(),
        priced.request().speech().length(),
        payer == Payer.THIS_ROW ? quote.expected() : nothing,
        payer == Payer.THIS_ROW ? quote.upperBound() : nothing,
        Optional.empty(),
        priced.before().map(RowRecord::created).orElse(now),
        priced.before().flatMap(RowRecord::handedOver),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The row as its job is now. */
  static RowRecord seen(RowRecord last, Job job, Ledger ledger) {
    JobState state = job.state();
    return new RowRecord(
        last.line(),
        last.name(),
        last.output(),
        RowStatus.of(job.status()),
        Optional.of(job.id()),
        last.work(),
        last.portrait(),
        last.speech(),
        last.length(),
        last.expected(),
        last.upperBound(),
        job.isEnded() ? bill(last, job, ledger) : Optional.empty(),
        last.created(),
        state instanceof JobState.Submitted
            ? last.handedOver().or(() -> Optional.of(state.since()))
            : last.handedOver(),
        job.isEnded() ? Optional.of(state.since()) : Optional.empty(),
        state instanceof JobState.Succeeded done
            ? Optional.of(RowVideo.of(done.video()))
            : Optional.empty(),
        trouble(job));
  }

  /** The row before its job came to an end, so that its video is copied once more. */
  static RowRecord again(RowRecord last) {
    return new RowRecord(
        last.line(),
        last.name(),
        last.output(),
        RowStatus.WAITING,
        last.job(),
        last.work(),
        last.portrait(),
        last.speech(),
        last.length(),
        last.expected(),
        last.upperBound(),
        Optional.empty(),
        last.created(),
        last.handedOver(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The row with an end of our own. */
  static RowRecord troubled(RowRecord now, RowStatus status, RowTrouble trouble, Instant at) {
    return new RowRecord(
        now.line(),
        now.name(),
        now.output(),
        status,
        now.job(),
        now.work(),
        now.portrait(),
        now.speech(),
        now.length(),
        now.expected(),
        now.upperBound(),
        now.billed(),
        now.created(),
        now.handedOver(),
        Optional.of(at),
        Optional.empty(),
        Optional.of(trouble));
  }

  /** Whether a row pays for its job itself. */
  static boolean pays(RowRecord row) {
    return row.upperBound().isMoreThan(nothing(row.upperBound()));
  }

  private static Optional<Money> bill(RowRecord row, Job job, Ledger ledger) {
    Money nothing = nothing(row.upperBound());
    if (!pays(row)) {
      return Optional.of(nothing);
    }
    Balance balance = Balance.of(ledger.entries(job.id()), nothing.currency());
    return balance.held().isMoreThan(nothing) ? Optional.empty() : Optional.of(balance.billed());
  }

  private static Optional<RowTrouble> trouble(Job job) {
    JobState state = job.state();
    if (state instanceof JobState.Failed failed) {
      return Optional.of(RowTrouble.of(failed.failure()));
    }
    if (state instanceof JobState.Paused paused) {
      return Optional.of(RowTrouble.of(paused.failure()));
    }
    if (state instanceof JobState.InDoubt doubt) {
      return Optional.of(doubt(job, doubt));
    }
    return state instanceof JobState.Cancelled cancelled
        ? Optional.of(new RowTrouble("it was cancelled", cancelled.spend(), "run the batch again"))
        : Optional.empty();
  }

  private static RowTrouble doubt(Job job, JobState.InDoubt doubt) {
    return new RowTrouble(
        "nobody knows whether the provider has it: " + doubt.reason(),
        Spend.POSSIBLE,
        "look at the provider's dashboard, then 'avatar jobs resolve " + job.id() + "'");
  }

  private static Money nothing(Money like) {
    return Money.zero(like.currency());
  }
}
