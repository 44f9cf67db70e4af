package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.JobId;

/**
 * One job's record cannot be read: it is damaged, or a newer program's. The store and its other
 * jobs can be used; what the job holds still counts.
 */
public final class UnreadableJobException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient JobId job;
  private final String nextStep;

  /**
   * For one job.
   *
   * @param job the job
   * @param sentence what was found, naming the job, without a final full stop
   * @param nextStep what the reader should do, without a final full stop
   * @param cause why it cannot be read
   */
  public UnreadableJobException(JobId job, String sentence, String nextStep, Throwable cause) {
    super(sentence + "; " + nextStep, cause);
    this.job = requireNonNull(job, "job");
    this.nextStep = nextStep;
  }

  /** The job. */
  public JobId job() {
    return job;
  }

  /** What to do about it, in words. */
  public String nextStep() {
    return nextStep;
  }
}
