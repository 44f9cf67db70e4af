package dev.avatars.codecs.audio;

import dev.avatars.codecs.adts.AdtsFrames;
import java.io.IOException;

/** AAC frames without their ADTS headers. */
record AdtsSlices(AdtsFrames frames) implements SlicePackets.Slices {
  @Override
  public boolean next() throws IOException {
    return frames.next();
  }

  @Override
  public long position() {
    return frames.payload();
  }

  @Override
  public int length() {
    return frames.payloadLength();
  }
}
