package dev.avatars.codecs.audio;

import java.io.IOException;

/** A run with the packets that were found in it. */
record MeasuredRun(AudioRun run, CodecSetup setup, PacketSource packets) implements PacketRun {
  @Override
  public long lead() {
    return run.lead();
  }

  @Override
  public long samples() {
    return run.samples();
  }

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
