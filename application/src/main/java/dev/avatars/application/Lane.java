package dev.avatars.application;

import dev.avatars.domain.job.JobStatus;
import java.util.Set;

/** The kinds of steps, the most urgent first: what was paid for comes before what is to be. */
enum Lane {
  /** Fetches videos. */
  COLLECT,
  /** Asks how jobs are. */
  FOLLOW,
  /** Looks for lost submits and for bills. */
  LOOK,
  /** Hands jobs over. */
  START;

  /** How many of its steps are taken at once. */
  int width(Flow flow) {
    return switch (this) {
      case COLLECT -> flow.collects();
      case FOLLOW -> flow.follows();
      case LOOK -> flow.looks();
      case START -> flow.starts();
    };
  }

  /** The states whose jobs take its steps. */
  Set<JobStatus> statuses() {
    return switch (this) {
      case COLLECT -> Set.of(JobStatus.RENDERED);
      case FOLLOW -> Set.of(JobStatus.SUBMITTED);
      case LOOK ->
          Set.of(
              JobStatus.SUBMITTING,
              JobStatus.IN_DOUBT,
              JobStatus.SUCCEEDED,
              JobStatus.FAILED,
              JobStatus.CANCELLED);
      case START -> Set.of(JobStatus.PENDING, JobStatus.PAUSED);
    };
  }
}
