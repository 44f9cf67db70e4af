package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.fake.Journal.Event;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where submits arrive: refused because of the account or the traffic, or taken into the queue. The
 * files are not looked at here, as little as the real queue does. Guarded by the world's time.
 */
final class FrontDesk {
  private static final Duration SHORTEST_DISPATCH = Duration.ofSeconds(1);
  private static final Duration LONGEST_DISPATCH = Duration.ofSeconds(4);

  private final ProviderId provider;
  private final RequestQueue queue;
  private final Journal journal;
  private final Chance chance;
  private final FakeSettings settings;
  private final Map<JobId, FakeRequest> byKey = new HashMap<>();
  private long taken;
  private boolean locked;

  FrontDesk(
      ProviderId provider,
      RequestQueue queue,
      Journal journal,
      Chance chance,
      FakeSettings settings) {
    this.provider = provider;
    this.queue = queue;
    this.journal = journal;
    this.chance = chance;
    this.settings = settings;
  }

  /**
   * Answers a submit.
   *
   * @param onTheWay what goes wrong with this call
   */
  Submission submit(SubmitOrder order, Set<Misfortune> onTheWay, Instant now) {
    if (onTheWay.contains(Misfortune.IS_UNREACHABLE)) {
      return new Submission.Refused(FakeFailures.unreachable());
    }
    if (onTheWay.contains(Misfortune.LOSES_THE_REQUEST)) {
      return new Submission.Unconfirmed("the connection was reset while the request was sent");
    }
    journal.add(Event.SUBMITTED, order.job(), "", now);
    locked |= onTheWay.contains(Misfortune.LOCKS_THE_ACCOUNT);
    return refusal(onTheWay)
        .map(failure -> (Submission) new Submission.Refused(failure))
        .orElseGet(() -> reply(onTheWay, request(order, now)));
  }

  /** Puts the account in order again. */
  void unlock() {
    locked = false;
  }

  private Optional<Failure> refusal(Set<Misfortune> onTheWay) {
    if (locked) {
      return Optional.of(FakeFailures.accountLocked());
    }
    if (onTheWay.contains(Misfortune.REFUSES_THE_KEY)) {
      return Optional.of(FakeFailures.keyRefused());
    }
    if (onTheWay.contains(Misfortune.REFUSES_THE_REQUEST)) {
      return Optional.of(FakeFailures.contentRefused());
    }
    return onTheWay.contains(Misfortune.THROTTLES)
        ? Optional.of(FakeFailures.throttled(settings.retryAfter()))
        : Optional.empty();
  }

  private static Submission reply(Set<Misfortune> onTheWay, FakeRequest request) {
    return onTheWay.contains(Misfortune.LOSES_THE_REPLY)
        ? new Submission.Unconfirmed("the connection was reset before the reply arrived")
        : new Submission.Accepted(request.ref());
  }

  private FakeRequest request(SubmitOrder order, Instant now) {
    return settings.capabilities().has(Capability.DEDUPLICATES_BY_KEY)
        ? byKey.computeIfAbsent(order.job(), job -> taken(order, now))
        : taken(order, now);
  }

  private FakeRequest taken(SubmitOrder order, Instant now) {
    taken++;
    RemoteRef ref = RemoteRef.of(provider, chance.requestId(taken));
    Duration dispatch = chance.between(SHORTEST_DISPATCH, LONGEST_DISPATCH, "dispatch", taken);
    Phase.Waiting waiting =
        new Phase.Waiting(now.plusMillis(dispatch.toMillis() / settings.speed()));
    FakeRequest request = new FakeRequest(ref, taken, order, now, waiting);
    journal.add(Event.ACCEPTED, order.job(), request.id(), now);
    queue.add(request);
    return request;
  }
}
