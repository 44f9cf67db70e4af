package dev.avatars.fake;

import static dev.avatars.fake.Caller.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus.Done;
import dev.avatars.domain.job.RenderStatus.Queued;
import dev.avatars.domain.job.RenderStatus.Rendering;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ForeignTimeTest {
  @TempDir private Path directory;

  private final FakeClock foreign = new FakeClock(new VirtualTime(FakeSettings.seeded(7).start()));

  @Test
  void aRequestIsNotDoneBeforeItsVideoIs() {
    CountDownLatch finish = new CountDownLatch(1);
    try (FakeWorld world = world(ScriptedMaker.doing(watcher -> finish.await()))) {
      Caller caller = new Caller(world, directory);
      RemoteRef ref = caller.accepted(1);
      assertThat(caller.status(ref)).isInstanceOf(Queued.class);
      foreign.advance(Duration.ofSeconds(5));
      assertThat(caller.status(ref)).isInstanceOf(Rendering.class);
      foreign.advance(Duration.ofHours(1));
      assertThat(expect(Rendering.class, caller.status(ref)).percent()).isEqualTo(99);
      finish.countDown();
      while (caller.status(ref) instanceof Rendering) {
        Thread.onSpinWait();
      }
      assertThat(caller.status(ref)).isInstanceOf(Done.class);
    }
  }

  @Test
  void aHigherSpeedTakesLessTime() {
    FakeSettings settings = FakeSettings.seeded(7).toBuilder().timeline(foreign).speed(100).build();
    try (FakeWorld world = FakeWorld.create(settings, ScriptedMaker.quick(), new Mp4Check())) {
      Caller caller = new Caller(world, directory);
      RemoteRef ref = caller.accepted(1);
      foreign.advance(Duration.ofSeconds(3));
      while (!(caller.status(ref) instanceof Done)) {
        foreign.advance(Duration.ofMillis(100));
      }
      assertThat(foreign.instant()).isBefore(settings.start().plusSeconds(30));
    }
  }

  @Test
  void aForeignTimeCannotBeSet() {
    try (FakeWorld world = world(ScriptedMaker.quick())) {
      assertThatIllegalStateException().isThrownBy(world::clock);
      assertThat(world.timeline()).isSameAs(foreign);
    }
  }

  private FakeWorld world(VideoMaker maker) {
    FakeSettings settings = FakeSettings.seeded(7).toBuilder().timeline(foreign).build();
    return FakeWorld.create(settings, maker, new Mp4Check());
  }
}
