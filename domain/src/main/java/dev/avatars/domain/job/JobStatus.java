package dev.avatars.domain.job;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the states, and which may follow which: the one table of a job's way. */
public enum JobStatus {
  /** Accepted by us; nothing was bought. */
  PENDING,
  /** The account has to be put in order; nothing was bought. */
  PAUSED,
  /** The paid call is being made. */
  SUBMITTING,
  /** The paid call was made and its reply was lost. */
  IN_DOUBT,
  /** The provider has it. */
  SUBMITTED,
  /** The provider finished it; it has to be fetched. */
  RENDERED,
  /** The video is ours. */
  SUCCEEDED,
  /** It failed for good. */
  FAILED,
  /** It was cancelled. */
  CANCELLED;

  /** The states that may follow this one; none for an end. */
  public Set<JobStatus> exits() {
    return switch (this) {
      case PENDING -> Set.of(SUBMITTING, PAUSED, FAILED, CANCELLED);
      case PAUSED -> Set.of(PENDING, FAILED, CANCELLED);
      case SUBMITTING -> Set.of(SUBMITTED, PENDING, PAUSED, IN_DOUBT, FAILED);
      case IN_DOUBT -> Set.of(IN_DOUBT, SUBMITTED, PENDING, FAILED);
      case SUBMITTED -> Set.of(SUBMITTED, RENDERED, FAILED, CANCELLED);
      case RENDERED -> Set.of(RENDERED, SUCCEEDED, FAILED);
      case SUCCEEDED, FAILED, CANCELLED -> Set.of();
    };
  }

  /** The names of the exits in the order of this list, such as {@code submitted, pending}. */
  String exitLabels() {
    return exits().isEmpty()
        ? "none"
        : exits().stream().sorted().map(JobStatus::label).collect(Collectors.joining(", "));
  }

  /** Whether nothing follows. */
  public boolean isEnd() {
    return exits().isEmpty();
  }

  /** The name people see, such as {@code in doubt}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
