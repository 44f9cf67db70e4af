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
  private final Happenings happenings;

  ForeignTime(Timeline timeline, Happenings happenings) {
    this.timeline = timeline;
    this.happenings = happenings;
  }

  @Override
  public <T> T at(Function<Instant, T> action) {
    synchronized (lock) {
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
      happenings.catchUp(timeline.instant());
    }
  }
}
