package dev.avatars.application;

import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.JobQuery;
import java.util.Optional;
import java.util.Set;

/** Carries out what a person decided about a job in doubt, after checking what can be checked. */
final class Resolver {
  private static final Set<JobStatus> WITH_A_REQUEST =
      Set.of(JobStatus.SUBMITTED, JobStatus.RENDERED, JobStatus.SUCCEEDED);

  private final Engine engine;
  private final AvatarProvider provider;
  private final JobStore store;

  Resolver(Engine engine, AvatarProvider provider, JobStore store) {
    this.engine = engine;
    this.provider = provider;
    this.store = store;
  }

  /** Carries a decision out on a leased job, and answers the job as it is afterwards. */
  Job resolve(Pen pen, Resolution resolution) {
    engine.orphan(pen);
    JobState.InDoubt doubt = requireDoubt(pen.job());
    boolean written =
        resolution.fold(
            adopt -> adopt(pen, adopt.requestId()),
            () -> pen.move(doubt.resubmitted(pen.now())),
            () -> pen.move(doubt.abandoned(pen.now())));
    if (!written) {
      throw busy(pen.job().id());
    }
    return pen.job();
  }

  static AvatarException.NotResolvable busy(JobId id) {
    return new AvatarException.NotResolvable(
        id, "it is being worked on just now", "ask again in a moment");
  }

  private boolean adopt(Pen pen, String requestId) {
    RemoteRef ref = ref(pen.job(), requestId);
    requireUnclaimed(pen.job().id(), ref);
    requireKnown(pen.job().id(), ref);
    engine.adopt(pen, ref);
    return pen.job().status() == JobStatus.SUBMITTED;
  }

  private RemoteRef ref(Job job, String requestId) {
    try {
      return provider.ref(requestId, job.request().model());
    } catch (IllegalArgumentException impossible) {
      throw new AvatarException.NotResolvable(
          job.id(), String.valueOf(impossible.getMessage()), "use the id that the provider shows");
    }
  }

  private void requireUnclaimed(JobId id, RemoteRef ref) {
    store.list(new JobQuery(WITH_A_REQUEST, Integer.MAX_VALUE)).stream()
        .filter(other -> request(other).filter(ref.requestId()::equals).isPresent())
        .findFirst()
        .ifPresent(
            other -> {
              throw new AvatarException.NotResolvable(
                  id,
                  "request " + ref.requestId() + " is that of job " + other.id(),
                  "use the id of a request that no job has");
            });
  }

  private void requireKnown(JobId id, RemoteRef ref) {
    RenderStatus news = provider.status(ref);
    if (news instanceof RenderStatus.Unknown unknown) {
      throw new AvatarException.NotResolvable(
          id, "the provider cannot be asked: " + unknown.failure().sentence(), "try again later");
    }
    if (news instanceof RenderStatus.Failed failed
        && failed.failure().code() == FailureCode.RESULT_GONE) {
      throw new AvatarException.NotResolvable(
          id,
          "the provider knows no request '" + ref.requestId() + "'",
          "look the id up on the provider's pages");
    }
  }

  private static Optional<String> request(Job job) {
    JobState state = job.state();
    if (state instanceof JobState.Submitted submitted) {
      return Optional.of(submitted.ref().requestId());
    }
    if (state instanceof JobState.Rendered rendered) {
      return Optional.of(rendered.ref().requestId());
    }
    return state instanceof JobState.Succeeded succeeded
        ? Optional.of(succeeded.ref().requestId())
        : state.unbilled().map(RemoteRef::requestId);
  }

  private static JobState.InDoubt requireDoubt(Job job) {
    if (job.state() instanceof JobState.InDoubt doubt) {
      return doubt;
    }
    throw new AvatarException.NotResolvable(
        job.id(),
        "found it " + job.status().label() + "; allowed: only a job in doubt is resolved",
        "'avatar jobs show " + job.id() + "' tells how it is");
  }
}
