package dev.avatars.codecs.audio;

import java.io.IOException;

/** Packets one after the other, in a buffer that is used again. */
interface PacketSource {
  /** Moves to the next packet; false after the last. */
  boolean next() throws IOException;

  byte[] buffer();

  int offset();

  int length();
}
