package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatars.application.SystemTimeline;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code avatar worker} on the user's own file. */
@Timeout(300)
class WorkerTest {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private WorkScene scene;

  @BeforeEach
  void open() {
    scene = WorkScene.in(folder, 1_000);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @DisplayName("P11 a worker takes on what others started, before and after it began")
  void aWorkerTakesOnWhatOthersStarted() {
    CompletableFuture<Runnable> signal = new CompletableFuture<>();
    scene.desk.interruptedBy(
        task -> {
          signal.complete(task);
          return () -> {};
        });
    List<Job> before = scene.pending(2);
    CompletableFuture<Outcome> worker =
        CompletableFuture.supplyAsync(() -> scene.desk.run("worker", "--concurrency", "2"));
    scene.awaitAll(before);
    List<Job> after = scene.pending(4).subList(2, 4);
    scene.awaitAll(after);
    signal.join().run();

    Outcome outcome = worker.join();
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(130);
    assertThat(outcome.err())
        .contains("working on the jobs in ")
        .contains("ending after the steps");
    List<JsonNode> lines = lines(outcome);
    assertThat(succeeded(lines))
        .containsExactlyInAnyOrder(
            before.get(0).id().value(),
            before.get(1).id().value(),
            after.get(0).id().value(),
            after.get(1).id().value());
    assertThat(last(lines).get("moves").asInt()).isEqualTo(lines.size() - 1);
    assertThat(last(lines).get("left")).isEmpty();
    assertThat(scene.bought()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("P6 P11 a worker that is told to end leaves its jobs to the next, one submit each")
  void aWorkerThatIsToldToEndLeavesItsJobsToTheNext() throws IOException {
    List<Job> jobs = scene.pending(6);
    try (Program first = worker("first")) {
      while (!Files.readString(folder.resolve("first")).contains("submitted")) {
        assertThat(first.endsWithin(LOOK)).isFalse();
      }
      first.end();
      assertThat(first.code()).isEqualTo(130);
    }
    try (Program second = worker("second")) {
      scene.awaitAll(jobs);
      second.end();
      assertThat(second.code()).isEqualTo(130);
    }

    assertThat(scene.bought())
        .containsExactlyInAnyOrderElementsOf(jobs.stream().map(job -> job.id().value()).toList());
    assertThat(Files.readString(folder.resolve("second")).lines().toList())
        .last()
        .asString()
        .contains("\"left\":[]");
  }

  private Program worker(String name) {
    return Program.started(
        Main.class, List.of("worker"), scene.desk.environment, folder.resolve(name));
  }

  @Test
  void oncePassesOverWhatIsDueAndEnds() {
    Job job = scene.pending(1).get(0);

    Outcome first = scene.desk.run("worker", "--once");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(lines(first).get(0).get("state").asText()).isEqualTo("submitting");
    assertThat(lines(first).get(0).get("job").asText()).isEqualTo(job.id().value());
    assertThat(lines(first).get(0).get("since").asText()).endsWith("Z");
    Outcome later = first;
    while (scene.read(store -> store.count(Set.of(JobStatus.SUCCEEDED))) == 0) {
      later = scene.desk.run("worker", "--once", "--text");
      assertThat(later.code()).as(later.err()).isZero();
    }
    assertThat(later.out()).contains("  " + job.id() + "  succeeded").contains("left: nothing");
    assertThat(scene.bought()).containsExactly(job.id().value());
  }

  @Test
  void onceWithNothingToDoEndsAtOnce() {
    Outcome idle = scene.desk.run("worker", "--once", "--text");

    assertThat(idle.code()).isZero();
    assertThat(idle.out()).isEqualToNormalizingNewlines("moves: 0; left: nothing\n");
  }

  @Test
  void whatIsLeftIsToldByItsState() {
    scene.fal.lockAccount();
    scene.pending(3);

    Outcome paused = scene.desk.run("worker", "--once");

    assertThat(paused.code()).isZero();
    assertThat(last(lines(paused)).at("/left/0/state").asText()).isEqualTo("paused");
    assertThat(last(lines(paused)).at("/left/0/jobs").asInt()).isEqualTo(3);
  }

  @Test
  void withoutAKeyNothingIsWorkedOn() {
    scene.desk.environment.remove("FAL_KEY");

    Outcome refused = scene.desk.run("worker");

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("fal key: found none");
  }

  @ParameterizedTest
  @CsvSource({
    "many, 'concurrency: found ''many''; allowed: a whole number, 1 or more'",
    "0, 'concurrency: found 0; allowed: 1 or more'"
  })
  void aConcurrencyThatIsNoneIsRefused(String number, String sentence) {
    Outcome refused = scene.desk.run("worker", "--concurrency", number);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(sentence);
  }

  @Test
  void aPassEndsInTheWordsOfWhatKeptItsStepsFromBeingTaken() {
    scene.pending(2);
    try (Stop stop = Stop.on(task -> () -> {})) {
      scene.read(
          store -> {
            OnePass pass =
                new OnePass(
                    store,
                    id -> {
                      throw new IllegalStateException("the store is gone");
                    },
                    new SystemTimeline(),
                    stop);
            assertThatThrownBy(() -> pass.run(2)).hasMessage("the store is gone");
            return store;
          });
    }
  }

  @Test
  void aPassThatIsStoppedTakesNoMoreSteps() throws InterruptedException {
    scene.pending(1);
    AtomicInteger steps = new AtomicInteger();
    CompletableFuture<Runnable> signal = new CompletableFuture<>();
    Stop stop =
        Stop.on(
            task -> {
              signal.complete(task);
              return () -> {};
            });
    CompletableFuture<Void> asking = CompletableFuture.runAsync(signal.join());
    while (!stop.comesWithinASecond()) {
      Thread.onSpinWait();
    }
    scene.read(
        store -> {
          OnePass pass =
              new OnePass(
                  store,
                  id -> {
                    steps.incrementAndGet();
                    return Optional.empty();
                  },
                  new SystemTimeline(),
                  stop);
          try {
            pass.run(1);
          } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
          }
          return store;
        });
    stop.close();
    asking.join();
    assertThat(steps).hasValue(0);
  }

  static List<JsonNode> lines(Outcome outcome) {
    return outcome.out().lines().map(WorkerTest::object).toList();
  }

  static JsonNode last(List<JsonNode> lines) {
    return lines.get(lines.size() - 1);
  }

  static List<String> succeeded(List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> line.path("state").asText().equals("succeeded"))
        .map(line -> line.get("job").asText())
        .toList();
  }

  private static JsonNode object(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException none) {
      throw new AssertionError("no object: " + line, none);
    }
  }
}
