package dev.avatars.application;

import static dev.avatars.application.StudioScene.ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.application.MortalProcess.Death;
import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.fake.FakeSettings;
import dev.avatars.fake.FakeWorld;
import dev.avatars.fake.Journal;
import dev.avatars.fake.Misfortune;
import dev.avatars.media.FileVideoArchive;
import dev.avatars.media.LocalMediaProbe;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.tck.SampleMedia;
import dev.avatars.ports.tck.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a studio at every point of a job's way, and at three points in a row, over a store, an
 * archive and a provider that survive: P4, P6, P9 and P11 for any store.
 *
 * <p>The points lie before and after each call to a port ({@link MortalProcess}), so that none can
 * be forgotten. Jobs are taken on by {@link JobSteps} in one thread and in settable time; a job in
 * doubt for two hours is resolved by a person who looks at the provider's journal.
 */
abstract class CrashEnumeration {
  private static final long SEED = 20260301;
  private static final int TRIPLES = 200;
  private static final Duration A_PERSONS_PATIENCE = Duration.ofHours(2);

  /** Points that every enumeration of all points comes by. */
  private static final Set<String> MOMENTOUS =
      Set.of(
          "before: write SUBMITTING",
          "after: write SUBMITTING",
          "before: submit",
          "after: submit",
          "before: write SUBMITTED",
          "before: read",
          "after: keep the video",
          "before: write SUCCEEDED",
          "after: write SUCCEEDED");

  private static final Catalog CATALOG = StudioScene.smallPictures();

  /** What goes wrong beside the deaths; nothing first. */
  private static final List<Set<Misfortune>> WEATHERS =
      List.of(
          Set.of(),
          Set.of(Misfortune.LOSES_THE_REPLY),
          Set.of(Misfortune.LOSES_THE_REQUEST),
          Set.of(Misfortune.TELLS_THE_BILL_LATE, Misfortune.BREAKS_THE_DOWNLOAD));

  @TempDir Path folder;

  private final SplittableRandom chance = new SplittableRandom(SEED);
  private final Set<String> deaths = new TreeSet<>();
  private FakeWorld world;
  private VideoArchive archive;
  private AvatarDraft draft;
  private Stores stores;
  private int rounds;
  private int kills;
  private int persons;

  /** A new and empty store; called once before each test. */
  protected abstract Stores open(Path directory);

  /** The same store for the next process, after one died. */
  protected Stores reopen(Stores died) {
    return died;
  }

  /** Only every so-manieth point, and as many times fewer triples, for a store that is slow. */
  protected int stride() {
    return 1;
  }

  @BeforeEach
  final void openTheWorld() {
    world = FakeWorld.create(FakeSettings.seeded(7).toBuilder().speed(10).build());
    SampleMedia media = SampleMedia.in(folder);
    draft = AvatarDraft.of(media.portrait(1).source(), media.speech(1).source());
    archive = FileVideoArchive.in(folder.resolve("videos"));
    stores = open(folder);
  }

  @AfterEach
  final void closeTheWorld() {
    world.close();
  }

  @Test
  @Timeout(300)
  @DisplayName("P4 P6 P9 P11 a death at any single point costs nothing twice and loses nothing")
  final void aDeathAtAnyPointIsSurvived() {
    for (Set<Misfortune> weather : WEATHERS) {
      diesAtEachPoint(weather);
    }
    assertThat(kills).isGreaterThan(250 / stride());
    assertThat(stride() > 1 || deaths.containsAll(MOMENTOUS)).as("%s", deaths).isTrue();
    assertTheBooksBalance();
    report("single points");
  }

  @Test
  @Timeout(300)
  @DisplayName("P4 P6 P9 P11 three deaths in a row at random points are survived")
  final void threeDeathsInARowAreSurvived() {
    int points = lived(Set.of()).size();
    for (int triple = 0; triple < TRIPLES / stride(); triple++) {
      Set<Misfortune> weather = WEATHERS.get(triple % WEATHERS.size());
      round(weather, chance.ints(3, 0, points).boxed().toList());
    }
    assertThat(kills).isGreaterThan(TRIPLES / stride());
    assertTheBooksBalance();
    report("triples with seed " + SEED);
  }

  /** What becomes of an engine that does not announce the paid call. */
  final void killWithoutAnnouncement() {
    stores = new Stores(new ForgetfulStore(stores.jobs()), stores.ledger());
    diesAtEachPoint(Set.of());
  }

  private void diesAtEachPoint(Set<Misfortune> weather) {
    int points = lived(weather).size();
    for (int point = rounds % stride(); point < points; point += stride()) {
      round(weather, List.of(point));
    }
  }

  /** The points of a life without a death. */
  private List<String> lived(Set<Misfortune> weather) {
    return round(weather, List.of());
  }

