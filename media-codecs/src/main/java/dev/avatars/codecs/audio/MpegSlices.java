package dev.avatars.codecs.audio;

import dev.avatars.codecs.mpeg.MpegFrames;
import java.io.IOException;

/** Frames of MPEG audio. */
record MpegSlices(MpegFrames frames) implements SlicePackets.Slices {
  @Override
  public boolean next() throws IOException {
    return frames.next();
  }

  @Override
  public long position() {
    return frames.position();
  }

  @Override
  public int length() {
    return frames.length();
  }
}
