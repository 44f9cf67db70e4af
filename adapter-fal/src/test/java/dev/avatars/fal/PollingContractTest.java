package dev.avatars.fal;

import dev.avatars.fal.FalSettings.Watching;
import dev.avatars.ports.tck.AvatarProviderContract;
import dev.avatars.ports.tck.ProviderStage;

/** The adapter keeps the provider's contract over real HTTP, polling. */
final class PollingContractTest extends AvatarProviderContract {
  @Override
  protected ProviderStage stage() {
    return new FalStage(Watching.POLLING);
  }
}
