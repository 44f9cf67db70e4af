package dev.avatars.ports.tck;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Capabilities.Capability;
import java.time.Duration;
import java.time.Instant;

/**
 * A provider together with the means to arrange its world. Each contract test gets a fresh one.
 *
 * <p>A situation that cannot be arranged, such as a lost reply of a live service, is reported as
 * skipped with its reason by {@code Assumptions.abort("…")} from {@link #arrange}.
 */
public interface ProviderStage extends AutoCloseable {
  /** The wait that a {@linkplain Situation#THROTTLES throttling} far side asks for. */
  Duration THROTTLE_WAIT = Duration.ofSeconds(7);

  /** The provider to be proven; the same at every call. */
  AvatarProvider provider();

  /** Makes the far side behave in a way from now on. */
  void arrange(Situation situation);

  /** How many renders the far side has really started so far. */
  int startedRenders();

  /** The far side's time. */
  Instant now();

  /**
   * What the far side really billed for a finished render. Asked only of a provider that declares
   * {@link Capability#TELLS_BILLED_COST}. It should differ from any estimate, for instance because
   * the video came out a little longer than the speech.
   */
  Money billedThere(RemoteRef ref);

  /** The model to submit to. */
  default AvatarModel model() {
    return Samples.model();
  }

  /** Ends the world. */
  @Override
  default void close() {}
}
