package dev.avatars.codecs.audio;

import dev.avatars.codecs.riff.WaveFile;

/** Whole blocks of a WAV file: one of ADPCM, or as many of plain samples as fit a buffer. */
final class WaveSlices implements SlicePackets.Slices {
  private static final int BUFFER = 8192;

  private final int block;
  private final int most;
  private final long end;
  private long position;
  private int length;

  WaveSlices(WaveFile file) {
    this.block = file.format().blockAlign();
    this.most = file.format().samplesPerBlock() > 1 ? block : Math.max(1, BUFFER / block) * block;
    this.position = file.start();
    this.end = file.start() + file.blocks() * block;
  }

  @Override
  public boolean next() {
    position += length;
    length = (int) Math.min(most, end - position);
    return length > 0;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public int length() {
    return length;
  }
}
