package dev.avatars.fake;

import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Ledger;
import dev.avatars.ports.OfflineWorld;
import dev.avatars.ports.Timeline;
import dev.avatars.ports.VideoArchive;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The outside world in memory: a provider that takes time and renders real videos, a store, a
 * ledger, an archive and a clock. It needs no key and no network, and costs nothing.
 *
 * <p>Two worlds with one seed behave alike to the last byte when they are treated alike. Its files
 * lie in a temporary directory that is gone when the world is closed. Thread-safe.
 *
 * <pre>{@code
 * try (FakeWorld world = FakeWorld.seeded(7)) {
 *   world.next(Misfortune.LOSES_THE_REPLY);
 *   Submission reply = world.provider().submit(order); // unconfirmed
 *   int bought = world.journal().accepted(order.job()); // and yet it is 1
 * }
 * }</pre>
 */
public final class FakeWorld implements OfflineWorld {
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Faults faults = new Faults();
  private final Journal journal = new Journal();
  private final MemoryJobStore jobs = new MemoryJobStore();
  private final Optional<FakeClock> clock;
  private final Timeline timeline;
  private final WorldTime time;
  private final WorldDirectory directory;
  private final Renderings renderings;
  private final FakeProvider provider;
  private final VideoArchive archive;

  private FakeWorld(FakeSettings settings, VideoMaker maker, VideoCheck check) {
    VirtualTime virtual = new VirtualTime(settings.start());
    FakeClock own = new FakeClock(virtual);
    this.clock = settings.timeline().isPresent() ? Optional.empty() : Optional.of(own);
    this.timeline = settings.timeline().orElse(own);
    this.time = settings.timeline().<WorldTime>map(ForeignTime::new).orElse(virtual);
    this.directory = WorldDirectory.create();
    this.renderings =
        new Renderings(directory.room("renderings"), maker, settings.atOnce(), time::stirred);
    this.provider = provider(settings);
    this.archive = new DirectoryArchive(directory.room("archive"), check);
    script(settings.scripts().toArray(Script[]::new));
  }

  /** A world with a seed and the usual settings. */
  public static FakeWorld seeded(long seed) {
    return create(FakeSettings.seeded(seed));
  }

  /** A world with settings of one's own. */
  public static FakeWorld create(FakeSettings settings) {
    return create(
        settings, new PortraitVideoMaker(settings.seed(), settings.threads()), new Mp4Check());
  }

  /** A world whose videos are made and checked by others. */
  static FakeWorld create(FakeSettings settings, VideoMaker maker, VideoCheck check) {
    return new FakeWorld(settings, maker, check);
  }

  @Override
  public AvatarProvider provider() {
    return provider;
  }

  @Override
  public JobStore jobs() {
    return jobs;
  }

  @Override
  public Ledger ledger() {
    return jobs.ledger();
  }

  @Override
  public VideoArchive archive() {
    return archive;
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  /**
   * The settable clock.
   *
   * @throws IllegalStateException when the world lives in somebody else's time
   */
  public FakeClock clock() {
    return clock.orElseThrow(
        () -> new IllegalStateException("this world lives in somebody else's time"));
  }

  /** What truly happened at the provider. */
  public Journal journal() {
    return journal;
  }

  /** Lets something go wrong at the next call of its kind. */
  public void next(Misfortune misfortune) {
    script(misfortune.onCall(1));
  }

  /** Lets things go wrong as told, beside what was told before. */
  public void script(Script... scripts) {
    Arrays.stream(scripts).forEach(faults::add);
  }

  /** Lets nothing more go wrong than what already did. */
  public void spare() {
    faults.clear();
  }

  /** Puts the provider's account in order after {@link Misfortune#LOCKS_THE_ACCOUNT}. */
  public void unlockAccount() {
    provider.unlockAccount();
  }

  /** Stops what is being rendered and removes the world's files; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      time.end();
      renderings.close();
      directory.delete();
    }
  }

  /** Where all of the world's files lie. */
  Path directory() {
    return directory.root();
  }

  private FakeProvider provider(FakeSettings settings) {
    Chance chance = new Chance(settings.seed());
    FakeAssets assets = new FakeAssets(directory.room("assets"), faults);
    FakeDownloads downloads = new FakeDownloads(faults, journal, time);
    RequestQueue queue =
        new RequestQueue(
            new RenderDesk(new Inspection(assets), renderings, chance, settings.speed()),
            new DeliveryDesk(downloads, journal, settings),
            faults,
            journal,
            settings.atOnce());
    time.drive(queue);
    FrontDesk frontDesk = new FrontDesk(FakeProvider.ID, queue, journal, chance, settings);
    return new FakeProvider(
        time, frontDesk, queue, assets, downloads, faults, settings.capabilities());
  }

  /** Makes worlds for {@link java.util.ServiceLoader}. */
  public static final class Maker implements OfflineWorld.Maker {
    /** What the service loader calls. */
    public Maker() {}

    @Override
    public OfflineWorld seeded(long seed) {
      return FakeWorld.seeded(seed);
    }
  }
}
