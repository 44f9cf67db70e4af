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
    boolean written =
        resolution.fold(
            adopt -> adopt(pen, adopt.requestId()),
            () -> resubmit(pen, doubt(pen)),
            () -> pen.move(doubt(pen).abandoned(pen.now())),
            bill -> billed(pen, bill));
    if (!written) {
      throw busy(pen.job().id());
    }
    return pen.job();
  }

  /** Carries a decision out on a job that nobody can lease any more. */
  Job resolveAtRest(Job job, Resolution resolution) {
    return resolution.fold(
        adopt -> {
          throw notInDoubt(job);
        },
        () -> {
          throw notInDoubt(job);
        },
        () -> {
          throw notInDoubt(job);
        },
        bill -> billed(job, bill));
  }

  private Job billed(Job job, Resolution.Billed bill) {
    requireItsCurrency(job, bill);
    if (job.isBilled() || !engine.settle(job, bill)) {
      throw new AvatarException.NotResolvable(
          job.id(),
          "what it cost is known already",
          "'avatar ledger --csv' shows it with its source");
    }
    return job.billed(Pen.typedIn(bill));
  }

  private static boolean billed(Pen pen, Resolution.Billed bill) {
    requireItsCurrency(pen.job(), bill);
    if (pen.job().state().unbilled().isEmpty()) {
      throw new AvatarException.NotResolvable(
          pen.job().id(),
          "found it "
              + pen.job().status().label()
              + "; allowed: a bill for a job that has ended and whose cost is not known",
          "wait for its end, or let it go first when it is in doubt");
    }
    return pen.settleByHand(bill);
  }

  private static void requireItsCurrency(Job job, Resolution.Billed bill) {
    String quoted = job.quote().upperBound().currency().getCurrencyCode();
    if (!bill.amount().currency().getCurrencyCode().equals(quoted)) {
      throw new AvatarException.NotResolvable(
          job.id(),
          "billed: found " + bill.amount() + "; allowed: an amount in " + quoted + ", as quoted",
          "type in what the bill says in " + quoted);
    }
  }

  private JobState.InDoubt doubt(Pen pen) {
    engine.orphan(pen);
    if (pen.job().state() instanceof JobState.InDoubt doubt) {
      return doubt;
    }
    throw notInDoubt(pen.job());
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
    var unused = doubt(pen);
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

  private static AvatarException.NotResolvable notInDoubt(Job job) {
    return new AvatarException.NotResolvable(
        job.id(),
        "found it " + job.status().label() + "; allowed: only a job in doubt is resolved",
        "'avatar jobs show " + job.id() + "' tells how it is");
  }
}
