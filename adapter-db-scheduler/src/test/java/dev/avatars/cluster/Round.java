package dev.avatars.cluster;

import dev.avatars.application.AvatarException;
import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Resolution;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.emulator.FalFault;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.jdbc.PostgresSettings;
import dev.avatars.ports.JobStore.JobQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Machines on one database that are killed again and again, one that is killed for good, one that
 * is frozen for longer than its lease, and a database server that is killed, while jobs go on
 * coming in.
 */
final class Round implements AutoCloseable {
  private static final SpendLimit LIMIT = SpendLimit.usd("10");
  private static final int EVERY_FREEZE = 20;
  private static final int EVERY_SERVER_KILL = 30;
  private static final int LAST_OF_THE_FOURTH = 3;
  private static final int FORGOTTEN = 5;
  private static final int LOST_REPLIES = 40;

  /** Longer than a lease and than the missed heartbeats. */
  private static final Duration FROZEN = Site.LEASE.plusSeconds(3);

  /** By then a call that was announced has left or never will. */
  private static final Duration CERTAIN = Duration.ofSeconds(30);

  private final int kills;
  private final Random chance;
  private final InstantSource clock;
  private final Audit audit = new Audit();
  private final FalEmulator fal;
  private final Server server;
  private final Site site;
  private final JdbcJobStore store;
  private final AvatarStudio office;
  private final AvatarStudio forgetful;
  private final Machine[] machines = new Machine[3];
  private Machine fourth;
  private Instant frozenSince = Instant.MAX;
  private int freezes;
  private int serverKills;
  private int created;
  private int resolved;

  Round(int kills, long seed, InstantSource clock) {
    this.kills = kills;
    this.chance = new Random(seed);
    this.clock = clock;
    this.fal =
        FalEmulator.start(
            EmulatorSettings.seeded(seed).toBuilder()
                .speed(1_000)
                .catalog(Site.catalog())
                .onExchange(audit::hear)
                .build());
    this.server = Server.in(Site.newFolder("round"));
    this.site = Site.at(server.url(), fal.uri());
    this.store = JdbcJobStore.postgres(PostgresSettings.of(server.url(), "postgres", ""));
    this.office =
        site.studio(store)
            .listener(ClusterSchedule.on(site.connections()))
            .drivenElsewhere()
            .build();
    this.forgetful = site.studio(store).drivenElsewhere().build();
    this.fourth = Machine.start(site, "fourth");
    for (int number = 0; number < machines.length; number++) {
      machines[number] = Machine.start(site, "machine-" + number);
    }
  }

  /** What came of a round. */
  record Tally(
      int kills,
      int freezes,
      int serverKills,
      int jobs,
      int submits,
      int boughtTwice,
      int withoutVideo,
      int cameIntoDoubt,
      int neededAPerson,
      int succeeded) {}

  /** Kills as often as told, then lets all jobs come to their ends. */
  Tally run() throws InterruptedException {
    for (int kill = 0; kill < kills; kill++) {
      order(2);
      sometimes(kill);
      kill(kill % 2);
      requirePaidOnce();
    }
    thaw();
    while (!isOver()) {
      machines[0].work(Duration.ofMillis(500));
      actAsAPerson();
      requirePaidOnce();
    }
    return tally();
  }

  JdbcJobStore store() {
    return store;
  }

  @Override
  public void close() {
    thaw();
    for (Machine machine : machines) {
      machine.close();
    }
    fourth.close();
    office.close();
    forgetful.close();
    store.close();
    server.close();
    fal.close();
  }

  /** Every so often the machine that makes a job goes away before the job has its row. */
  private void order(int count) {
    for (int last = created + count; created < last; created++) {
      int number = created;
      AvatarStudio studio = number % FORGOTTEN == 0 ? forgetful : office;
      if (number % LOST_REPLIES == 0) {
        fal.faults(FalFault.reset().after(FalCall.SUBMIT));
      }
      Job job = Site.again(() -> studio.start(site.draft(number), LIMIT));
      if (job.isEnded() && job.status() != JobStatus.SUCCEEDED) {
        throw new IllegalStateException("job " + job.id() + " is " + job.status());
      }
    }
  }

  private void sometimes(int kill) {
    if (kill == LAST_OF_THE_FOURTH) {
      fourth.close();
    }
    if (kill % EVERY_FREEZE == 1) {
      freeze();
    }
    if (kill % EVERY_SERVER_KILL == 4) {
      server.killAndRestart();
      serverKills++;
    }
    if (frozenSince.isBefore(clock.instant().minus(FROZEN))) {
      thaw();
    }
  }

  private void kill(int number) throws InterruptedException {
    machines[number].work(Duration.ofMillis(500 + chance.nextInt(3_500)));
    machines[number].close();
    machines[number] = Machine.start(site, "machine-" + number);
  }

  private void freeze() {
    machines[2].freeze();
    frozenSince = clock.instant();
    freezes++;
  }

  private void thaw() {
    machines[2].wake();
    frozenSince = Instant.MAX;
  }

  private void requirePaidOnce() {
    if (!audit.boughtTwice().isEmpty()) {
      throw new AssertionError("bought twice: " + audit.boughtTwice());
    }
  }

  private boolean isOver() {
    return Site.again(() -> jobs().stream().allMatch(Job::isAtRest));
  }

  /** Lets those start again whose paid call never came through, as fal's own pages show. */
  private void actAsAPerson() {
    Site.again(() -> store.list(new JobQuery(Set.of(JobStatus.IN_DOUBT), Integer.MAX_VALUE)))
        .stream()
        .filter(job -> !audit.knows(job.id()) && isCertain(job))
        .forEach(this::resubmit);
  }

  private boolean isCertain(Job job) {
    return job.state() instanceof JobState.InDoubt doubt
        && doubt.announced().isBefore(clock.instant().minus(CERTAIN));
  }

  private void resubmit(Job job) {
    try {
      var unused = Site.again(() -> office.jobs().resolve(job.id(), Resolution.resubmit()));
      resolved++;
    } catch (AvatarException.NotResolvable busy) {
      // it is being looked for just now; the next turn sees what came of it
    }
  }

  /** The jobs that ended without a video. */
  List<Job> failed() {
    return jobs().stream().filter(job -> job.status() != JobStatus.SUCCEEDED).toList();
  }

  private List<Job> jobs() {
    return store.list(new JobQuery(Set.of(), Integer.MAX_VALUE));
  }

  private Tally tally() {
    List<Job> jobs = jobs();
    return new Tally(
        kills,
        freezes,
        serverKills,
        jobs.size(),
        audit.submits(),
        audit.boughtTwice().size(),
        Audit.withoutTheirVideo(jobs).size(),
        cameIntoDoubt().size(),
        resolved,
        (int) jobs.stream().filter(job -> job.status() == JobStatus.SUCCEEDED).count());
  }

  private Set<String> cameIntoDoubt() {
    try {
      return Files.exists(site.doubts())
          ? new HashSet<>(Files.readAllLines(site.doubts()))
          : Set.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
