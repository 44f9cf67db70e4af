package dev.avatars.codecs.image;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates the IDAT chunks only to count what comes out, and stops where the picture is full: a
 * small file that inflates without end costs no more than the picture it claims.
 */
final class PngPixelData implements AutoCloseable {
  private final Inflater inflater = new Inflater();
  private final byte[] sink = new byte[1 << 15];
  private final long expected;
  private long inflated;
  private boolean sound = true;

  PngPixelData(long expected) {
    this.expected = expected;
  }

  /** Takes the next compressed bytes. */
  void feed(byte[] bytes, int length) {
    if (!sound) {
      return;
    }
    inflater.setInput(bytes, 0, length);
    try {
      drain();
    } catch (DataFormatException e) {
      sound = false; // the message of zlib names no place; the mark says all there is to say
    }
  }

  private void drain() throws DataFormatException {
    int count = 1;
    while (count > 0 && inflated <= expected) {
      count = inflater.inflate(sink);
      inflated += count;
    }
  }

  /** Whether every byte of the picture came out. */
  boolean isComplete() {
    return inflated >= expected;
  }

  /** Whether at least one byte came out. */
  boolean hasBegun() {
    return inflated > 0;
  }

  /** Whether what came so far is a valid zlib stream, its checksum included. */
  boolean isSound() {
    return sound;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
