package dev.avatars.application;

import dev.avatars.application.Claims.Standing;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what became of a paid call whose reply was lost. Found adopts the request; not found
 * proves nothing, unless the user has said so and the search is complete. Never a second call by
 * itself, and never another provider.
 */
final class Doubting {
  private static final Logger LOG = LoggerFactory.getLogger(Doubting.class);

  private final AvatarProvider provider;
  private final AbsencePolicy absence;
  private final Starting starting;
  private final Following following;
  private final Announcer announcer;
  private final Claims claims;

  Doubting(
      AvatarProvider provider,
      Claims claims,
      AbsencePolicy absence,
      Starting starting,
      Following following,
      Announcer announcer) {
    this.provider = provider;
    this.claims = claims;
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
    Optional<RemoteRef> known = starting.unwritten(pen.job().id());
    if (known.isPresent()) {
      return found(pen, state, known.get());
    }
    if (provider.capabilities().has(Capability.DEDUPLICATES_BY_KEY)) {
      pen.move(state.resubmitted(pen.now()));
      return pen.now();
    }
    return search(pen, state);
  }

  /** The request of a job in doubt, as far as anything but a person can tell. */
  Optional<RemoteRef> evidence(Pen pen, JobState.InDoubt state) {
    return starting
        .unwritten(pen.job().id())
        .or(
            () ->
                provider
                    .find(state.media(), state.announced())
                    .fold(Optional::of, Optional::empty, failure -> Optional.empty()))
        .or(() -> judged(pen.job(), state).proven());
  }

  /** Somebody says that a request is the job's; what that is worth is asked at the next look. */
  void claimed(Pen pen, JobState.InDoubt state, String requestId) {
    pen.move(state.claimed(requestId));
  }

  /** News came with a request that is said to be the job's: it is adopted if that can be proven. */
  void heard(Pen pen, JobState.InDoubt state, RemoteRef ref) {
    switch (claims.standing(pen.job().id(), ref)) {
      case PROVEN -> found(pen, state, ref);
      case OPEN -> claimed(pen, state, ref.requestId());
      case STRANGE -> refused(pen, ref);
    }
  }

  /** The request is known now, whoever knew it; answers when the job is due. */
  Instant found(Pen pen, JobState.InDoubt state, RemoteRef ref) {
    if (pen.move(state.found(ref, pen.now()))) {
      starting.written(pen.job().id());
      following.begin(pen.job(), state.announced());
    }
    return pen.now();
  }

  /** The history is the better evidence, since it shows the job's own files. */
  private Instant search(Pen pen, JobState.InDoubt state) {
    Finding finding = provider.find(state.media(), state.announced());
    return finding.fold(
        ref -> found(pen, state, ref),
        () -> unlisted(pen, state, () -> absent(pen, state, finding.completeUntil())),
        failure -> unlisted(pen, state, () -> later(pen, state)));
  }

  /** Goes by what was claimed; only when nothing is left of that, by what else there is. */
  private Instant unlisted(Pen pen, JobState.InDoubt state, Supplier<Instant> otherwise) {
    if (state.claims().isEmpty()) {
      return otherwise.get();
    }
    Judgement judgement = judged(pen.job(), state);
    if (judgement.proven().isPresent()) {
      return found(pen, state, judgement.proven().get());
    }
    if (judgement.open().isEmpty()) {
      return pen.move(state.claiming(List.of())) ? otherwise.get() : pen.now();
    }
    return later(pen, state);
  }

  /**
   * What became of a job's claims.
   *
   * @param proven the request that is the job's
   * @param open those that nobody could be asked about
   */
  private record Judgement(Optional<RemoteRef> proven, List<RemoteRef> open) {}

  private Judgement judged(Job job, JobState.InDoubt state) {
    List<RemoteRef> open = new ArrayList<>();
    for (String claim : state.claims()) {
      Optional<RemoteRef> ref = claims.ref(job, claim);
      Standing standing =
          ref.map(known -> claims.standing(job.id(), known)).orElse(Standing.STRANGE);
      if (standing == Standing.PROVEN) {
        return new Judgement(ref, open);
      }
      if (standing == Standing.OPEN) {
        open.add(ref.orElseThrow());
      }
    }
    return new Judgement(Optional.empty(), open);
  }

  private static void refused(Pen pen, RemoteRef ref) {
    LOG.warn("request {} is not that of job {}, whoever said so", ref, pen.job().id());
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
