package dev.avatars.ports.tck;

// tag::example[]
/** Proves a provider: every rule of the contract becomes a test of this class. */
final class ReferenceProviderTest extends AvatarProviderContract {
  @Override
  protected ProviderStage stage() {
    return ReferenceStage.lawful(ReferenceStage.ABLE);
  }
}
// end::example[]
