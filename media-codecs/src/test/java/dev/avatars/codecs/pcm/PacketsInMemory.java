package dev.avatars.codecs.pcm;

import dev.avatars.codecs.audio.CodecSetup;
import dev.avatars.codecs.audio.PacketRun;
import java.util.Iterator;
import java.util.List;

/** A run whose packets a test lists. */
final class PacketsInMemory implements PacketRun {
  private final CodecSetup setup;
  private final long lead;
  private final long samples;
  private final Iterator<byte[]> packets;
  private byte[] packet = new byte[0];

  PacketsInMemory(CodecSetup setup, long lead, long samples, List<byte[]> packets) {
    this.setup = setup;
    this.lead = lead;
    this.samples = samples;
    this.packets = packets.iterator();
  }

  @Override
  public CodecSetup setup() {
    return setup;
  }

  @Override
  public long lead() {
    return lead;
  }

  @Override
  public long samples() {
    return samples;
  }

  @Override
  public boolean next() {
    boolean more = packets.hasNext();
    packet = more ? packets.next() : new byte[0];
    return more;
  }

  @Override
  public byte[] buffer() {
    return packet;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return packet.length;
  }
}
