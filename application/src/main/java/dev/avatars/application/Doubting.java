package dev.avatars.application;

import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks for what became of a paid call whose reply was lost. Found adopts the request; not found
 * proves nothing, unless the user has said so and the search is complete. Never a second call by
 * itself, and never another provider.
 */
final class Doubting {
  private final AvatarProvider provider;
  private final AbsencePolicy absence;
  private final Starting starting;
  private final Following following;
  private final Announcer announcer;

  Doubting(
      AvatarProvider provider,
      AbsencePolicy absence,
      Starting starting,
      Following following,
      Announcer announcer) {
    this.provider = provider;
    this.absence = absence;
    this.starting = starting;
    this.following = following;
    this.announcer = announcer;
  }

  /** A job whose worker went away during the paid call. */
  Instant orphaned(Pen pen, JobState.Submitting state) {
    pen.move(state.lost("the program ended while the call was being made", pen.now()));
    return pen.now();
  }

  /** Looks once; answers when to look again. */
  Instant look(Pen pen, JobState.InDoubt state) {
    if (provider.capabilities().has(Capability.DEDUPLICATES_BY_KEY)) {
      pen.move(state.resubmitted(pen.now()));
      return pen.now();
    }
    Optional<RemoteRef> known = starting.unwritten(pen.job().id());
    return known.isPresent() ? found(pen, state, known.get()) : search(pen, state);
  }

  /** The request is known now, whoever knew it; answers when the job is due. */
  Instant found(Pen pen, JobState.InDoubt state, RemoteRef ref) {
    if (pen.move(state.found(ref, pen.now()))) {
      starting.written(pen.job().id());
      following.begin(pen.job(), state.announced());
    }
    return pen.now();
  }

  private Instant search(Pen pen, JobState.InDoubt state) {
    Finding finding = provider.find(state.media(), state.announced());
    return finding.fold(
        ref -> found(pen, state, ref),
        () -> absent(pen, state, finding.completeUntil()),
        failure -> later(pen, state));
  }

  private Instant absent(Pen pen, JobState.InDoubt state, Optional<Instant> completeUntil) {
    Duration ago = Duration.between(state.announced(), pen.now());
    boolean proven = completeUntil.filter(state.announced()::isBefore).isPresent();
    if (proven && absence.covers(pen.job().quote().upperBound(), ago)) {
      pen.move(state.resubmitted(pen.now()));
      return pen.now();
    }
    return later(pen, state);
  }

  private Instant later(Pen pen, JobState.InDoubt state) {
    announcer.stillInDoubt(pen.job(), pen.now());
    return Looks.next(state.since(), pen.now());
  }
}
