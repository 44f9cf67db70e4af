package dev.avatars.fake;

import java.nio.file.Path;

/** Makes the real video behind a fake request. Thread-safe. */
interface VideoMaker {
  /**
   * Makes a video; the same bytes for the same order, whenever and wherever.
   *
   * @param target where it is to be written; nothing is left there when it is not made
   * @return what was made, or why it could not be
   */
  VideoOutcome make(VideoOrder order, Path target, Watcher watcher);

  /** Who follows the making. */
  interface Watcher {
    /** So many of all frames are done. */
    void reached(long frames, long all);

    /** Whether the video is still wanted; the maker asks now and then and gives up when not. */
    boolean isWanted();
  }
}
