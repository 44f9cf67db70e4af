package dev.avatars.emulator;

import java.io.IOException;

/** A message that is not HTTP/1.1 as this server reads it; answered with a status, then closed. */
final class BadRequestException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  BadRequestException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  int status() {
    return status;
  }
}
