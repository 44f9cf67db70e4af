package dev.avatars.fal;

import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.tck.AssetStorageContract;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;

/** fal's storage keeps the contract of ours, over real HTTP. */
final class UploadsContractTest extends AssetStorageContract {
  private final FalEmulator emulator = FalEmulator.start(EmulatorSettings.seeded(7).manualClock());
  private final FalProvider provider = FalProvider.of(settings());

  private FalSettings settings() {
    return FalSettings.with(Scene.KEY).toBuilder()
        .hosts(FalSettings.Hosts.under(emulator.uri()))
        .clock(emulator.clock())
        .build();
  }

  @Override
  protected AssetStorage open() {
    return provider.assets();
  }

  @Override
  protected byte[] readAsProvider(URI address) throws IOException {
    try (InputStream bytes = address.toURL().openStream()) {
      return bytes.readAllBytes();
    }
  }

  @AfterEach
  void closeAll() {
    provider.close();
    emulator.close();
  }
}
