package dev.avatars.fake;

import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.tck.AssetStorageContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The fake's storage keeps its contract. */
final class FakeAssetsContractTest extends AssetStorageContract {
  @TempDir private Path bucket;
  private Optional<FakeAssets> opened = Optional.empty();

  @Override
  protected AssetStorage open() {
    FakeAssets assets = new FakeAssets(bucket, new Faults());
    opened = Optional.of(assets);
    return assets;
  }

  @Override
  protected byte[] readAsProvider(URI address) throws IOException {
    return Files.readAllBytes(opened.flatMap(assets -> assets.locate(address)).orElseThrow());
  }
}
