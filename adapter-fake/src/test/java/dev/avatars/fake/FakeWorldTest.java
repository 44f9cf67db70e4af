package dev.avatars.fake;

import static dev.avatars.fake.Caller.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.RenderStatus.CancelledThere;
import dev.avatars.domain.job.RenderStatus.Done;
import dev.avatars.domain.job.RenderStatus.Queued;
import dev.avatars.domain.job.RenderStatus.Rendering;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost.Known;
import dev.avatars.fake.Journal.Event;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.OfflineWorld;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.tck.SampleMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FakeWorldTest {
  private static final Duration INTO_THE_RENDERING = Duration.ofSeconds(5);

  @TempDir private Path directory;

  @Test
  void theServiceLoaderFindsIt() {
    List<OfflineWorld.Maker> makers =
        ServiceLoader.load(OfflineWorld.Maker.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    assertThat(makers).hasSize(1);
    try (OfflineWorld world = makers.get(0).seeded(7)) {
      assertThat(world.provider().id().value()).isEqualTo("fake");
      assertThat(world.timeline().instant()).isEqualTo("2026-01-01T00:00:00Z");
    }
  }

  @Test
  @DisplayName("P14 requests wait in a queue, first come, first served, two at once")
  void requestsWaitInAQueue() {
    try (FakeWorld world = world(ScriptedMaker.quick())) {
      Caller caller = new Caller(world, directory);
      List<RemoteRef> refs = IntStream.rangeClosed(1, 4).mapToObj(caller::accepted).toList();
      assertThat(positions(caller, refs)).containsExactly(0, 1, 2, 3);
      world.clock().advance(INTO_THE_RENDERING);
      assertThat(caller.status(refs.get(0))).isInstanceOf(Rendering.class);
      assertThat(caller.status(refs.get(1))).isInstanceOf(Rendering.class);
      assertThat(positions(caller, refs.subList(2, 4))).containsExactly(0, 1);
      assertThat(caller.done(refs.get(3)).logs()).contains("rendered 100 %");
    }
  }

  private static List<Integer> positions(Caller caller, List<RemoteRef> refs) {
    return refs.stream().map(ref -> expect(Queued.class, caller.status(ref)).position()).toList();
  }

  @Test
  @DisplayName("P14 the third request starts when one of the first two ends")
  void aRequestStartsWhenThereIsRoom() {
    try (FakeWorld world = world(ScriptedMaker.quick())) {
      Caller caller = new Caller(world, directory);
      IntStream.rangeClosed(1, 3).forEach(caller::accepted);
      world.clock().advance(Duration.ofHours(1));
      Instant firstEnd = times(world, Event.FINISHED).get(0);
      assertThat(times(world, Event.STARTED).get(2)).isEqualTo(firstEnd);
      assertThat(times(world, Event.STARTED).get(1)).isBefore(firstEnd);
    }
  }

  private static List<Instant> times(FakeWorld world, Event event) {
    return world.journal().entries().stream()
        .filter(entry -> entry.event() == event)
        .map(Journal.Entry::at)
        .toList();
  }

  @Test
  @DisplayName("P14 time never runs ahead of the rendering")
  void timeNeverRunsAheadOfTheRendering() {
    Queue<Instant> seen = new ConcurrentLinkedQueue<>();
    Queue<FakeWorld> self = new ConcurrentLinkedQueue<>();
    ScriptedMaker maker =
        ScriptedMaker.doing(
            watcher -> {
              for (int done = 0; done < 10; done++) {
                watcher.reached(done, 10);
                seen.add(standstill(self.element(), done));
              }
            });
    try (FakeWorld world = world(maker)) {
      self.add(world);
      Caller caller = new Caller(world, directory);
      RemoteRef ref = caller.accepted(1);
      Done done = caller.done(ref);
      assertThat(done.video().size()).isPresent();
      assertThat(seen).containsExactlyElementsOf(tenths(world));
    }
  }

  /** Waits until time stands at a tenth of the rendering, or has run past it. */
  private static Instant standstill(FakeWorld world, int tenth) {
    Instant bound = start(world).plusMillis(span(world) * tenth / 10);
    while (world.clock().instant().isBefore(bound)) {
      Thread.onSpinWait();
    }
    return world.clock().instant();
  }

  private static List<Instant> tenths(FakeWorld world) {
    return IntStream.range(0, 10)
        .mapToObj(tenth -> start(world).plusMillis(span(world) * tenth / 10))
        .toList();
  }

  private static Instant start(FakeWorld world) {
    return times(world, Event.STARTED).get(0);
  }

  /** What the model takes for 2.5 s, with this seed's chance. */
  private static long span(FakeWorld world) {
    Duration typical = SmallModel.standard().time().estimate(SampleMedia.LENGTH);
    assertThat(world.provider().id()).isEqualTo(FakeProvider.ID);
    return new Chance(7).about(typical, 100, "rendering", 1).toMillis();
  }

  @Test
  @DisplayName("P14 one seed and one treatment give one and the same history, to the last byte")
  void worldsWithOneSeedAreAlike() {
    List<Object> history = history(7);
    assertThat(history(7)).isEqualTo(history);
    assertThat(history(8)).isNotEqualTo(history);
  }

  private List<Object> history(long seed) {
    List<Object> history = new ArrayList<>();
    try (FakeWorld world = FakeWorld.seeded(seed)) {
      Caller caller = new Caller(world, directory);
      List<RemoteRef> refs = IntStream.rangeClosed(1, 3).mapToObj(caller::accepted).toList();
      for (int step = 0; step < 12; step++) {
        world.clock().advance(Duration.ofSeconds(47));
        refs.forEach(ref -> history.add(caller.status(ref)));
      }
      history.addAll(world.journal().entries());
      for (int job = 0; job < refs.size(); job++) {
        history.add(kept(world, job, expect(Done.class, caller.status(refs.get(job)))));
      }
    }
    return history;
  }

  private static String kept(FakeWorld world, int job, Done done) {
    return world
        .archive()
        .keep(Caller.job(job), done.video(), world.provider().downloads(), SampleMedia.LENGTH)
        .fold(video -> video.digest().hex(), failure -> failure.toString());
  }

  @Test
  void whatIsSeenDependsOnTheTimeAlone() {
    try (FakeWorld world = world(ScriptedMaker.quick())) {
      Caller caller = new Caller(world, directory);
      RemoteRef ref = caller.accepted(1);
      world.clock().advance(Duration.ofSeconds(90));
      RenderStatus once = caller.status(ref);
      assertThat(caller.status(ref)).isEqualTo(once);
      assertThat(expect(Rendering.class, once).percent()).isBetween(45, 60);
    }
  }

  @Test
  @DisplayName("P5 what is billed is exact: 2.5 s of video at $0.0562 are $0.1405")
  void theBillIsExact() {
    try (FakeWorld world = world(ScriptedMaker.quick())) {
      Caller caller = new Caller(world, directory);
      RemoteRef ref = caller.accepted(1);
      Known bill = expect(Known.class, caller.done(ref).billed());
      assertThat(bill.amount()).isEqualTo(Money.usd("0.1405"));
      assertThat(bill.units()).isEqualByComparingTo("2.5");
      assertThat(world.provider().billed(ref)).isEqualTo(bill);
    }
  }

  @Test
  void theSameVideoIsMadeOnce() {
    ScriptedMaker maker = ScriptedMaker.quick();
    try (FakeWorld world = world(maker)) {
      Caller caller = new Caller(world, directory);
      SampleMedia media = SampleMedia.in(directory);
      SubmitOrder one = caller.order(1, media.portrait(1), media.speech(1), "");
      SubmitOrder other = caller.order(2, media.portrait(1), media.speech(1), "");
      RemoteRef first = caller.accepted(one);
      RemoteRef second = caller.accepted(other);
      assertThat(caller.done(first).video()).isNotEqualTo(caller.done(second).video());
      assertThat(maker.begun()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("P10 a stopped rendering is cancelled a moment later and costs nothing")
  void aStoppedRenderingIsCancelled() {
    CountDownLatch unwanted = new CountDownLatch(1);
    try (FakeWorld world = world(untilUnwanted(unwanted))) {
      Caller caller = new Caller(world, directory);
      RemoteRef ref = caller.accepted(1);
      world.clock().advance(Duration.ofSeconds(4));
      assertThat(caller.status(ref)).isInstanceOf(Rendering.class);
      assertThat(world.provider().cancel(ref)).isEqualTo(Cancellation.REQUESTED);
      assertThat(caller.status(ref)).isInstanceOf(Rendering.class);
      world.clock().advance(Duration.ofSeconds(1));
      assertThat(caller.status(ref)).isInstanceOf(CancelledThere.class);
      assertThat(world.provider().cancel(ref)).isEqualTo(Cancellation.TOO_LATE);
      assertThat(expect(Known.class, world.provider().billed(ref)).amount())
          .isEqualTo(Money.usd("0"));
    }
  }

  /** A maker whose work is at once almost done and ends when nobody wants it any more. */
  private static ScriptedMaker untilUnwanted(CountDownLatch unwanted) {
    return ScriptedMaker.doing(
        watcher -> {
          watcher.reached(99, 100);
          while (watcher.isWanted()) {
            Thread.onSpinWait();
          }
          unwanted.countDown();
        });
  }

  @Test
  void closingEndsWhatIsBeingRenderedAndRemovesTheFiles() {
    CountDownLatch unwanted = new CountDownLatch(1);
    FakeWorld world = world(untilUnwanted(unwanted));
    Caller caller = new Caller(world, directory);
    SubmitOrder order = caller.order(1);
    RemoteRef ref = caller.accepted(order);
    world.clock().advance(Duration.ofSeconds(4));
    world.close();
    world.close();
    assertThat(unwanted.getCount()).isZero();
    assertThat(world.directory()).doesNotExist();
    assertThatIllegalStateException().isThrownBy(() -> caller.status(ref));
  }

  @Test
  void aRendererThatBreaksDownIsAFailedRequest() {
    ScriptedMaker broken =
        ScriptedMaker.doing(
            watcher -> {
              throw new IllegalStateException("no paint");
            });
    try (FakeWorld world = world(broken)) {
      Caller caller = new Caller(world, directory);
      assertThat(caller.failure(caller.accepted(1)).sentence()).contains("no paint");
    }
  }

  private static FakeWorld world(VideoMaker maker) {
    return FakeWorld.create(FakeSettings.seeded(7), maker, new Mp4Check());
  }
}
