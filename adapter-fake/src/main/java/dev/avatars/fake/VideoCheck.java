package dev.avatars.fake;

import dev.avatars.domain.media.VideoFacts;
import java.io.IOException;
import java.nio.file.Path;

/** Tells whether a file is a whole video, and measures it. */
interface VideoCheck {
  /**
   * Checks a file.
   *
   * @throws IOException when the file cannot be read at all
   */
  Checked<VideoFacts> check(Path file) throws IOException;
}
