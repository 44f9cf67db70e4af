package dev.avatars.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Video;
import dev.avatars.application.Wait;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.ports.JobStore.JobQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One machine that takes the steps which db-scheduler says are due. */
@Timeout(120)
@ExtendWith(Server.Needed.class)
class ClusterWorkerTest {
  private static final SpendLimit LIMIT = SpendLimit.usd("10");
  private static final Wait WAIT = Wait.atMost(Duration.ofMinutes(2));
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static FalEmulator fal;
  private static Server server;
  private static Site site;
  private static HikariDataSource connections;

  @BeforeAll
  static void open() {
    fal =
        FalEmulator.start(
            EmulatorSettings.seeded(7).toBuilder().speed(1_000).catalog(Site.catalog()).build());
    server = Server.in(Site.newFolder("worker"));
    site = Site.at(server.url(), fal.uri());
    connections = site.connections();
  }

  @AfterAll
  static void close() {
    connections.close();
    server.close();
    fal.close();
  }

  @BeforeEach
  void empty() {
    JdbcJobStore.postgres(connections).close();
    var unused = ClusterSchedule.on(connections);
    run("truncate avatars_turn, avatars_ledger, avatars_job cascade");
    fal.journal().clear();
  }

  @Test
  @DisplayName("P6 a job ends under db-scheduler as it does under the embedded worker")
  void aJobEndsAsUnderTheEmbeddedWorker() {
    JdbcJobStore store = JdbcJobStore.postgres(connections);
    try (AvatarStudio embedded = site.studio(store).build()) {
      embedded.render(site.draft(1), LIMIT, WAIT);
    }
    ClusterSchedule schedule = ClusterSchedule.on(connections);
    try (AvatarStudio studio = site.studio(store).listener(schedule).drivenElsewhere().build();
        ClusterWorker worker = schedule.work(store, studio.steps()::step, Site.settings("one"))) {
      Video video = studio.render(site.draft(2), LIMIT, WAIT);

      assertThat(worker).isNotNull();
      assertThat(video.stored().file()).isNotEmptyFile();
    }
    assertThat(fal.journal().submits()).hasSize(2);
    assertThat(store.list(JobQuery.newest(9)))
        .extracting(Job::isAtRest)
        .containsExactly(true, true);
  }

  @Test
  @DisplayName("P11 a job whose row was never written is found by the sweep")
  void aJobWithoutARowIsFound() {
    JdbcJobStore store = JdbcJobStore.postgres(connections);
    ClusterSchedule schedule = ClusterSchedule.on(connections);
    try (AvatarStudio studio = site.studio(store).drivenElsewhere().build();
        ClusterWorker worker = schedule.work(store, studio.steps()::step, Site.settings("one"))) {
      Job job = studio.start(site.draft(3), LIMIT);

      assertThat(worker).isNotNull();
      assertThat(studio.jobs().await(job.id(), WAIT).stored().file()).isNotEmptyFile();
    }
  }

  @Test
  @DisplayName("P6 three workers in one process take each of 20 jobs' steps, one submit each")
  void threeWorkersShareTwentyJobs() {
    JdbcJobStore store = JdbcJobStore.postgres(connections);
    ClusterSchedule schedule = ClusterSchedule.on(connections);
    try (AvatarStudio studio = site.studio(store).listener(schedule).drivenElsewhere().build();
        ClusterWorker one = schedule.work(store, studio.steps()::step, Site.settings("one"));
        ClusterWorker two = schedule.work(store, studio.steps()::step, Site.settings("two"));
        ClusterWorker three = schedule.work(store, studio.steps()::step, Site.settings("three"))) {
      assertThat(new ClusterWorker[] {one, two, three}).doesNotHaveDuplicates();
      IntStream.range(10, 30)
          .mapToObj(number -> studio.start(site.draft(number), LIMIT))
          .toList()
          .forEach(job -> assertThat(studio.jobs().await(job.id(), WAIT).stored().file()).exists());
    }
    assertThat(fal.journal().submits()).hasSize(20);
  }

  @Test
  void aRowIsGoneWhenNothingMoreWillHappen() throws InterruptedException {
    JdbcJobStore store = JdbcJobStore.postgres(connections);
    ClusterSchedule schedule = ClusterSchedule.on(connections);
    CountDownLatch taken = new CountDownLatch(1);
    ClusterWorker worker =
        schedule.work(
            store,
            id -> {
              taken.countDown();
              return Optional.empty();
            },
            Site.settings("one"));
    try (worker;
        AvatarStudio studio = site.studio(store).listener(schedule).drivenElsewhere().build()) {
      var unused = studio.start(site.draft(4), LIMIT);

      assertThat(taken.await(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(count("select count(*) from avatars_turn where task_name = 'avatars-job'")).isZero();
  }

  @Test
  @DisplayName("J-11 a turn comes earlier when it is wanted, and never later")
  void aTurnComesEarlierAndNeverLater() {
    JdbcJobStore store = JdbcJobStore.postgres(connections);
    ClusterSchedule schedule = ClusterSchedule.on(connections);
    try (AvatarStudio studio = site.studio(store).drivenElsewhere().build()) {
      Job job = studio.start(site.draft(5), LIMIT);
      schedule.turn(job.id(), NOON);
      schedule.turn(job.id(), NOON.plusSeconds(60));
      assertThat(epochSecondOfTheTurn()).isEqualTo(NOON.getEpochSecond());
      schedule.turn(job.id(), NOON.minusSeconds(60));
      assertThat(epochSecondOfTheTurn()).isEqualTo(NOON.getEpochSecond() - 60);
    }
  }

  private static long epochSecondOfTheTurn() {
    return count("select extract(epoch from execution_time)::bigint from avatars_turn");
  }

  private static void run(String sql) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static long count(String sql) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
