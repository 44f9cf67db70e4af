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
  private Phase phase;
  private Set<Misfortune> misfortunes = Set.of();

  /**
   * A request that waits for its turn.
   *
   * @param number the number of requests taken so far, with this one
   */
  FakeRequest(
      RemoteRef ref, long number, SubmitOrder order, Instant submittedAt, Phase.Waiting phase) {
    this.ref = ref;
    this.number = number;
    this.order = order;
    this.submittedAt = submittedAt;
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

  /** Whether this goes wrong with it, as far as has been decided. */
  boolean suffers(Misfortune misfortune) {
    return misfortunes.contains(misfortune);
  }

  /** Whether it was submitted with exactly these files, and not before a time. */
  boolean isFor(StagedMedia media, Instant since) {
    return order.media().equals(media) && !submittedAt.isBefore(since);
  }

  Instant submittedAt() {
    return submittedAt;
  }

  Phase phase() {
    return phase;
  }

  void enter(Phase next) {
    phase = next;
  }

  /** Has its turn: what goes wrong with it is decided now. */
  void hasItsTurn(Set<Misfortune> decided) {
    misfortunes = decided;
  }
}
