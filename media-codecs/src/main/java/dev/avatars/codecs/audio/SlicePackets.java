package dev.avatars.codecs.audio;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/** Packets that are slices of the file, read one by one. */
final class SlicePackets implements PacketSource {
  private final ByteSource source;
  private final Slices slices;
  private byte[] buffer = new byte[8192];
  private int length;

  SlicePackets(ByteSource source, Slices slices) {
    this.source = source;
    this.slices = slices;
  }

  /** Where slices lie, one after the other. */
  interface Slices {
    boolean next() throws IOException;

    long position();

    int length();
  }

  @Override
  public boolean next() throws IOException {
    if (!slices.next()) {
      return false;
    }
    length = slices.length();
    buffer = buffer.length < length ? new byte[length] : buffer;
    return source.read(slices.position(), buffer, 0, length) == length;
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return length;
  }
}
