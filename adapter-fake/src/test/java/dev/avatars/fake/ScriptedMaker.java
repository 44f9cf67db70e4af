package dev.avatars.fake;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.VideoFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes no real video, but does on its way what a test wants. */
final class ScriptedMaker implements VideoMaker {
  private static final MediaLength LENGTH = new MediaLength(5, 2);

  private final Way way;
  private final AtomicInteger made = new AtomicInteger();

  private ScriptedMaker(Way way) {
    this.way = way;
  }

  /** What happens between the beginning and the end of a video. */
  interface Way {
    /** Goes it. */
    void go(Watcher watcher) throws InterruptedException;
  }

  /** A maker that is done at once. */
  static ScriptedMaker quick() {
    return new ScriptedMaker(watcher -> {});
  }

  /** A maker that does this first. */
  static ScriptedMaker doing(Way way) {
    return new ScriptedMaker(way);
  }

  /** How many videos were begun. */
  int begun() {
    return made.get();
  }

  @Override
  public VideoOutcome make(VideoOrder order, Path target, Watcher watcher) {
    int number = made.incrementAndGet();
    try {
      way.go(watcher);
      Files.writeString(target, "video " + number);
      return new VideoOutcome.Made(
          new VideoFacts(order.cut().width(), order.cut().height(), LENGTH, LENGTH),
          Files.size(target));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new VideoOutcome.NotMade("interrupted");
    }
  }
}
