package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.batch.RowStatus;

/**
 * What a run of a batch came to.
 *
 * @param end why it is over
 * @param plan what was to be done
 * @param last how far it is
 */
public record BatchOutcome(End end, BatchPlan plan, BatchProgress last) {
  /** Why a run is over. */
  public enum End {
    /** Every row came to an end. */
    FINISHED,
    /** It was stopped; the same run again goes on. */
    STOPPED,
    /** All that is left waits for the provider's account; the same run again goes on. */
    PAUSED
  }

  public BatchOutcome {
    requireNonNull(end, "end");
    requireNonNull(plan, "plan");
    requireNonNull(last, "last");
  }

  /** Whether every row has its video. */
  public boolean isComplete() {
    return last.count(RowStatus.DONE) == plan.rows();
  }
}
