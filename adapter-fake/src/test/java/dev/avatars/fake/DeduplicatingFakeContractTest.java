package dev.avatars.fake;

import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.tck.AvatarProviderContract;
import dev.avatars.ports.tck.ProviderStage;

/** The fake keeps the provider's contract as one that knows its clients' keys. */
final class DeduplicatingFakeContractTest extends AvatarProviderContract {
  @Override
  protected ProviderStage stage() {
    return new FakeStage(
        Capabilities.of(Capability.DEDUPLICATES_BY_KEY, Capability.FINDS_LOST_SUBMITS));
  }
}
