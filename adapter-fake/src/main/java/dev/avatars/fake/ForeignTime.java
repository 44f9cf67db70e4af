package dev.avatars.fake;

import dev.avatars.ports.Timeline;
import java.time.Instant;
import java.util.function.Function;

/**
 * Somebody else's timeline, such as the machine's clock. It does not wait for anybody, so what is
 * due happens whenever the provider is asked or a rendering gets on.
 */
final class ForeignTime implements WorldTime {
  private final Object lock = new Object();
  private final Timeline timeline;
  private Happenings happenings = Happenings.NONE;
  private boolean ended;

  ForeignTime(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public Instant instant() {
    return timeline.instant();
  }

  @Override
  public void drive(Happenings things) {
    synchronized (lock) {
      happenings = things;
    }
  }

  @Override
  public <T> T at(Function<Instant, T> action) {
    synchronized (lock) {
      if (ended) {
        throw new IllegalStateException("the world has been closed");
      }
      Instant now = timeline.instant();
      happenings.catchUp(now);
      T result = action.apply(now);
      happenings.catchUp(now);
      return result;
    }
  }

  @Override
  public void stirred() {
    synchronized (lock) {
      if (!ended) {
        happenings.catchUp(timeline.instant());
      }
    }
  }

  @Override
  public void end() {
    synchronized (lock) {
      ended = true;
    }
  }
}
