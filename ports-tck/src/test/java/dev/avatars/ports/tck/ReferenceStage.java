package dev.avatars.ports.tck;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Capabilities.Capability;
import java.time.Instant;
import java.util.function.BiFunction;

/** A stage with a lawful provider, or with one that bends the law. */
final class ReferenceStage implements ProviderStage {
  /** All that the reference provider can do. */
  static final Capabilities ABLE =
      Capabilities.of(
          Capability.CANCELS_QUEUED,
          Capability.CANCELS_RENDERING,
          Capability.FINDS_LOST_SUBMITS,
          Capability.TELLS_BILLED_COST);

  /** Nothing but the necessary, except that a key is used once. */
  static final Capabilities BARE = Capabilities.of(Capability.DEDUPLICATES_BY_KEY);

  private final FarSide farSide = new FarSide();
  private final AvatarProvider provider;

  private ReferenceStage(
      Capabilities capabilities, BiFunction<AvatarProvider, FarSide, AvatarProvider> bend) {
    this.provider = bend.apply(new ReferenceProvider(farSide, capabilities), farSide);
  }

  static ProviderStage lawful(Capabilities capabilities) {
    return new ReferenceStage(capabilities, (provider, farSide) -> provider);
  }

  static ProviderStage bent(BiFunction<AvatarProvider, FarSide, AvatarProvider> bend) {
    return bent(ABLE, bend);
  }

  static ProviderStage bent(
      Capabilities capabilities, BiFunction<AvatarProvider, FarSide, AvatarProvider> bend) {
    return new ReferenceStage(capabilities, bend);
  }

  @Override
  public AvatarProvider provider() {
    return provider;
  }

  @Override
  public void arrange(Situation situation) {
    farSide.arrange(situation);
  }

  @Override
  public int startedRenders() {
    return farSide.started();
  }

  @Override
  public Instant now() {
    return Samples.NOON;
  }

  @Override
  public Money billedThere(RemoteRef ref) {
    return FarSide.BILL;
  }
}
