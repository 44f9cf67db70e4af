package dev.avatars.cli;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.money.Money;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalFault;
import dev.avatars.jdbc.JdbcJobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Starts a {@link CrashWorker}, kills it, starts it again, until every job has its end, and looks
 * at what is left after each kill: fal's journal, the store, the videos.
 */
final class CrashRound implements AutoCloseable {
  private static final Currency USD = Currency.getInstance("USD");
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(2);
  private static final int MOST_LIVES_AFTER_THE_KILLS = 20;
  private static final int FARTHEST_HALT = 12;

  /** What may not be unwritten once it was told. */
  private static final Set<JobStatus> BOUGHT =
      EnumSet.of(JobStatus.SUBMITTED, JobStatus.RENDERED, JobStatus.SUCCEEDED);

  private final CrashScene scene;
  private final CrashOrder order;
  private final SplittableRandom chance;
  private final Set<String> doubted = new TreeSet<>();
  private final Set<String> lost = new TreeSet<>();
  private final List<String> resolved = new ArrayList<>();
  private int kills;
  private int halts;
  private int differences;

  private CrashRound(CrashScene scene, CrashOrder order, long seed) {
    this.scene = scene;
    this.order = order;
    this.chance = new SplittableRandom(seed);
  }

  /** A round in an empty folder, in fair weather. */
  static CrashRound in(Path folder, long seed, int jobs, CrashOrder.Law law) {
    CrashScene scene = CrashScene.in(folder, seed);
    Path acknowledgements = folder.resolve("acknowledgements");
    return new CrashRound(
        scene, new CrashOrder(scene.data(), folder, acknowledgements, jobs, 0, law), seed);
  }

  /** Lets some replies to paid calls get lost, some calls fail, and some downloads break off. */
  CrashRound inBadWeather() {
    for (int part = 0; part <= order.jobs() / 12; part++) {
      scene.fal.faults(
          FalFault.close().after(FalCall.SUBMIT).onCall(call(part)),
          FalFault.reset().after(FalCall.SUBMIT).onCall(call(part)),
          FalFault.answer(504).after(FalCall.SUBMIT).onCall(call(part)),
          FalFault.answer(CrashScene.NOT_TAKEN).before(FalCall.SUBMIT).onCall(call(part)),
          FalFault.halfBodyReset().after(FalCall.FILE).onCall(call(part)),
          FalFault.halfBody().after(FalCall.FILE).onCall(call(part)));
    }
    return this;
  }

  /** Kills a worker just when fal has taken its paid call and keeps the answer to itself. */
  CrashRound killedDuringThePaidCall() {
    scene.fal.faults(FalFault.silence().after(FalCall.SUBMIT));
    scene.killAt(FalCall.SUBMIT, CrashWorker.class, order.words());
    kills++;
    look();
    return this;
  }

  /** Kills workers, no more than so many, and then lets them live until every job has its end. */
  Toll run(int most) {
    int lives = 0;
    while (!isOver()) {
      int code = kills < most ? mortalLife() : wholeLife();
      requireExpected(code);
      look();
      if (code == ExitCode.DONE.code()) {
        resolved.addAll(scene.attendToWaiting());
      }
      requireProgress(kills < most ? 0 : lives++);
    }
    return toll();
  }

  private int mortalLife() {
    int code = chance.nextInt(3) == 0 ? lifeUntilWritten() : lifeUntilKilled();
    kills += code == Program.KILLED ? 1 : 0;
    return code;
  }

  private int lifeUntilWritten() {
    int code = life(order.haltingAt(1 + chance.nextInt(FARTHEST_HALT)), LONGEST_LIFE);
    halts += code == Program.KILLED ? 1 : 0;
    return code;
  }

  private int lifeUntilKilled() {
    int before = lives();
    Duration rest = Duration.ofMillis(chance.nextInt(1_200));
    try (Program worker = start(order)) {
      if (chance.nextInt(8) > 0) {
        CrashScene.await(worker, () -> lives() > before);
      }
      return ended(worker, rest);
    }
  }

  private int wholeLife() {
    return life(order, LONGEST_LIFE);
  }

  private int life(CrashOrder how, Duration longest) {
    try (Program worker = start(how)) {
      return ended(worker, longest);
    }
  }

  private Program start(CrashOrder how) {
    return scene.start(CrashWorker.class, how.words());
  }

  /** The exit code of a worker that ends in time or is killed. */
  private static int ended(Program worker, Duration longest) {
    if (!worker.endsWithin(longest)) {
      worker.close();
    }
    return worker.code();
  }

  private void requireExpected(int code) {
    if (code != Program.KILLED && code != ExitCode.DONE.code()) {
      throw new AssertionError("a worker ended with " + code + "; see " + scene.folder);
    }
  }

