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

/**
 * Judges requests that are said to be a job's, by a webhook or a person. Whoever says so may err or
 * lie: a notice's signature proves its request and not its job, and a provider signs the notices of
 * all its customers. So the provider has to know the request under our own key, and no other job
 * may have it. Thread-safe.
 */
final class Claims {
  private static final Set<JobStatus> WITH_A_REQUEST =
      Set.of(
          JobStatus.SUBMITTED,
          JobStatus.RENDERED,
          JobStatus.SUCCEEDED,
          JobStatus.FAILED,
          JobStatus.CANCELLED);

  private final AvatarProvider provider;
  private final JobStore store;

  Claims(AvatarProvider provider, JobStore store) {
    this.provider = provider;
    this.store = store;
  }

  /** What a claim is worth. */
  enum Standing {
    /** The provider has the request for us, and no other job has it. */
    PROVEN,
    /** The provider cannot be asked just now. */
    OPEN,
    /** It is not the job's. */
    STRANGE
  }

  /** The reference of a request; empty when the provider never gives such an id. */
  Optional<RemoteRef> ref(Job job, String requestId) {
    try {
      return Optional.of(provider.ref(requestId, job.request().model()));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  /** Asks the provider whether a request may be a job's. */
  Standing standing(JobId job, RemoteRef ref) {
    RenderStatus news = provider.status(ref);
    if (isUnknownThere(news)) {
      return Standing.STRANGE;
    }
    if (news instanceof RenderStatus.Unknown) {
      return Standing.OPEN;
    }
    return holder(job, ref).isPresent() ? Standing.STRANGE : Standing.PROVEN;
  }

  /** The other job that has a request. */
  Optional<Job> holder(JobId job, RemoteRef ref) {
    return store.list(new JobQuery(WITH_A_REQUEST, Integer.MAX_VALUE)).stream()
        .filter(other -> !other.id().equals(job))
        .filter(other -> request(other).filter(ref.requestId()::equals).isPresent())
        .findFirst();
  }

  /** Whether a provider's news say that it has no such request, for good or for now. */
  static boolean isUnknownThere(RenderStatus news) {
    if (news instanceof RenderStatus.Unknown unknown) {
      return unknown.failure().code() == FailureCode.RESULT_GONE;
    }
    return news instanceof RenderStatus.Failed failed
        && failed.failure().code() == FailureCode.RESULT_GONE;
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
}
