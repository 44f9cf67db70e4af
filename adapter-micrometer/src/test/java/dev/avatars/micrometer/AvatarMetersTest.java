package dev.avatars.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.application.AvatarStudio;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.fake.FakeWorld;
import dev.avatars.media.LocalMediaProbe;
import dev.avatars.ports.tck.SampleMedia;
import dev.avatars.ports.tck.Samples;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvatarMetersTest {
  private static final Instant NOON = Samples.NOON;

  @TempDir Path folder;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AvatarMeters meters = AvatarMeters.in(registry);

  @Test
  void aJobsWayIsCountedAndTimed() {
    Samples.journeys(Samples.aPendingJob(1)).get(0).forEach(meters::moved);

    assertThat(moves("pending")).isEqualTo(1);
    assertThat(moves("submitted")).as("queued, then rendering").isEqualTo(2);
    assertThat(moves("succeeded")).isEqualTo(1);
    assertThat(duration("succeeded").count()).isEqualTo(1);
    assertThat(duration("succeeded").totalTime(TimeUnit.SECONDS)).isEqualTo(300);
    Timer provider = registry.get("avatars.job.provider.duration").timer();
    assertThat(provider.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(1_001);
    assertThat(provider.getId().getTag("provider")).isEqualTo("sample");
    assertThat(provider.getId().getTag("model")).isEqualTo("kling-avatar-v2-standard");
  }

  @Test
  @DisplayName("P5 what was billed is counted once, whenever the bill comes")
  void whatWasBilledIsCountedOnce() {
    Job late = Samples.succeededUnbilled(Samples.aPendingJob(1), NOON.plusSeconds(60));
    meters.moved(late);
    assertThat(registry.find("avatars.billed").counter()).isNull();

    meters.moved(late.settled(Samples.billed(Money.usd("0.25"))));
    meters.moved(Samples.succeeded(Samples.aPendingJob(2), Money.usd("0.5"), NOON));

    assertThat(registry.get("avatars.billed").tag("currency", "USD").counter().count())
        .isEqualTo(0.75);
    assertThat(registry.get("avatars.billed").counter().getId().getBaseUnit()).isEqualTo("usd");
    assertThat(duration("succeeded").count()).as("a bill is no second end").isEqualTo(2);
  }

  @Test
  void failuresAreCountedByTheirCode() {
    meters.moved(Samples.failed(Samples.aPendingJob(1)));
    Job unbilled = Samples.failedUnbilled(Samples.aPendingJob(2));
    meters.moved(unbilled);
    meters.moved(unbilled.settled(Samples.billed(Money.usd("0.25"))));
    meters.moved(Samples.cancelled(Samples.aPendingJob(3)));

    assertThat(failures("request_refused")).isEqualTo(1);
    assertThat(failures("render_failed")).isEqualTo(1);
    assertThat(duration("failed").count()).isEqualTo(2);
    assertThat(duration("cancelled").count()).isEqualTo(1);
  }

  @Test
  void everyWayOfAJobIsMetered() {
    IntStream.range(0, 8)
        .forEach(
            number ->
                Samples.journeys(Samples.aPendingJob(number)).get(number).forEach(meters::moved));

    assertThat(moves("in_doubt")).isEqualTo(1);
    assertThat(moves("paused")).isEqualTo(1);
    assertThat(registry.get("avatars.job.duration").timers().stream().mapToLong(Timer::count).sum())
        .as("all but the one that is pending again")
        .isEqualTo(7);
  }

  @Test
  void jobsOfAStoreAreCountedWhenTheyAreRead() {
    try (FakeWorld world = FakeWorld.seeded(7)) {
      meters.counting(world.jobs());
      assertThat(jobs(JobStatus.PENDING)).isZero();

      world.jobs().create(Samples.aPendingJob(1), List.of());

      assertThat(jobs(JobStatus.PENDING)).isEqualTo(1);
      assertThat(jobs(JobStatus.IN_DOUBT)).isZero();
    }
  }

  @Test
  void aStudioTellsItsMeters() {
    SampleMedia media = SampleMedia.in(folder);
    AvatarDraft draft =
        AvatarDraft.of(
            Path.of(media.portrait(1).source().toString()),
            Path.of(media.speech(1).source().toString()));
    try (FakeWorld world = FakeWorld.seeded(7);
        AvatarStudio studio =
            AvatarStudio.offlineIn(world)
                .probe(new LocalMediaProbe())
                .listener(meters.counting(world.jobs()))
                .build()) {
      Money billed =
          studio
              .render(draft, SpendLimit.usd("5"))
              .settlement()
              .billed()
              .fold(known -> known.amount(), () -> Money.usd("0"));

      assertThat(registry.get("avatars.billed").counter().count())
          .isEqualTo(billed.amount().doubleValue());
    }
    assertThat(jobs(JobStatus.SUCCEEDED)).isEqualTo(1);
    assertThat(moves("succeeded")).isEqualTo(1);
  }

  @Test
  void theOldestOfTooManyIsForgotten() {
    Remembered two = new Remembered(2);
    assertThat(two.put(new JobId("job00001"), NOON)).isTrue();
    assertThat(two.put(new JobId("job00001"), NOON.plusSeconds(1))).isFalse();
    two.put(new JobId("job00002"), NOON);
    two.put(new JobId("job00003"), NOON);

    assertThat(two.taken(new JobId("job00001"))).isEmpty();
    assertThat(two.taken(new JobId("job00002"))).contains(NOON);
    assertThat(two.taken(new JobId("job00002"))).isEmpty();
    assertThat(two.taken(new JobId("job00003"))).contains(NOON);
  }

  private double moves(String state) {
    return registry.get("avatars.job.moves").tag("state", state).counter().count();
  }

  private double failures(String code) {
    return registry.get("avatars.job.failures").tag("code", code).counter().count();
  }

  private Timer duration(String outcome) {
    return registry.get("avatars.job.duration").tag("outcome", outcome).timer();
  }

  private double jobs(JobStatus status) {
    String state = status.label().replace(' ', '_');
    return registry.get("avatars.jobs").tag("state", state).gauge().value();
  }
}
