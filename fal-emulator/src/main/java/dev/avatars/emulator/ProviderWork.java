package dev.avatars.emulator;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.emulator.Progress.Over;
import dev.avatars.emulator.Progress.Running;
import dev.avatars.emulator.Progress.Waiting;
import dev.avatars.ports.AvatarProvider;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Work that a provider does. */
final class ProviderWork implements Work {
  private final AvatarProvider provider;
  private final RemoteRef ref;
  private final BiFunction<RenderStatus.Done, Instant, Outcome> delivery;

  /**
   * Follows a request that the provider took.
   *
   * @param delivery makes the result of a finished video
   */
  ProviderWork(
      AvatarProvider provider,
      RemoteRef ref,
      BiFunction<RenderStatus.Done, Instant, Outcome> delivery) {
    this.provider = provider;
    this.ref = ref;
    this.delivery = delivery;
  }

  @Override
  public Optional<Progress> look(Instant now) {
    return provider.status(ref).fold(new Reading(now));
  }

  @Override
  public Stop stop(Instant now) {
    return provider
        .cancel(ref)
        .fold(
            () -> Stop.REMOVED,
            () -> Stop.REQUESTED,
            () -> Stop.TOO_LATE,
            notPossible -> Stop.REFUSED);
  }

  /** The billed quantity, as far as the provider tells. */
  static Optional<BigDecimal> units(BilledCost billed) {
    return billed.fold(known -> Optional.of(plain(known.units())), Optional::empty);
  }

  /** Without zeros at the end, and never with an exponent. */
  private static BigDecimal plain(BigDecimal units) {
    BigDecimal stripped = units.stripTrailingZeros();
    return stripped.setScale(Math.max(0, stripped.scale()));
  }

  /** A provider's news as progress. */
  private final class Reading implements RenderStatus.Cases<Optional<Progress>> {
    private final Instant now;

    Reading(Instant now) {
      this.now = now;
    }

    @Override
    public Optional<Progress> queued(RenderStatus.Queued news) {
      return Optional.of(new Waiting(news.position()));
    }

    @Override
    public Optional<Progress> rendering(RenderStatus.Rendering news) {
      return Optional.of(new Running(news.logs()));
    }

    @Override
    public Optional<Progress> done(RenderStatus.Done news) {
      return Optional.of(new Over(delivery.apply(news, now), news.logs()));
    }

    @Override
    public Optional<Progress> failed(RenderStatus.Failed news) {
      return Optional.of(new Over(FailureWords.outcome(news.failure()), List.of()));
    }

    @Override
    public Optional<Progress> cancelled(RenderStatus.CancelledThere news) {
      return Optional.of(
          new Over(InfrastructureError.CLIENT_CANCELLED.outcome(news.sentence()), List.of()));
    }

    @Override
    public Optional<Progress> unknown(RenderStatus.Unknown news) {
      return Optional.empty();
    }
  }
}
