package dev.avatars.fake;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.media.Sha256;
import java.nio.file.Path;

/**
 * A video to be made.
 *
 * @param portrait the file of the picture
 * @param speech the file of the sound
 * @param cut what the video is like; equal for equal videos, whatever the files are called
 */
record VideoOrder(Path portrait, Path speech, Cut cut) {
  VideoOrder {
    requireNonNull(portrait, "portrait");
    requireNonNull(speech, "speech");
    requireNonNull(cut, "cut");
  }

  /**
   * All that decides about a video's bytes within one world.
   *
   * @param portrait the picture's digest
   * @param speech the sound's digest
   * @param width pixels across
   * @param height pixels down
   * @param framesPerSecond frames per second
   * @param shape whether it is what it should be
   */
  record Cut(
      Sha256 portrait,
      Sha256 speech,
      int width,
      int height,
      int framesPerSecond,
      VideoShape shape) {}
}
