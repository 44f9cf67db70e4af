package dev.avatars.fake;

import dev.avatars.ports.Capabilities;
import dev.avatars.ports.tck.AvatarProviderContract;
import dev.avatars.ports.tck.ProviderStage;

/** The fake refuses whatever it does not declare. */
final class IncapableFakeContractTest extends AvatarProviderContract {
  @Override
  protected ProviderStage stage() {
    return new FakeStage(Capabilities.of());
  }
}
