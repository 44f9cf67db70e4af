package dev.avatars.fake;

import java.nio.file.Path;

/** Makes the video with the portrait renderer. */
final class PortraitVideoMaker implements VideoMaker {
  private final long seed;
  private final int threads;

  PortraitVideoMaker(long seed, int threads) {
    this.seed = seed;
    this.threads = threads;
  }

  @Override
  public VideoOutcome make(VideoOrder order, Path target, Watcher watcher) {
    return new VideoOutcome.NotMade("there is no renderer yet: " + seed + threads + target);
  }
}
