package dev.avatars.fake;

import java.nio.file.Path;
import java.util.Optional;

/** A video in the making, shared by all requests that want the same one. Thread-safe. */
final class Rendering implements VideoMaker.Watcher {
  /** Progress is counted in millionths. */
  static final int WHOLE = 1_000_000;

  private final Path file;
  private final Runnable onProgress;
  private volatile int millionths;
  private volatile Optional<VideoOutcome> outcome = Optional.empty();
  private int users;
  private volatile boolean abandoned;

  Rendering(Path file, Runnable onProgress) {
    this.file = file;
    this.onProgress = onProgress;
  }

  /** Where the video is when it is made. */
  Path file() {
    return file;
  }

  /** How much is done, from 0 to {@link #WHOLE}, which only a finished one reaches. */
  int millionths() {
    return millionths;
  }

  /** What became of it; empty while it is in the making. */
  Optional<VideoOutcome> outcome() {
    return outcome;
  }

  /** One more request wants it; false when it has been given up before. */
  synchronized boolean join() {
    users += abandoned ? 0 : 1;
    return !abandoned;
  }

  /** One request less wants it; when it was the last, the making is given up. */
  synchronized void leave() {
    users--;
    abandoned = users == 0 && outcome.isEmpty();
  }

  /** Gives it up whoever wants it, because the world ends. */
  synchronized void abandon() {
    abandoned = true;
  }

  void finished(VideoOutcome result) {
    synchronized (this) {
      outcome = Optional.of(result);
      millionths = WHOLE;
    }
    onProgress.run();
  }

  @Override
  public void reached(long frames, long all) {
    millionths = (int) Math.min(WHOLE - 1, frames * WHOLE / Math.max(1, all));
    onProgress.run();
  }

  @Override
  public boolean isWanted() {
    return !abandoned;
  }
}
