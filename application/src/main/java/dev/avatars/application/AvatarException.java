package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.JobId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a call brought no video. Each carries the job it is about, whether money was spent, and the
 * next step.
 */
public abstract sealed class AvatarException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Optional<JobId> job;
  private final Spend spend;
  private final String nextStep;

  private AvatarException(String message, Optional<JobId> job, Spend spend, String nextStep) {
    super(message);
    this.job = requireNonNull(job, "job");
    this.spend = spend;
    this.nextStep = nextStep;
  }

  /** What a caller has to decide on. */
  public enum Decision {
    /** The inputs have to change. */
    FIX_REQUEST,
    /** Keys, settings or the installation have to change. */
    FIX_SETUP,
    /** More money has to be allowed, or nothing is bought. */
    ALLOW_MORE,
    /** Wait longer, or come back later. */
    WAIT,
    /** A person has to look at evidence. */
    RESOLVE,
    /** The provider's account has to be put in order. */
    FIX_ACCOUNT,
    /** It is over. */
    GIVE_UP
  }

  /** The job it is about, once there is one. */
  public Optional<JobId> job() {
    return job;
  }

  /** Whether money was spent. */
  public Spend spend() {
    return spend;
  }

  /** What to do next, without a final full stop. */
  public String nextStep() {
    return nextStep;
  }

  /** What the caller has to decide on. */
  public abstract Decision decision();

  /** The inputs cannot be what they are; every reason at once. */
  public static final class RequestRefused extends AvatarException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    /** For one violation or more. */
    public RequestRefused(List<Violation> violations) {
      super(
          violations.stream().map(Violation::toString).collect(Collectors.joining("\n")),
          Optional.empty(),
          Spend.NONE,
          "change what is named and try again");
      this.violations = List.copyOf(violations);
    }

    /** Every reason. */
    public List<Violation> violations() {
      return violations;
    }

    @Override
    public Decision decision() {
      return Decision.FIX_REQUEST;
    }
  }

  /** The consent, or a budget, does not cover what it may cost. */
  public static final class SpendRefused extends AvatarException {
    private static final long serialVersionUID = 1;

    /** With the reason in one sentence. */
    public SpendRefused(String reason) {
      super(reason, Optional.empty(), Spend.NONE, "allow more, or approve a new quote");
    }

    @Override
    public Decision decision() {
      return Decision.ALLOW_MORE;
    }
  }

  /** The key belongs to a job with other inputs. */
  public static final class KeyConflict extends AvatarException {
    private static final long serialVersionUID = 1;

    /** With the job that has the key. */
    public KeyConflict(String key, JobId existing) {
      super(
          "key: found '" + key + "', which names job " + existing + " with other inputs",
          Optional.of(existing),
          Spend.NONE,
          "use a new key, or the inputs of that job");
    }

    @Override
    public Decision decision() {
      return Decision.FIX_REQUEST;
    }
  }

  /** There is no such job. */
  public static final class UnknownJob extends AvatarException {
    private static final long serialVersionUID = 1;

    /** With the name that was asked for. */
    public UnknownJob(JobId id) {
      super(
          "job: found no job '" + id + "' in this store",
          Optional.of(id),
          Spend.NONE,
          "'avatar jobs list' shows the jobs there are");
    }

    @Override
    public Decision decision() {
      return Decision.FIX_REQUEST;
    }
  }

  /** The job failed for good. */
  public static final class JobFailed extends AvatarException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    /** With the failure it ended in. */
    public JobFailed(JobId id, Failure failure) {
      super(failure.toString(), Optional.of(id), failure.spend(), failure.nextStep());
      this.failure = failure;
    }

    /** Why it failed. */
    public Failure failure() {
      return failure;
    }

    @Override
    public Decision decision() {
      return failure.disposition() == Disposition.FIX_SETUP
          ? Decision.FIX_SETUP
          : failure.disposition() == Disposition.FIX_REQUEST
              ? Decision.FIX_REQUEST
              : Decision.GIVE_UP;
    }
  }

  /** The job was cancelled. */
  public static final class JobCancelled extends AvatarException {
    private static final long serialVersionUID = 1;

    /** With the money at stake. */
    public JobCancelled(JobId id, Spend spend) {
      super(
          "job " + id + " was cancelled; " + spend.words(),
          Optional.of(id),
          spend,
          "start it again when you want the video after all");
    }

    @Override
    public Decision decision() {
      return Decision.GIVE_UP;
    }
  }

  /** The wait ended before the job did; the job goes on. */
  public static final class StillRunning extends AvatarException {
    private static final long serialVersionUID = 1;

    /** With the job that goes on. */
    public StillRunning(JobId id) {
      super(
          "job " + id + " is still running; the wait has ended, the job has not",
          Optional.of(id),
          Spend.POSSIBLE,
          "continue with 'avatar jobs await " + id + "'");
    }

    @Override
    public Decision decision() {
      return Decision.WAIT;
    }
  }

  /** The reply of the paid call was lost, and evidence has not settled it yet. */
  public static final class InDoubt extends AvatarException {
    private static final long serialVersionUID = 1;

    /** With what happened to the reply. */
    public InDoubt(JobId id, String reason) {
      super(
          "job " + id + ": nobody knows whether the provider has it: " + reason,
          Optional.of(id),
          Spend.POSSIBLE,
          "look at the provider's dashboard, then 'avatar jobs resolve " + id + "'");
    }

    @Override
    public Decision decision() {
      return Decision.RESOLVE;
    }
  }

  /** A doubt cannot be ended in the way that was asked for; nothing was changed. */
  public static final class NotResolvable extends AvatarException {
    private static final long serialVersionUID = 1;

    /** With the reason in one sentence, and what to do instead. */
    public NotResolvable(JobId id, String reason, String nextStep) {
      super("job " + id + ": " + reason, Optional.of(id), Spend.POSSIBLE, nextStep);
    }

    @Override
    public Decision decision() {
      return Decision.RESOLVE;
    }
  }

  /** The job waits for the provider's account; it costs nothing and continues by itself. */
  public static final class Paused extends AvatarException {
    private static final long serialVersionUID = 1;

    /** With what is wrong with the account. */
    public Paused(JobId id, Failure failure) {
      super("job " + id + " waits: " + failure, Optional.of(id), Spend.NONE, failure.nextStep());
    }

    @Override
    public Decision decision() {
      return Decision.FIX_ACCOUNT;
    }
  }
}
