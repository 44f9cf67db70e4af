package dev.avatars.application;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.SubmitOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands jobs over: uploads their files, announces the one paid call, makes it, writes its answer.
 */
final class Starting {
  private static final Logger LOG = LoggerFactory.getLogger(Starting.class);
  private static final Duration ACCOUNT_PAUSE = Duration.ofMinutes(5);

  /** How long after its announcement a call may still leave; others would call it lost by then. */
  static final Duration ANNOUNCED_FOR = Duration.ofSeconds(10);

  /** How soon a full provider is looked at again by a scheduler that asks about single jobs. */
  private static final Duration FULL = Duration.ofSeconds(10);

  /** How long to have a job again for writing what was bought. */
  private static final Duration TO_RECORD = Duration.ofMinutes(1);

  private final AvatarProvider provider;
  private final StartGate gate;
  private final Following following;
  private final Map<JobId, RemoteRef> unwritten = new ConcurrentHashMap<>();

  Starting(AvatarProvider provider, StartGate gate, Following following) {
    this.provider = provider;
    this.gate = gate;
    this.following = following;
  }

  /** Hands a job over if the gate lets it; answers when it is due again. */
  Instant start(Pen pen, JobState.Pending state) {
    Optional<Failure> account = gate.account(pen.now());
    if (account.isPresent()) {
      pen.move(state.paused(account.get(), pen.now()));
      return gate.opens();
    }
    if (gate.room(pen.now()) == 0) {
      return gate.isClosed(pen.now()) ? gate.opens() : pen.now().plus(FULL);
    }
    return upload(pen, state);
  }

  /** Tries again, unless the account is known to be as it was. */
  Instant resume(Pen pen, JobState.Paused state) {
    if (gate.account(pen.now()).isPresent()) {
      return gate.opens();
    }
    pen.move(state.resumed(pen.now()));
    return pen.now();
  }

  /** The answer of a paid call that this process got and could not write. */
  Optional<RemoteRef> unwritten(JobId id) {
    return Optional.ofNullable(unwritten.get(id));
  }

  /** The answer is written. */
  void written(JobId id) {
    unwritten.remove(id);
  }

  private Instant upload(Pen pen, JobState.Pending state) {
    Job job = pen.job();
    return provider
        .assets()
        .store(job.request().portrait())
        .fold(
            portrait ->
                provider
                    .assets()
                    .store(job.request().speech(), job.id())
                    .fold(
                        speech -> submit(pen, state, new StagedMedia(portrait, speech)),
                        failure -> notUploaded(pen, state, failure)),
            failure -> notUploaded(pen, state, failure));
  }

  /** Announces the paid call, makes it once, and writes what came of it. */
  private Instant submit(Pen pen, JobState.Pending state, StagedMedia media) {
    JobState.Submitting submitting = state.submitting(media, pen.now());
    if (!pen.move(submitting)) {
      return pen.now();
    }
    if (pen.now().isAfter(submitting.since().plus(ANNOUNCED_FOR))) {
      // this process stood still meanwhile; by now another may have called the job lost
      pen.move(submitting.refusedForNow(pen.now()));
      return pen.now();
    }
    return provider
        .submit(SubmitOrder.of(pen.job(), media))
        .fold(
            accepted -> accepted(pen, submitting, accepted.ref()),
            refused -> refused(pen, submitting, refused.failure()),
            unconfirmed -> {
              pen.move(submitting.lost(unconfirmed.evidence(), pen.now()));
              return Looks.next(pen.now(), pen.now());
            });
  }

  /** What was bought is remembered until it is written, whatever becomes of the lease. */
  private Instant accepted(Pen pen, JobState.Submitting state, RemoteRef ref) {
    unwritten.put(pen.job().id(), ref);
    if (!pen.move(state.accepted(ref, pen.now())) && !recorded(pen, ref)) {
      LOG.error("job {} has the request {}, which is not written yet", pen.job().id(), ref);
      return pen.now();
    }
    written(pen.job().id());
    following.begin(pen.job(), pen.now());
    return following.next(pen);
  }

  /** Others called the job lost while the call was being made; they are told better. */
  private static boolean recorded(Pen pen, RemoteRef ref) {
    return pen.takeAgain(pen.now().plus(TO_RECORD))
        && pen.job().state() instanceof JobState.InDoubt doubt
        && pen.move(doubt.found(ref, pen.now()));
  }

  private Instant refused(Pen pen, JobState.Submitting state, Failure failure) {
    switch (failure.disposition()) {
      case RETRY -> {
        pen.move(state.refusedForNow(pen.now()));
        gate.closeForTraffic(pen.now().plus(failure.retryAfter()));
        return Backoff.next(pen.job().createdAt(), pen.now(), failure);
      }
      case PAUSE -> {
        gate.closeForAccount(failure, pen.now().plus(ACCOUNT_PAUSE));
        pen.move(state.paused(failure, pen.now()));
        return gate.opens();
      }
      default -> {
        pen.endFree(state.refused(failure, pen.now()), failure.sentence());
        return pen.now();
      }
    }
  }

  private Instant notUploaded(Pen pen, JobState.Pending state, Failure failure) {
    switch (failure.disposition()) {
      case RETRY -> {
        return Backoff.next(state.since(), pen.now(), failure);
      }
      case PAUSE -> {
        gate.closeForAccount(failure, pen.now().plus(ACCOUNT_PAUSE));
        pen.move(state.paused(failure, pen.now()));
        return gate.opens();
      }
      default -> {
        pen.endFree(state.failed(failure, pen.now()), failure.sentence());
        return pen.now();
      }
    }
  }
}
