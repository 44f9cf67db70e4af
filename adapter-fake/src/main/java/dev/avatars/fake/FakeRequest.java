package dev.avatars.fake;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.ports.SubmitOrder;
import java.time.Instant;
import java.util.Set;

/** One request that the provider took. Guarded by the world's time. */
final class FakeRequest {
  private final RemoteRef ref;
  private final long number;
  private final SubmitOrder order;
  private final Instant submittedAt;
  private final Set<Misfortune> misfortunes;
  private Phase phase;

  /**
   * A request that waits for its turn.
   *
   * @param number how many requests were taken before it
   * @param misfortunes what will go wrong with it
   */
  FakeRequest(
      RemoteRef ref,
      long number,
      SubmitOrder order,
      Instant submittedAt,
      Set<Misfortune> misfortunes,
      Phase.Waiting phase) {
    this.ref = ref;
    this.number = number;
    this.order = order;
    this.submittedAt = submittedAt;
    this.misfortunes = misfortunes;
    this.phase = phase;
  }

  RemoteRef ref() {
    return ref;
  }

  String id() {
    return ref.requestId();
  }

  long number() {
    return number;
  }

  SubmitOrder order() {
    return order;
  }

  JobId job() {
    return order.job();
  }

  AvatarModel model() {
    return order.model();
  }

  boolean suffers(Misfortune misfortune) {
    return misfortunes.contains(misfortune);
  }

  /** Whether it was submitted with exactly these files, and not before a time. */
  boolean isFor(StagedMedia media, Instant since) {
    return order.media().equals(media) && !submittedAt.isBefore(since);
  }

  Phase phase() {
    return phase;
  }

  void enter(Phase next) {
    phase = next;
  }
}
