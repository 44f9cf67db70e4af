package dev.avatars.fal;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.Money;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.EmulatorSettings.History;
import dev.avatars.emulator.Exchange;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.emulator.FalFault;
import dev.avatars.fal.FalSettings.Hosts;
import dev.avatars.fal.FalSettings.Watching;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.tck.ProviderStage;
import dev.avatars.ports.tck.Situation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;

/** The adapter over real HTTP against the emulator, as the provider's contract arranges it. */
final class FalStage implements ProviderStage {
  private static final Duration INTO_THE_RENDERING = Duration.ofSeconds(5);
  private static final Duration PAST_THE_END = Duration.ofMinutes(50);
  private static final String JSON = "application/json";
  private static final String CONTENT =
      "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"not allowed\","
          + "\"type\":\"content_policy_violation\"}]}";

  private final Catalog catalog = SmallCatalog.read();
  private final Switchboard front = new Switchboard();
  private final int port = freePort();
  private final FalEmulator emulator;
  private final FalProvider provider;

  FalStage(Watching watching) {
    emulator =
        FalEmulator.start(
            EmulatorSettings.seeded(7).manualClock().toBuilder()
                .port(port)
                .publicUri(front.uri())
                .catalog(catalog)
                .history(History.EVERYTHING)
                .build());
    front.plugInto(port);
    provider =
        FalProvider.of(
            FalSettings.with(Scene.KEY).toBuilder()
                .hosts(Hosts.under(front.uri()))
                .watching(watching)
                .clock(emulator.clock())
                .build());
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public AvatarProvider provider() {
    return provider;
  }

  @Override
  public AvatarModel model() {
    return catalog.model(Tier.STANDARD);
  }

  @Override
  public void arrange(Situation situation) {
    emulator.clearFaults();
    emulator.unlockAccount();
    front.plugIn();
    switch (situation) {
      case ACCEPTS -> {}
      case REFUSES_CONTENT -> atSubmit(FalFault.answer(422, JSON, CONTENT));
      case THROTTLES -> atSubmit(FalFault.answer(429, THROTTLE_WAIT));
      case LOCKS_THE_ACCOUNT -> emulator.lockAccount();
      case REFUSES_THE_KEY -> atSubmit(FalFault.answer(401));
      case UNREACHABLE -> front.unplug();
      case LOSES_THE_REPLY -> emulator.faults(FalFault.close().after(FalCall.SUBMIT).always());
      case RENDERS -> emulator.clock().advance(INTO_THE_RENDERING);
      case FINISHES -> emulator.clock().advance(PAST_THE_END);
      case FAILS_RENDERING -> fail();
      case FORGETS -> forget();
    }
  }

  private void atSubmit(FalFault fault) {
    emulator.faults(fault.before(FalCall.SUBMIT).always());
  }

  private void fail() {
    emulator.faults(FalFault.answer(500).before(FalCall.RESULT).always());
    emulator.clock().advance(PAST_THE_END);
  }

  private void forget() {
    emulator.faults(
        FalFault.answer(404).before(FalCall.STATUS).always(),
        FalFault.answer(404).before(FalCall.STATUS_STREAM).always(),
        FalFault.answer(404).before(FalCall.RESULT).always());
  }

  @Override
  public int startedRenders() {
    return (int) emulator.journal().submits().stream().filter(FalStage::isStarted).count();
  }

  /** Taken and answered, or taken and the reply lost. */
  private static boolean isStarted(Exchange submit) {
    return submit.status() == 200 || submit.status() == 0;
  }

  @Override
  public Instant now() {
    return emulator.clock().instant();
  }

  /** The emulator renders exactly the 2.5 s of the speech. */
  @Override
  public Money billedThere(RemoteRef ref) {
    return model().price().rate().amount().times(new BigDecimal("2.5"));
  }

  @Override
  public void close() {
    provider.close();
    front.close();
    emulator.close();
  }
}
