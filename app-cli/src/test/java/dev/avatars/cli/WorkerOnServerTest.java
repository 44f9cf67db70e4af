package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.job.Job;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.ports.JobStore.JobQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line where a PostgreSQL server keeps jobs and money. */
@Timeout(300)
@ExtendWith(Server.Needed.class)
class WorkerOnServerTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final Duration LOOK = Duration.ofMillis(50);

  @TempDir static Path files;

  private static Server server;

  @TempDir Path folder;

  private String address;
  private WorkScene scene;

  @BeforeAll
  static void start() {
    server = Server.in(files);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    address = server.database();
    scene = WorkScene.in(folder, 4).on(address);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @DisplayName("P6 P11 two workers on one server end 20 jobs with one submit each, one told to end")
  void twoWorkersShareTwentyJobs() {
    List<Job> jobs = scene.pending(20);
    try (Program one = worker("one");
        Program two = worker("two")) {
      while (!told("one").contains("submitted") && !told("two").contains("submitted")) {
        assertThat(one.endsWithin(LOOK)).as(told("one.err")).isFalse();
      }
      boolean first = told("one").contains("submitted");
      ends(first ? one : two, first ? "one" : "two");
      scene.awaitAll(jobs);
      ends(first ? two : one, first ? "two" : "one");
    }

    assertThat(scene.bought())
        .containsExactlyInAnyOrderElementsOf(jobs.stream().map(job -> job.id().value()).toList());
    assertThat(told("one") + told("two")).doesNotContain("in doubt", "failed");
    List<String> ended = new ArrayList<>(WorkerTest.succeeded(lines("one")));
    ended.addAll(WorkerTest.succeeded(lines("two")));
    assertThat(ended)
        .containsExactlyInAnyOrderElementsOf(jobs.stream().map(job -> job.id().value()).toList());
    Balance balance = scene.read(JdbcJobStore::balance);
    assertThat(balance).isEqualTo(Balance.of(scene.read(JdbcJobStore::entries), USD));
    assertThat(balance.held().amount()).isZero();
    List<Job> kept = scene.read(store -> store.list(JobQuery.newest(99)));
    assertThat(kept).hasSize(20).allSatisfy(job -> assertThat(scene.videoOf(job)).isNotEmptyFile());
  }

  @Test
  void aRenderNeedsNoWorkerAndAllVerbsSeeItsJob() {
    Outcome video =
        scene.desk.run(
            "render", "ada.png", "hum.wav", "--provider", "fal", "--yes", "-o", "here.mp4");

    assertThat(video.code()).as(video.err()).isZero();
    String job = video.document().get("job").asText();
    assertThat(scene.desk.run("jobs", "list").document().at("/jobs/0/job").asText()).isEqualTo(job);
    assertThat(scene.desk.run("jobs", "await", job, "-o", "again.mp4").code()).isZero();
    assertThat(scene.desk.run("ledger").document().at("/total/jobs").asInt()).isEqualTo(1);
    assertThat(folder.resolve("data/avatar/avatars.db")).doesNotExist();
    assertThat(scene.bought()).containsExactly(job);
  }

  @Test
  void aPassOnAServerNeedsNoSchedule() {
    List<Job> jobs = scene.pending(3);

    while (!scene.desk.run("worker", "--once", "--text").out().contains("left: nothing")) {
      Thread.onSpinWait();
    }

    assertThat(scene.bought()).hasSize(3).doesNotHaveDuplicates();
    scene.awaitAll(jobs);
  }

  @Test
  void whereNothingWasKeptNothingIsMade() {
    assertThat(scene.desk.run("jobs", "list", "--text").out()).isEqualToIgnoringNewLines("no jobs");
    assertThat(scene.desk.run("ledger").document().at("/total/jobs").asInt()).isZero();
    assertThat(JdbcJobStore.isOn(scene.place().server().orElseThrow())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "worker",
        "worker --once",
        "jobs list",
        "jobs await abcdefghijklm",
        "ledger",
        "render ada.png hum.wav --provider fal --yes"
      })
  @DisplayName("P16 a server that refuses the password, or is not there, is one sentence and 3")
  void aServerThatCannotBeUsedIsOneSentence(String words) {
    scene.desk.variable(StoreServer.PASSWORD, "wrong-secret-4713");

    refused(words, "refuses the user or the password", "wrong-secret-4713");
    scene.on("jdbc:postgresql://localhost:1/avatars");
    refused(words, "cannot be reached", Server.PASSWORD);
    assertThat(scene.fal.journal().submits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "jobs list"})
  void tablesOfANewerProgramAreRefused(String words) {
    scene.pending(1);
    server.run(address, "insert into avatars_schema (version) values (99)");

    refused(words, "has version 99 of the tables; this program knows up to 1", Server.PASSWORD);
  }

  @Test
  @DisplayName("P16 the log never tells the password")
  void theLogNeverTellsThePassword() {
    scene.desk.variable("AVATAR_LOG", "debug");
    scene.pending(1);

    Outcome loud = scene.desk.run("worker", "--once");

    assertThat(loud.code()).as(loud.err()).isZero();
    assertThat(loud.err()).contains("log ");
    assertThat(loud.out() + loud.err()).doesNotContain(Server.PASSWORD);
  }

  @Test
  void whoDoesNotWorkLoadsNothingOfWhatWorksAmongMany() {
    scene.pending(1);

    assertThat(loadedBy("jobs", "list"))
        .contains("dev.avatars.cli.JobsCommand", "com.zaxxer.hikari.HikariDataSource")
        .doesNotContain("com.github.kagkarlsson", "dev.avatars.cluster");
    scene.desk.environment.remove("AVATAR_STORE");
    assertThat(
            loadedBy("render", "ada.png", "hum.wav", "--provider", "fal", "--yes", "-o", "a.mp4"))
        .contains("dev.avatars.cli.RenderCommand", "org.sqlite.")
        .doesNotContain("com.github.kagkarlsson", "dev.avatars.cluster")
        .doesNotContain("com.zaxxer.", "org.postgresql.");
  }

  private String loadedBy(String... words) {
    Map<String, String> environment = new HashMap<>(scene.desk.environment);
    environment.put("JAVA_TOOL_OPTIONS", "-verbose:class");
    Path out = folder.resolve("loaded");
    try (Program program = Program.started(Main.class, absolute(words), environment, out)) {
      assertThat(program.code()).as(told("loaded.err")).isZero();
    }
    return told("loaded");
  }

  private List<String> absolute(String... words) {
    return List.of(words).stream()
        .map(word -> word.contains(".") ? folder.resolve(word).toString() : word)
        .toList();
  }

  private void refused(String words, String sentence, String secret) {
    Outcome refused = scene.desk.run(words.split(" "));

    assertThat(refused.code()).as(refused.err()).isEqualTo(3);
    assertThat(refused.err().lines().filter(line -> line.startsWith("error: ")))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).contains("the store jdbc:postgresql://", sentence));
    assertThat(refused.out() + refused.err()).doesNotContain(secret).doesNotContain("\tat ");
  }

  private Program worker(String name) {
    return Program.started(
        Main.class, List.of("worker"), scene.desk.environment, folder.resolve(name));
  }

  private void ends(Program worker, String name) {
    worker.end();
    assertThat(worker.code()).as(told(name + ".err")).isEqualTo(130);
    assertThat(told(name + ".err")).contains("ending after the steps under way");
    List<JsonNode> lines = lines(name);
    assertThat(WorkerTest.last(lines).get("moves").asInt()).isEqualTo(lines.size() - 1);
    assertThat(told(name) + told(name + ".err")).doesNotContain(Server.PASSWORD, "secret-1");
  }

  private List<JsonNode> lines(String name) {
    return WorkerTest.lines(new Outcome(0, told(name), ""));
  }

  private String told(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