  private void requireProgress(int lives) {
    if (lives > MOST_LIVES_AFTER_THE_KILLS) {
      throw new AssertionError("jobs without an end: " + byStatus(scene.jobs()));
    }
  }

  private boolean isOver() {
    List<Job> jobs = kills == 0 && lives() == 0 ? List.of() : scene.jobs();
    return jobs.size() == order.jobs() && jobs.stream().allMatch(Job::isAtRest);
  }

  /** Looks at what is left while no worker lives. */
  private void look() {
    Map<String, Set<JobStatus>> told = told();
    scene.read(
        store -> {
          List<Job> jobs = CrashScene.jobs(store);
          differences += isBalanced(store, jobs) ? 0 : 1;
          lookAt(told, byId(jobs));
          return jobs;
        });
  }

  private void lookAt(Map<String, Set<JobStatus>> told, Map<String, Job> jobs) {
    told.forEach(
        (id, statuses) -> {
          if (!jobs.containsKey(id) || isUnwritten(jobs.get(id).status(), statuses)) {
            lost.add(id);
          }
          if (statuses.contains(JobStatus.IN_DOUBT)) {
            doubted.add(id);
          }
        });
    jobs.forEach(this::lookAt);
  }

  private void lookAt(String id, Job job) {
    if (job.status() == JobStatus.SUBMITTING || job.status() == JobStatus.IN_DOUBT) {
      doubted.add(id);
    }
    boolean gone =
        job.state() instanceof JobState.Succeeded end ? !isKept(end.video()) : job.isEnded();
    if (gone) {
      lost.add(id);
    }
  }

  /** Whether a job that was told to be bought is said not to be, or one that succeeded is not. */
  private static boolean isUnwritten(JobStatus now, Set<JobStatus> told) {
    boolean wasBought = told.stream().anyMatch(BOUGHT::contains);
    return (wasBought && !BOUGHT.contains(now))
        || (told.contains(JobStatus.SUCCEEDED) && now != JobStatus.SUCCEEDED);
  }

  private static boolean isKept(StoredVideo video) {
    try {
      return Files.exists(video.file())
          && Sha256.of(Files.readAllBytes(video.file())).equals(video.digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The balance is the sum of its lines, and what is held is held for jobs that still wait. */
  private static boolean isBalanced(JdbcJobStore store, List<Job> jobs) {
    Balance balance = store.balance();
    Money waiting =
        jobs.stream()
            .filter(job -> !job.isAtRest())
            .map(job -> job.quote().upperBound())
            .reduce(Money.zero(USD), Money::plus);
    return balance.equals(Balance.of(store.entries(), USD)) && balance.held().equals(waiting);
  }

  private Toll toll() {
    Map<String, Job> jobs = byId(scene.jobs());
    Set<String> succeeded =
        jobs.values().stream()
            .filter(job -> job.status() == JobStatus.SUCCEEDED)
            .map(job -> job.id().value())
            .collect(Collectors.toSet());
    scene.taken().keySet().stream().filter(id -> !succeeded.contains(id)).forEach(lost::add);
    Set<String> found = new TreeSet<>(doubted);
    found.retainAll(succeeded);
    found.removeAll(resolved);
    return new Toll(
        kills,
        halts,
        jobs.size(),
        succeeded.size(),
        found.size(),
        Set.copyOf(resolved).size(),
        doubleSubmits(),
        lost.size(),
        differences);
  }

  /** A job may be taken once, and be asked for once more only when a person said so. */
  private int doubleSubmits() {
    int twice = scene.taken().values().stream().mapToInt(taken -> taken.size() - 1).sum();
    int unasked =
        scene.submits().values().stream().mapToInt(asked -> asked.size() - 1).sum()
            - resolved.size();
    return Math.max(twice, unasked);
  }

  private int lives() {
    return (int) lines().stream().filter(CrashWorker.UP::equals).count();
  }

  /** The states that workers were told, by job. */
  private Map<String, Set<JobStatus>> told() {
    return lines().stream()
        .map(line -> line.split(" "))
        .filter(words -> words.length == 2)
        .collect(
            Collectors.groupingBy(
                words -> words[0],
                TreeMap::new,
                Collectors.mapping(words -> JobStatus.valueOf(words[1]), Collectors.toSet())));
  }

  private List<String> lines() {
    try {
      return Files.exists(order.acknowledgements())
          ? Files.readAllLines(order.acknowledgements())
          : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private int call(int part) {
    return 12 * part + 1 + chance.nextInt(12);
  }

  private static Map<String, Job> byId(List<Job> jobs) {
    return jobs.stream().collect(Collectors.toMap(job -> job.id().value(), Function.identity()));
  }

  private static Map<JobStatus, Long> byStatus(List<Job> jobs) {
    return jobs.stream().collect(Collectors.groupingBy(Job::status, Collectors.counting()));
  }

  @Override
  public void close() {
    scene.close();
  }
}
