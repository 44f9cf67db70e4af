package dev.avatars.fal;

import java.io.IOException;

/** A file that cannot be read; it was not uploaded. */
final class FileUnreadableException extends IOException {
  private static final long serialVersionUID = 1L;

  FileUnreadableException(String sentence, IOException cause) {
    super(sentence, cause);
  }
}
