package dev.avatars.micrometer;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost.Known;
import dev.avatars.ports.JobListener;
import dev.avatars.ports.JobStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Meters of what a studio does: moves, times, failures, money. A listener of the studio, which
 * knows nothing of it. Thread-safe.
 *
 * <pre>{@code
 * builder.listener(AvatarMeters.in(registry).counting(store));
 * }</pre>
 *
 * <p>It sees what this process does. With many machines each tells its own part, and the sums are
 * those of all; a time at the provider is told when one process saw both its ends. A bill that came
 * late, to another process than the one that saw the job end, counts that end once more.
 *
 * <p>Monitoring counts in floating point: amounts lose their exactness here and nowhere else. Who
 * needs them exactly asks the ledger.
 */
public final class AvatarMeters implements JobListener {
  /** So many jobs are remembered at the same time, for their ends. */
  private static final int MEMORY = 10_000;

  private final MeterRegistry registry;
  private final Remembered submitted = new Remembered(MEMORY);
  private final Remembered ended = new Remembered(MEMORY);

  private AvatarMeters(MeterRegistry registry) {
    this.registry = requireNonNull(registry, "registry");
  }

  /** Meters in a registry, whose names begin with {@code avatars}. */
  public static AvatarMeters in(MeterRegistry registry) {
    return new AvatarMeters(registry);
  }

  /**
   * Measures as well how many jobs of a store are in each state, of all processes. Each reading
   * asks the store, once for each state; one of many machines is enough.
   */
  public AvatarMeters counting(JobStore store) {
    for (JobStatus status : JobStatus.values()) {
      Gauge.builder("avatars.jobs", store, jobs -> jobs.count(Set.of(status)))
          .description("How many jobs there are")
          .tag("state", word(status))
          .strongReference(true)
          .register(registry);
    }
    return this;
  }

  @Override
  public void moved(Job job) {
    counted("avatars.job.moves", "Written moves", tags(job).and("state", word(job.status())));
    job.state().fold(new Meters(job)).run();
  }

  /** What is to be measured in each state beyond that it was reached. */
  private final class Meters implements JobState.Cases<Runnable> {
    private final Job job;

    Meters(Job job) {
      this.job = job;
    }

    @Override
    public Runnable pending(JobState.Pending state) {
      return Meters::nothing;
    }

    @Override
    public Runnable paused(JobState.Paused state) {
      return Meters::nothing;
    }

    @Override
    public Runnable submitting(JobState.Submitting state) {
      return Meters::nothing;
    }

    @Override
    public Runnable inDoubt(JobState.InDoubt state) {
      return Meters::nothing;
    }

    @Override
    public Runnable submitted(JobState.Submitted state) {
      return () -> submitted.put(job.id(), state.since());
    }

    @Override
    public Runnable rendered(JobState.Rendered state) {
      return this::leftTheProvider;
    }

    @Override
    public Runnable succeeded(JobState.Succeeded state) {
      return () -> {
        state
            .settlement()
            .billed()
            .fold(Optional::of, Optional::<Known>empty)
            .ifPresent(this::billed);
        end("succeeded");
      };
    }

    @Override
    public Runnable failed(JobState.Failed state) {
      return () -> {
        if (end("failed")) {
          Tags code = tags(job).and("code", word(state.failure().code()));
          counted("avatars.job.failures", "Jobs that failed", code);
        }
      };
    }

    @Override
    public Runnable cancelled(JobState.Cancelled state) {
      return () -> end("cancelled");
    }

    private static void nothing() {}

    private void leftTheProvider() {
      submitted
          .taken(job.id())
          .ifPresent(
              since ->
                  timed(
                      "avatars.job.provider.duration",
                      "From the accepted call to the finished video",
                      tags(job),
                      since));
    }

    /** Times an end; false for one that was told before, and is told again with its bill. */
    private boolean end(String outcome) {
      leftTheProvider();
      if (ended.taken(job.id()).isPresent()) {
        return false;
      }
      if (!job.isAtRest()) {
        ended.put(job.id(), job.state().since());
      }
      Tags tags = tags(job).and("outcome", outcome);
      timed("avatars.job.duration", "From creation to the end", tags, job.createdAt());
      return true;
    }

    private void billed(Known bill) {
      Money amount = bill.amount();
      String currency = amount.currency().getCurrencyCode();
      Counter.builder("avatars.billed")
          .description("What the provider billed for videos")
          .baseUnit(currency.toLowerCase(Locale.ROOT))
          .tags(tags(job).and("currency", currency))
          .register(registry)
          .increment(amount.amount().doubleValue());
    }

    private void timed(String name, String description, Tags tags, Instant from) {
      Timer.builder(name)
          .description(description)
          .tags(tags)
          .register(registry)
          .record(Duration.between(from, job.state().since()));
    }
  }

  private void counted(String name, String description, Tags tags) {
    Counter.builder(name).description(description).tags(tags).register(registry).increment();
  }

  private static Tags tags(Job job) {
    return Tags.of(
        "provider", job.quote().provider().value(), "model", job.request().model().id().value());
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
