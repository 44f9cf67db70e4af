package dev.avatars.codecs.audio;

import dev.avatars.codecs.ogg.OggPackets;
import java.io.IOException;

/** Packets of one link of an Ogg file. */
record OggPacketSource(OggPackets packets) implements PacketSource {
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
    return packets.offset();
  }

  @Override
  public int length() {
    return packets.length();
  }
}