  /** One job on its way through some deaths; answers the points of its last life. */
  private List<String> round(Set<Misfortune> weather, List<Integer> deathsAt) {
    world.spare();
    weather.forEach(world::next);
    rounds++;
    IdempotencyKey key = new IdempotencyKey("round-" + rounds);
    for (int point : deathsAt) {
      dies(MortalProcess.dyingAt(point), key);
    }
    MortalProcess last = MortalProcess.immortal();
    Job job = live(last, key);
    assertThat(job).as("%s, killed at %s", weather, deathsAt).satisfies(this::isPaidOnceAndKept);
    return last.points();
  }

  private void dies(MortalProcess process, IdempotencyKey key) {
    try {
      live(process, key);
    } catch (Death death) {
      kills++;
      deaths.add(String.valueOf(death.getMessage()));
      stores = reopen(stores);
    }
  }

  /** A process that starts the job, or finds it, and takes it on until it is at rest. */
  private Job live(MortalProcess process, IdempotencyKey key) {
    try (AvatarStudio studio = studio(process)) {
      JobId id = studio.start(draft.withKey(key).boughtAnew(), ENOUGH).id();
      Optional<Instant> due = Optional.of(now());
      while (due.isPresent()) {
        world.clock().set(due.get().isAfter(now()) ? due.get() : now());
        due = studio.steps().step(id);
        aPersonMayResolve(studio, id);
      }
      return studio.jobs().find(id).orElseThrow();
    }
  }

  private void aPersonMayResolve(AvatarStudio studio, JobId id) {
    Job job = stores.jobs().find(id).orElseThrow();
    boolean impatient =
        job.state() instanceof JobState.InDoubt doubt
            && now().isAfter(doubt.since().plus(A_PERSONS_PATIENCE));
    if (impatient && resolved(studio, id)) {
      persons++;
    }
  }

  /** False while a process that died has the job leased; the person asks again later. */
  private boolean resolved(AvatarStudio studio, JobId id) {
    try {
      return studio.jobs().resolve(id, looksAtTheProvidersPages(id)).status() != JobStatus.IN_DOUBT;
    } catch (AvatarException.NotResolvable notNow) {
      return false;
    }
  }

  private Resolution looksAtTheProvidersPages(JobId id) {
    return world.journal().entries().stream()
        .filter(entry -> entry.event() == Journal.Event.ACCEPTED && entry.job().equals(id))
        .findFirst()
        .map(entry -> Resolution.adopt(entry.requestId()))
        .orElseGet(Resolution::resubmit);
  }

  private AvatarStudio studio(MortalProcess process) {
    return AvatarStudio.builder()
        .provider(process.provider(world.provider()))
        .store(process.store(stores.jobs()), stores.ledger())
        .archive(process.archive(archive))
        .timeline(world.timeline())
        .probe(new LocalMediaProbe())
        .catalog(CATALOG)
        .chance(chance.split())
        .drivenElsewhere()
        .build();
  }

  private void isPaidOnceAndKept(Job job) {
    assertThat(world.journal().accepted(job.id())).as("paid submits").isEqualTo(1);
    assertThat(job.isAtRest()).isTrue();
    JobState.Succeeded end = (JobState.Succeeded) job.state();
    assertThat(digest(end.video().file())).isEqualTo(end.video().digest());
    assertThat(folder.resolve("videos").resolve(job.id() + ".mp4.part")).doesNotExist();
    List<LedgerEntry> lines = stores.ledger().entries(job.id());
    assertThat(lines)
        .extracting(LedgerEntry::kind)
        .containsExactly(LedgerEntry.Kind.HELD, LedgerEntry.Kind.SETTLED);
    Money billed = lines.get(1).amount();
    assertThat(
            end.settlement()
                .billed()
                .<Optional<Money>>fold(known -> Optional.of(known.amount()), Optional::empty))
        .contains(billed);
  }

  private void assertTheBooksBalance() {
    Currency usd = Money.usd("0").currency();
    List<LedgerEntry> lines = new ArrayList<>();
    stores.jobs().list(JobQuery.newest(Integer.MAX_VALUE)).stream()
        .map(job -> stores.ledger().entries(job.id()))
        .forEach(lines::addAll);
    assertThat(stores.ledger().balance()).isEqualTo(Balance.of(lines, usd));
    assertThat(stores.ledger().balance().held()).isEqualTo(Money.usd("0"));
    assertThat(world.journal().count(Journal.Event.ACCEPTED)).isEqualTo(rounds);
  }

  private void report(String what) {
    System.out.printf(
        "%s: %d jobs, %d deaths at %d kinds of points, %d paid submits, %d needed a person%n",
        what, rounds, kills, deaths.size(), world.journal().count(Journal.Event.ACCEPTED), persons);
  }

  private Instant now() {
    return world.clock().instant();
  }

  private static Sha256 digest(Path file) {
    try {
      return Sha256.of(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
