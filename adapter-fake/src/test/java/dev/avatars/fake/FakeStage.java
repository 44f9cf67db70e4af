package dev.avatars.fake;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.tck.ProviderStage;
import dev.avatars.ports.tck.Situation;
import java.time.Duration;
import java.time.Instant;

/** A fake world as the provider's contract arranges it. */
final class FakeStage implements ProviderStage {
  /** The longest dispatch is 4 s; nothing is rendered in less than two minutes. */
  private static final Duration INTO_THE_RENDERING = Duration.ofSeconds(5);

  private static final Duration PAST_THE_END = Duration.ofHours(1);

  private final FakeWorld world;

  FakeStage(Capabilities capabilities) {
    FakeSettings settings = FakeSettings.seeded(7);
    world =
        FakeWorld.create(
            settings.toBuilder().retryAfter(THROTTLE_WAIT).capabilities(capabilities).build());
  }

  @Override
  public AvatarProvider provider() {
    return world.provider();
  }

  @Override
  public AvatarModel model() {
    return SmallModel.standard();
  }

  @Override
  public void arrange(Situation situation) {
    world.spare();
    world.unlockAccount();
    switch (situation) {
      case ACCEPTS -> {}
      case REFUSES_CONTENT -> always(Misfortune.REFUSES_THE_REQUEST);
      case THROTTLES -> always(Misfortune.THROTTLES);
      case LOCKS_THE_ACCOUNT -> always(Misfortune.LOCKS_THE_ACCOUNT);
      case REFUSES_THE_KEY -> always(Misfortune.REFUSES_THE_KEY);
      case UNREACHABLE -> disconnect();
      case LOSES_THE_REPLY -> always(Misfortune.LOSES_THE_REPLY);
      case RENDERS -> world.clock().advance(INTO_THE_RENDERING);
      case FINISHES -> finish(Misfortune.RETURNS_A_PADDED_VIDEO);
      case FAILS_RENDERING -> finish(Misfortune.FAILS_RENDERING);
      case FORGETS -> always(Misfortune.FORGETS_THE_REQUEST);
    }
  }

  @Override
  public int startedRenders() {
    return world.journal().count(Journal.Event.ACCEPTED);
  }

  @Override
  public Instant now() {
    return world.clock().instant();
  }

  /** 2.5 s of speech and 1.5 s of padding at $0.0562 a second. */
  @Override
  public Money billedThere(RemoteRef ref) {
    return Money.usd("0.2248");
  }

  @Override
  public void close() {
    world.close();
  }

  private void always(Misfortune misfortune) {
    world.script(misfortune.always());
  }

  private void disconnect() {
    always(Misfortune.IS_UNREACHABLE);
    always(Misfortune.HIDES_THE_STATUS);
    always(Misfortune.LOSES_THE_CANCEL);
  }

  private void finish(Misfortune how) {
    always(how);
    world.clock().advance(PAST_THE_END);
  }
}
