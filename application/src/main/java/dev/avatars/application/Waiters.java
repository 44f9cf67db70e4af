package dev.avatars.application;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.ports.UnreadableJobException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The callers who wait for jobs. A wait holds no thread. What other processes do to a job is seen
 * by looking at the store now and then, the more rarely the longer the wait. Thread-safe.
 */
final class Waiters {
  /** After so long without evidence only a person can end a doubt. */
  private static final Duration DOUBTED_FOR_GOOD = Duration.ofHours(1);

  private static final Duration SOONEST_LOOK = Duration.ofSeconds(1);
  private static final Duration LATEST_LOOK = Duration.ofSeconds(15);
  private static final int LOOK_PARTS = 20;

  /** With more of them nobody watches a single job. */
  private static final int MOST_WATCHED = 50;

  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

  /** A caller who waits from now on; whoever completes the outcome ends the wait. */
  Waiter add(JobId id, Wait wait, Instant now) {
    Waiter waiter = new Waiter(id, wait, now);
    waiters.add(waiter);
    var unused = waiter.outcome.whenComplete((job, fault) -> waiters.remove(waiter));
    return waiter;
  }

  void moved(Job job, Instant now) {
    for (Waiter waiter : waiters) {
      if (waiter.id.equals(job.id())) {
        waiter.sees(job, now);
      }
    }
  }

  void heard(Job job, RenderStatus news, Instant now) {
    for (Waiter waiter : waiters) {
      if (waiter.id.equals(job.id())) {
        waiter.waiting.tell(Progress.of(job, news, now));
      }
    }
  }

  /** Ends the waits for a job that nobody but a person can bring out of doubt. */
  void stillInDoubt(Job job, Instant now) {
    if (isDoubtedForGood(job, now)) {
      waiters.stream()
          .filter(waiter -> waiter.id.equals(job.id()))
          .forEach(waiter -> waiter.outcome.complete(job));
    }
  }

  /** Whether somebody waits for a job, and few enough wait in all to be shown its progress. */
  boolean isWatched(JobId id) {
    return waiters.size() <= MOST_WATCHED
        && waiters.stream().anyMatch(waiter -> waiter.id.equals(id));
  }

  /**
   * The jobs that somebody waits for and that could start, the longest waited for first; none when
   * too many wait for any of them to be special.
   */
  List<JobId> startable(Instant now) {
    return waiters.size() > MOST_WATCHED
        ? List.of()
        : waiters.stream()
            .filter(waiter -> waiter.isStartable(now))
            .map(waiter -> waiter.id)
            .distinct()
            .toList();
  }

  /** A job was put off; who waits for it lets it rest until then. */
  void putOff(JobId id, Instant due) {
    for (Waiter waiter : waiters) {
      if (waiter.id.equals(id)) {
        waiter.due = due;
      }
    }
  }

  /** How many wait. */
  int count() {
    return waiters.size();
  }

  /** The next time at which a wait runs out, or a job is to be looked at. */
  Optional<Instant> nextTurn() {
    return waiters.stream().flatMap(Waiter::turns).min(Comparator.naturalOrder());
  }

  /** Looks at the jobs whose turn it is, and ends the waits that have run out. */
  void turn(Instant now, Function<JobId, Optional<Job>> store) {
    for (Waiter waiter : waiters) {
      if (!waiter.nextLook.isAfter(now)) {
        look(waiter, now, store);
      }
      if (waiter.deadline.filter(deadline -> !deadline.isAfter(now)).isPresent()) {
        waiter.outcome.completeExceptionally(new AvatarException.StillRunning(waiter.id));
      }
    }
  }

  /** A job that cannot be read ends the wait for it, and no other. */
  private static void look(Waiter waiter, Instant now, Function<JobId, Optional<Job>> store) {
    try {
      store.apply(waiter.id).ifPresent(job -> waiter.looksAt(job, now));
    } catch (UnreadableJobException unread) {
      waiter.outcome.completeExceptionally(unread);
    }
  }

  /** Ends all waits because nobody works any more. */
  void abandon() {
    for (Waiter waiter : waiters) {
      waiter.outcome.completeExceptionally(new AvatarException.StillRunning(waiter.id));
    }
  }

  static boolean endsWait(Job job) {
    return job.isEnded() || job.state() instanceof JobState.Paused;
  }

  /** Whether a doubt has lasted for so long that only a person can end it. */
  static boolean isDoubtedForGood(Job job, Instant now) {
    return job.state() instanceof JobState.InDoubt doubt
        && Duration.between(doubt.since(), now).compareTo(DOUBTED_FOR_GOOD) >= 0;
  }

  /** One caller. */
  static final class Waiter {
    private final JobId id;
    private final Wait waiting;
    private final Instant since;
    private final Optional<Instant> deadline;
    private final CompletableFuture<Job> outcome = new CompletableFuture<>();
    private volatile Optional<JobState> seen = Optional.empty();
    private volatile Optional<JobState> overlooked = Optional.empty();
    private volatile Instant nextLook;
    private volatile Instant due = Instant.MIN;

    private Waiter(JobId id, Wait waiting, Instant since) {
      this.id = id;
      this.waiting = waiting;
      this.since = since;
      this.deadline = waiting.most().map(since::plus);
      this.nextLook = since.plus(SOONEST_LOOK);
    }

    /** Waits on although the job is in this state, which is about to be left. */
    void overlook(JobState state) {
      overlooked = Optional.of(state);
    }

    /** The job in a state that ends the wait. */
    CompletableFuture<Job> outcome() {
      return outcome;
    }

    private boolean isStartable(Instant now) {
      return seen.filter(JobState.Pending.class::isInstance).isPresent() && !due.isAfter(now);
    }

    private Stream<Instant> turns() {
      return Stream.concat(deadline.stream(), Stream.of(nextLook));
    }

    private void looksAt(Job job, Instant now) {
      nextLook = now.plus(pause(now));
      if (seen.filter(job.state()::equals).isEmpty()) {
        sees(job, now);
      }
      if (isDoubtedForGood(job, now)) {
        outcome.complete(job);
      }
    }

    /** Tells how the job is, and ends the wait when that is what was waited for. */
    void sees(Job job, Instant now) {
      seen = Optional.of(job.state());
      nextLook = now.plus(pause(now));
      waiting.tell(Progress.of(job, now));
      if (endsWait(job) && overlooked.filter(job.state()::equals).isEmpty()) {
        outcome.complete(job);
      }
    }

    private Duration pause(Instant now) {
      Duration part = Duration.between(since, now).dividedBy(LOOK_PARTS);
      return part.compareTo(SOONEST_LOOK) < 0
          ? SOONEST_LOOK
          : part.compareTo(LATEST_LOOK) > 0 ? LATEST_LOOK : part;
    }
  }
}
