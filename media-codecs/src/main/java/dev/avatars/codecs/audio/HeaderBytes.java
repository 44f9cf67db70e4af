package dev.avatars.codecs.audio;

import java.util.Arrays;

/** A few bytes that a codec's decoder wants to see before the first packet. Immutable. */
public final class HeaderBytes {
  private final byte[] bytes;

  private HeaderBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of these bytes. */
  public static HeaderBytes of(byte... bytes) {
    return new HeaderBytes(bytes.clone());
  }

  /** The number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeaderBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
