package dev.avatars.application;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.JobStore;

/** Carries out what a person decided about a job in doubt, after checking what can be checked. */
final class Resolver {
  private final Engine engine;
  private final AvatarProvider provider;
  private final Claims claims;

  Resolver(Engine engine, AvatarProvider provider, JobStore store) {
    this.engine = engine;
    this.provider = provider;
    this.claims = new Claims(provider, store);
  }

  /** Carries a decision out on a leased job, and answers the job as it is afterwards. */
  Job resolve(Pen pen, Resolution resolution) {
    engine.orphan(pen);
    JobState.InDoubt doubt = requireDoubt(pen.job());
    boolean written =
        resolution.fold(
            adopt -> adopt(pen, adopt.requestId()),
            () -> resubmit(pen, doubt),
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

  /** Looks once more first: a person may have looked at the wrong page. */
  private boolean resubmit(Pen pen, JobState.InDoubt doubt) {
    engine
        .evidence(pen, doubt)
        .ifPresent(
            ref -> {
              throw new AvatarException.NotResolvable(
                  pen.job().id(),
                  "the provider has it: request " + ref.requestId(),
                  "wait, since it is adopted by itself, or adopt it");
            });
    return pen.move(doubt.resubmitted(pen.now()));
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
    claims
        .holder(id, ref)
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
    if (Claims.isUnknownThere(news)) {
      throw new AvatarException.NotResolvable(
          id,
          "the provider knows no request '" + ref.requestId() + "'",
          "look the id up on the provider's pages");
    }
    if (news instanceof RenderStatus.Unknown unknown) {
      throw new AvatarException.NotResolvable(
          id, "the provider cannot be asked: " + unknown.failure().sentence(), "try again later");
    }
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
