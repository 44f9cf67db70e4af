package dev.avatars.fake;

import dev.avatars.ports.tck.AvatarProviderContract;
import dev.avatars.ports.tck.ProviderStage;

/** The fake keeps the provider's contract with its usual capabilities. */
final class FakeProviderContractTest extends AvatarProviderContract {
  @Override
  protected ProviderStage stage() {
    return new FakeStage(FakeSettings.seeded(7).capabilities());
  }
}
