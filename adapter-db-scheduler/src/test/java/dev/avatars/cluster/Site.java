package dev.avatars.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Flow;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.fal.FalProvider;
import dev.avatars.fal.FalSettings;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.media.FileVideoArchive;
import dev.avatars.ports.StoreUnavailableException;
import dev.avatars.ports.tck.SampleMedia;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all machines share.
 *
 * @param url the database
 * @param fal where fal is spoken
 * @param folder where the files are
 */
record Site(String url, URI fal, Path folder) {
  /** As short as it may be, so that a test sees it end. */
  static final Duration LEASE = Duration.ofSeconds(10);

  private static final int CONCURRENCY = 20;
  private static final int MOST_REFUSALS = 1_000;

  /** A new folder with a portrait and a speech, which nobody writes to again. */
  static Site at(String url, URI fal) {
    Path folder = newFolder("site");
    SampleMedia media = SampleMedia.in(folder);
    media.portrait(1);
    media.speech(1);
    return new Site(url, fal, folder);
  }

  /** How a machine of the test works: soon, and soon taken for dead. */
  static ClusterSettings settings(String name) {
    return ClusterSettings.of(name)
        .withThreads(8)
        .withPolling(Duration.ofMillis(200))
        .withHeartbeat(Duration.ofSeconds(1))
        .withSweep(Duration.ofSeconds(2));
  }

  /** The built-in models with pictures and times that are small. */
  static Catalog catalog() {
    String small =
        Catalog.builtInText()
            .replaceAll("output.pixels = [0-9]+", "output.pixels = 6400")
            .replaceAll("output.fps = [0-9]+", "output.fps = 10")
            .replaceAll("time.base = [A-Z0-9]+", "time.base = PT1S");
    try {
      return Catalog.parse(new StringReader(small));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Connections for one machine; a server that is gone is told soon. */
  HikariDataSource connections() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("postgres");
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(2_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** A studio of one machine, without a listener and without who drives it. */
  AvatarStudio.Builder studio(JdbcJobStore store) {
    FalProvider provider =
        FalProvider.of(
            FalSettings.from(Map.of("FAL_KEY", "id-1:secret", "FAL_BASE_URL", fal.toString()))
                .orElseThrow());
    return AvatarStudio.builder()
        .provider(provider)
        .store(store)
        .archive(FileVideoArchive.in(videos()))
        .catalog(catalog())
        .flow(Flow.forAccount(CONCURRENCY))
        .lease(LEASE)
        .onClose(provider::close);
  }

  /** The work of a number; each number is other work. */
  AvatarDraft draft(int number) {
    return AvatarDraft.of(folder.resolve("portrait-1.png"), folder.resolve("speech-1.wav"))
        .withPrompt("number " + number)
        .withKey(new IdempotencyKey("job-" + number));
  }

  Path videos() {
    return folder.resolve("videos");
  }

  /** Where machines note which jobs came into doubt. */
  Path doubts() {
    return folder.resolve("doubts.txt");
  }

  /** A folder of a test's own in the module's target. */
  static Path newFolder(String name) {
    try {
      return Files.createTempDirectory(Path.of("target"), name).toAbsolutePath();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Tries again for as long as the server is down. */
  static <T> T again(Supplier<T> call) {
    List<StoreUnavailableException> refusals = new ArrayList<>();
    while (refusals.size() < MOST_REFUSALS) {
      try {
        return call.get();
      } catch (StoreUnavailableException down) {
        refusals.add(down);
      }
    }
    throw refusals.get(0);
  }
}
