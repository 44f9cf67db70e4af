package dev.avatars.codecs.audio;

import dev.avatars.codecs.iso.IsoPackets;
import java.io.IOException;

/** Packets of the sound track of an MP4 file. */
record IsoPacketSource(IsoPackets packets) implements PacketSource {
  @Override
  public boolean next() throws IOException {
    return packets.next();
  }

  @Override
  public byte[] buffer() {
    return packets.buffer();
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return packets.length();
  }
}
