package dev.avatars.cli;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Starts {@code avatar batch run}, kills it, starts it again, until it has been killed often enough
 * and has come to its end.
 */
final class BatchCrashRound {
  private static final Duration LOOK_OF_A_PERSON = Duration.ofSeconds(1);
  private static final int SHORTEST_PATIENCE = 600;
  private static final Duration LONGEST_START = Duration.ofSeconds(2);

  /** The calls that fal gets for a row at least: two for its speech, a submit, a look, a file. */
  private static final int CALLS_OF_A_ROW = 5;

  private final CrashScene scene;
  private final List<String> words;
  private final int rows;
  private final int farthest;
  private final SplittableRandom chance;
  private final List<String> resolved = new ArrayList<>();
  private int kills;

  /**
   * For one batch.
   *
   * @param words what starts it
   * @param rows how many rows it has
   * @param most how often it is to be killed
   */
  BatchCrashRound(CrashScene scene, List<String> words, int rows, int most, long seed) {
    this.scene = scene;
    this.words = words;
    this.rows = rows;
    this.farthest = Math.max(2, CALLS_OF_A_ROW * rows / most);
    this.chance = new SplittableRandom(seed);
  }

  /** Kills it so many times, at whatever it is doing. */
  void kill(int times) {
    while (kills < times) {
      try (Program program = started()) {
        awaitSomething(program);
        requireAlive(program);
      }
      kills++;
    }
  }

  private void requireAlive(Program program) {
    if (program.endsWithin(Duration.ZERO)) {
      throw new AssertionError(
          "a batch ended with " + program.code() + " before it could; see " + scene.folder);
    }
  }

  /** Lets it live, with a person beside, until it ends; answers its exit code. */
  int live() {
    try (Program program = started()) {
      Set<JobId> doubted = Set.of();
      for (int look = 0; !program.endsWithin(LOOK_OF_A_PERSON); look++) {
        requirePatience(look);
        doubted = attendTo(doubted);
      }
      return program.code();
    }
  }

  private void requirePatience(int looks) {
    if (looks > SHORTEST_PATIENCE + rows) {
      throw new AssertionError("a batch does not come to its end; see " + scene.folder);
    }
  }

  /** Jobs about which a person decided, because fal never had them. */
  List<String> resolved() {
    return List.copyOf(resolved);
  }

  int kills() {
    return kills;
  }

  private Program started() {
    return scene.start(Main.class, words);
  }

  /**
   * A quarter of them dies early, while rows are checked or money is held; the others at a call.
   */
  private void awaitSomething(Program program) {
    if (chance.nextInt(4) == 0) {
      var unused = program.endsWithin(Duration.ofMillis(chance.nextLong(LONGEST_START.toMillis())));
      return;
    }
    int last = scene.calls() + 1 + chance.nextInt(farthest);
    CrashScene.await(program, () -> scene.calls() >= last);
  }

  /** Who looks decides about those jobs alone that were in doubt at the look before, too. */
  private Set<JobId> attendTo(Set<JobId> doubted) {
    Set<JobId> now = new HashSet<>();
    for (Job job : scene.jobs()) {
      if (job.status() == JobStatus.IN_DOUBT) {
        now.add(job.id());
      }
      if (job.status() == JobStatus.IN_DOUBT && doubted.contains(job.id())) {
        scene.attendTo(job, resolved);
      }
    }
    return now;
  }
}
