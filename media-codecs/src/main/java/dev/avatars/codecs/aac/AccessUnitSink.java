package dev.avatars.codecs.aac;

import java.io.IOException;

/**
 * Where finished access units go, for example a file or an MP4 writer.
 *
 * <pre>{@code
 * AccessUnitSink sink = writer::audio;
 * }</pre>
 */
@FunctionalInterface
public interface AccessUnitSink {
  /**
   * Takes one access unit; the array belongs to the encoder and is overwritten by the next unit, so
   * that a sink that keeps the bytes copies them.
   *
   * @param bytes the array that holds the access unit
   * @param offset the position of its first byte
   * @param length the number of its bytes, at least one
   * @throws IOException when the bytes cannot be stored; the encoder passes it on
   */
  void accept(byte[] bytes, int offset, int length) throws IOException;
}
