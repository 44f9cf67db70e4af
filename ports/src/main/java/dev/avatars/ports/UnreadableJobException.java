package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.job.JobId;

/** One job's record cannot be read: it is damaged, or a newer program's. Others can be. */
public final class UnreadableJobException extends StoreUnavailableException {
  private static final long serialVersionUID = 1;

  private final transient JobId job;

  /**
   * For one job.
   *
   * @param job the job
   * @param disposition what to do about it, as a class
   * @param sentence what was found, naming the job, without a final full stop
   * @param nextStep what the reader should do, without a final full stop
   * @param cause why it cannot be read
   */
  public UnreadableJobException(
      JobId job, Disposition disposition, String sentence, String nextStep, Throwable cause) {
    super(disposition, sentence, nextStep, cause);
    this.job = requireNonNull(job, "job");
  }

  /** The job. */
  public JobId job() {
    return job;
  }
}
