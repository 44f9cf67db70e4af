package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.cli.wiring.ProviderChoice;
import dev.avatars.cli.wiring.StorePlace;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.WatchedStudio;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.ports.JobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A program that starts jobs at fal and takes them on until each has ended or is in doubt, wired as
 * the command line is, in order to be killed again and again. It notes every written state in a
 * file, since a pipe loses what was in it when its reader kills the writer.
 */
final class CrashWorker {
  /** The first line of a life: from here on it works. */
  static final String UP = "up";

  private static final SpendLimit ENOUGH = SpendLimit.usd("5.00");
  private static final int MOST = 100_000;

  private final CrashOrder order;
  private final BlockingQueue<Job> moves = new LinkedBlockingQueue<>();
  private int told;

  private CrashWorker(CrashOrder order) {
    this.order = order;
  }

  public static void main(String[] words) throws InterruptedException {
    new CrashWorker(CrashOrder.parse(words)).work();
    System.exit(0);
  }

  private void work() throws InterruptedException {
    WatchedStudio watched = WatchedStudio.of(settings(), this::moved, order.law()::over);
    try (AvatarStudio studio = watched.studio()) {
      acknowledge(UP);
      for (int number = 0; number < order.jobs(); number++) {
        Job job = studio.start(draft(number), ENOUGH);
        // who waits for a job lets it be asked about more often
        var unused = studio.jobs().awaitAsync(job.id());
      }
      studio.work();
      while (isSomethingLeft(watched.store())) {
        var unused = moves.poll(100, TimeUnit.MILLISECONDS);
      }
    }
  }

  /** As {@code avatar jobs await} has them, but for the folder. */
  private StudioSettings settings() {
    Configuration configuration =
        Configuration.of(
            Surroundings.ofThisProcess(
                Interrupts.ofThisProcess(CompletableFuture.completedFuture(0))));
    return new StudioSettings(
        ProviderChoice.FAL,
        configuration.catalog(""),
        configuration.seed(""),
        configuration.budgets(),
        configuration.environment(),
        StorePlace.in(order.data()));
  }

  private AvatarDraft draft(int number) {
    return AvatarDraft.of(order.media().resolve("ada.png"), order.media().resolve("hum.wav"))
        .withKey(new IdempotencyKey("k-" + number))
        .boughtAnew();
  }

  private synchronized void moved(Job job) {
    acknowledge(job.id() + " " + job.status());
    moves.add(job);
    told++;
    if (told == order.haltAt()) {
      Runtime.getRuntime().halt(Program.KILLED);
    }
  }

  private void acknowledge(String line) {
    try {
      Files.writeString(
          order.acknowledgements(),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A job in doubt, or without its bill, is waited for while it is to be looked at just now. */
  private static boolean isSomethingLeft(JobStore store) {
    boolean moving =
        store.list(JobStore.JobQuery.newest(MOST)).stream()
            .anyMatch(job -> !job.isEnded() && job.status() != JobStatus.IN_DOUBT);
    Instant now = Instant.now();
    return moving || store.nextDue().filter(due -> !due.isAfter(now)).isPresent();
  }
}
