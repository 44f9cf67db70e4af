package dev.avatars.cli;

import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import java.util.Optional;

/** A sentence for the user and the code to exit with; never shown with a stack trace. */
final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exit;
  private final transient Optional<JobId> job;
  private final Spend spend;
  private final String nextStep;

  CliException(ExitCode exit, String sentence) {
    this(exit, sentence, Optional.empty(), Spend.NONE, "");
  }

  /**
   * With what to do next.
   *
   * @param job the job it is about, once there is one
   * @param spend whether it may have cost something
   * @param nextStep what to do, without a final full stop, or an empty text
   */
  CliException(ExitCode exit, String sentence, Optional<JobId> job, Spend spend, String nextStep) {
    super(sentence);
    this.exit = exit;
    this.job = job;
    this.spend = spend;
    this.nextStep = nextStep;
  }

  static CliException badInput(String sentence) {
    return new CliException(ExitCode.BAD_INPUT, sentence);
  }

  ExitCode exit() {
    return exit;
  }

  /** What is wrong, with its next step, as it is told. */
  Trouble trouble() {
    return Trouble.saying(exit, String.valueOf(getMessage()))
        .about(job, spend)
        .withNextStep(nextStep);
  }
}
