package dev.avatars.jdbc;

import static dev.avatars.ports.tck.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.tck.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several programs on one file, and programs that are killed. */
class SqliteProcessesTest {
  private static final Instant NOON = Samples.NOON;
  private static final Instant SOON = NOON.plusSeconds(1);
  private static final int KILLS = Integer.getInteger("avatars.kills", 15);
  private static final long SEED = Long.getLong("avatars.seed", 7);

  private final SqliteStores stores = new SqliteStores();
  private final Path file = stores.file();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  @DisplayName("J-2 P8 two processes with one key at the same moment make one job, 20 times")
  void twoProcessesWithOneKeyMakeOneJob() {
    try (Child first = Child.on(file);
        Child second = Child.on(file)) {
      for (int wish = 0; wish < 20; wish++) {
        first.told("wish key-" + wish + " " + (1_000 + wish));
        second.told("wish key-" + wish + " " + (2_000 + wish));
        List<String> replies = List.of(first.heard(), second.heard());
        assertThat(replies).filteredOn(reply -> reply.startsWith("created ")).hasSize(1);
        assertThat(replies).extracting(reply -> reply.split(" ")[1]).containsOnly(idIn(replies));
      }
    }
    assertThat(stores.open().list(JobQuery.newest(100))).hasSize(20);
  }

  @Test
  @DisplayName("J-4 P4 two processes hold 1,000 dollars under a cap of 100 a hundred times")
  void twoProcessesCannotOverrunABudget() {
    try (Child first = Child.on(file);
        Child second = Child.on(file)) {
      first.told("hold 1 500");
      second.told("hold 501 500");
      assertThat(Integer.parseInt(first.heard()) + Integer.parseInt(second.heard())).isEqualTo(100);
    }
    assertThat(stores.open().balance()).isEqualTo(balance("100", "0"));
  }

  @Test
  @DisplayName("J-5 P11 a living process's leases stand, a killed one's are free at once")
  void theLeasesOfAKilledProcessAreFreeAtOnce() {
    JdbcJobStore store = stores.open();
    Job job = aJob(1).build();
    store.create(job, List.of());
    try (Child child = Child.on(file)) {
      assertThat(child.told("lease").heard()).isEqualTo("leased 1");
      assertThat(store.lease("parent", SOON, SOON.plusSeconds(60), 9)).isEmpty();
      assertThat(store.lease(job.id(), "parent", SOON, SOON.plusSeconds(60))).isEmpty();
      assertThat(store.nextDue()).contains(NOON.plusSeconds(600));
    }
    assertThat(store.nextDue()).contains(NOON);
    assertThat(store.lease("parent", SOON, SOON.plusSeconds(60), 9)).hasSize(1);
  }

  @Test
  void whatKilledProcessesLeaveIsSweptUp() throws IOException {
    for (int kill = 0; kill < 3; kill++) {
      Child.on(file).close();
    }
    JdbcJobStore store = stores.open();
    try (Child alive = Child.on(file);
        Stream<Path> left = Files.list(Path.of(file + ".runners"))) {
      assertThat(left).filteredOn(path -> path.toString().endsWith(".lock")).hasSize(2);
      assertThat(alive.told("lease").heard()).isEqualTo("leased 0");
    }
    assertThat(store.nextDue()).isEmpty();
  }

  @Test
  @DisplayName("J-5 P11 a killed process's job can be leased by name at once")
  void aKilledProcessesJobIsLeasedByName() {
    JdbcJobStore store = stores.open();
    Job job = aJob(1).build();
    store.create(job, List.of());
    try (Child child = Child.on(file)) {
      assertThat(child.told("lease").heard()).isEqualTo("leased 1");
    }
    assertThat(store.lease(job.id(), "parent", SOON, SOON.plusSeconds(60))).isPresent();
  }

  @Test
  @DisplayName("P11 whatever a killed writer acknowledged is there, whole, again and again")
  void whatAKilledWriterAcknowledgedIsThere() throws IOException {
    Random chance = new Random(SEED);
    int acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (Child child = Child.on(file)) {
        child.told("write " + (1 + kill * 10_000));
        for (int reply = chance.nextInt(100); reply >= 0; reply--) {
          assertThat(child.heard()).isNotEqualTo("null");
        }
      }
      List<String> lines = Files.readAllLines(Path.of(file + ".acknowledged"));
      assertThat(lines).as("seed %s, kill %s", SEED, kill).hasSizeGreaterThan(acknowledged);
      try (JdbcJobStore store = JdbcJobStore.sqlite(SqliteStores.settings(file))) {
        assertThatNothingIsLost(store, lines.subList(acknowledged, lines.size()));
        assertThatTheLedgerIsWhole(store);
      }
      acknowledged = lines.size();
    }
  }

  private static void assertThatNothingIsLost(JdbcJobStore store, List<String> lines) {
    for (String line : lines) {
      String[] words = line.split(" ");
      JobId id = aJob(Integer.parseInt(words[0])).build().id();
      assertThat(store.find(id).map(Job::status))
          .as("job %s, acknowledged as %s", id, words[1])
          .hasValueSatisfying(status -> assertThat(status).isIn(atLeast(words[1])));
    }
  }

  /** A killed writer may have come further than it could tell. */
  private static List<JobStatus> atLeast(String acknowledged) {
    assertThat(acknowledged).isIn("created", "submitting", "succeeded");
    List<JobStatus> way =
        new ArrayList<>(List.of(JobStatus.PENDING, JobStatus.SUBMITTING, JobStatus.SUCCEEDED));
    if (!acknowledged.equals("created")) {
      way.remove(JobStatus.PENDING);
    }
    if (acknowledged.equals("succeeded")) {
      way.remove(JobStatus.SUBMITTING);
    }
    return way;
  }

  private static void assertThatTheLedgerIsWhole(JdbcJobStore store) {
    List<LedgerEntry> entries = store.entries();
    assertThat(store.balance()).isEqualTo(Balance.of(entries, balance("0", "0").held().currency()));
    Map<JobId, Long> lines =
        entries.stream().collect(Collectors.groupingBy(LedgerEntry::job, Collectors.counting()));
    List<Job> jobs = store.list(JobQuery.newest(1_000_000));
    assertThat(jobs)
        .hasSize(lines.size())
        .allSatisfy(job -> assertThat(lines.get(job.id())).isEqualTo(job.isEnded() ? 2L : 1L));
  }

  private static String idIn(List<String> replies) {
    return replies.get(0).split(" ")[1];
  }

  private static Balance balance(String held, String billed) {
    return new Balance(Money.usd(held), Money.usd(billed));
  }
}
