package dev.avatars.domain.batch;

import dev.avatars.domain.job.JobStatus;
import java.util.Locale;

/** Where a row is. */
public enum RowStatus {
  /** It waits here; its money is held, and it is free to cancel. */
  WAITING,
  /** The provider has it, or its video is being fetched. */
  RUNNING,
  /** It waits until the account is in order; nothing was bought. */
  PAUSED,
  /** Nobody knows whether the provider has it. */
  IN_DOUBT,
  /** Its video is in the output folder. */
  DONE,
  /** It failed. */
  FAILED,
  /** It was cancelled. */
  CANCELLED,
  /** A cap has no room for it; nothing was bought. */
  OVER_BUDGET;

  /** Where a row is whose job is in some state. */
  public static RowStatus of(JobStatus job) {
    return switch (job) {
      case PENDING -> WAITING;
      case PAUSED -> PAUSED;
      case IN_DOUBT -> IN_DOUBT;
      case SUBMITTING, SUBMITTED, RENDERED -> RUNNING;
      case SUCCEEDED -> DONE;
      case FAILED -> FAILED;
      case CANCELLED -> CANCELLED;
    };
  }

  /** The name people see, such as {@code in doubt}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
