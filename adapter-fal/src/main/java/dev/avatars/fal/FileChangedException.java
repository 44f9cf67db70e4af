package dev.avatars.fal;

import java.io.IOException;

/** A file that is no longer what was measured; it was not uploaded. */
final class FileChangedException extends IOException {
  private static final long serialVersionUID = 1L;

  FileChangedException(String sentence) {
    super(sentence);
  }
}
