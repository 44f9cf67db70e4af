package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Wait;
import dev.avatars.cli.wiring.StorePlace;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.Exchange;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.fal.FalProvider;
import dev.avatars.fal.FalSettings;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.media.FileVideoArchive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A desk, a fal, and jobs that somebody started and nobody works on. */
final class WorkScene implements AutoCloseable {
  private static final Wait WAIT = Wait.atMost(Duration.ofMinutes(4));

  final Desk desk;
  final FalEmulator fal;

  private final Catalog catalog;

  private WorkScene(Desk desk, FalEmulator fal, Catalog catalog) {
    this.desk = desk;
    this.fal = fal;
    this.catalog = catalog;
  }

  /**
   * A scene in a folder.
   *
   * @param speed how many times faster than fal the emulator renders
   */
  static WorkScene in(Path folder, int speed) {
    Desk desk = Desk.in(folder).quickModels();
    desk.oval("ada.png");
    desk.hum("hum.wav", 2_000);
    Catalog catalog = Configuration.of(desk.surroundings()).catalog("");
    FalEmulator fal =
        FalEmulator.start(
            EmulatorSettings.seeded(7).toBuilder().speed(speed).catalog(catalog).build());
    desk.variable("FAL_KEY", "id-1:secret-1")
        .variable("FAL_BASE_URL", fal.uri().toString())
        .variable("XDG_DATA_HOME", folder.resolve("data").toString());
    return new WorkScene(desk, fal, catalog);
  }

  /** The jobs from now on are on a server. */
  WorkScene on(String address) {
    desk.variable("AVATAR_STORE", address)
        .variable(StoreServer.USER, Server.USER)
        .variable(StoreServer.PASSWORD, Server.PASSWORD);
    return this;
  }

  /** Starts jobs and leaves them to whoever works. */
  List<Job> pending(int jobs) {
    return withStudio(
        studio -> IntStream.range(0, jobs).mapToObj(number -> started(studio, number)).toList());
  }

  /** Waits for the videos of jobs on which others work. */
  void awaitAll(List<Job> jobs) {
    List<Path> files =
        withStudio(
            studio ->
                jobs.stream()
                    .map(job -> studio.jobs().await(job.id(), WAIT).stored().file())
                    .toList());
    if (files.size() != jobs.size()) {
      throw new IllegalStateException(files + " for " + jobs);
    }
  }

  <T> T read(Function<JdbcJobStore, T> reading) {
    try (JdbcJobStore store = Wiring.store(place())) {
      return reading.apply(store);
    }
  }

  /** The names of the jobs that paid calls were made for, one for each call. */
  List<String> bought() {
    return fal.journal().submits().stream().map(WorkScene::job).toList();
  }

  /** Where the archive keeps a job's video. */
  Path videoOf(Job job) {
    return place().videos().resolve(job.id() + ".mp4");
  }

  StorePlace place() {
    return Configuration.of(desk.surroundings()).data();
  }

  @Override
  public void close() {
    fal.close();
  }

  private Job started(AvatarStudio studio, int number) {
    return studio.start(
        AvatarDraft.of(desk.folder.resolve("ada.png"), desk.folder.resolve("hum.wav"))
            .withKey(new IdempotencyKey("k-" + number))
            .boughtAnew(),
        SpendLimit.usd("5.00"));
  }

  private <T> T withStudio(Function<AvatarStudio, T> use) {
    FalSettings settings = FalSettings.from(desk.environment).orElseThrow();
    try (FalProvider provider = FalProvider.of(settings);
        JdbcJobStore store = Wiring.store(place());
        AvatarStudio studio =
            AvatarStudio.builder()
                .provider(provider)
                .store(store)
                .archive(FileVideoArchive.in(place().videos()))
                .catalog(catalog)
                .drivenElsewhere()
                .build()) {
      return use.apply(studio);
    }
  }

  private static String job(Exchange submit) {
    return submit.header("x-fal-tags").orElse("").replaceAll(".*job=([a-z0-9]+).*", "$1");
  }
}
