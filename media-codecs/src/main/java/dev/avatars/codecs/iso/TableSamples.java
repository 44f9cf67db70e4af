package dev.avatars.codecs.iso;

import java.io.IOException;

/** The samples that the tables of a track list (ISO/IEC 14496-12, 8.7). */
final class TableSamples implements Samples {
  private static final int SAMPLES_PER_CHUNK = 4;
  private static final int DELTA = 4;

  private final SampleTables tables;
  private final long fileLength;
  private long sample;
  private long chunk;
  private long chunkRun;
  private long samplesPerChunk;
  private long leftInChunk;
  private long timeRun;
  private long leftInTimeRun;
  private long position;
  private long size;
  private long duration;
  private boolean cut;

  TableSamples(SampleTables tables, long fileLength) {
    this.tables = tables;
    this.fileLength = fileLength;
  }

  @Override
  public boolean next() throws IOException {
    if (cut || sample >= tables.sampleCount()) {
      return false;
    }
    position += size;
    cut = !findChunk() || !isInside();
    if (cut) {
      return false;
    }
    duration = nextDuration();
    leftInChunk--;
    sample++;
    return true;
  }

  /** Goes on to the chunk that has the next sample; false when there is none. */
  private boolean findChunk() throws IOException {
    while (leftInChunk == 0) {
      if (chunk >= tables.offsets().count()) {
        return false;
      }
      takeChunkRun();
      position = tables.offset(chunk);
      leftInChunk = samplesPerChunk;
      chunk++;
    }
    return true;
  }

  /** A run of chunks holds from its first chunk, counted from 1, to the next run's. */
  private void takeChunkRun() throws IOException {
    Table runs = tables.chunks();
    while (chunkRun < runs.count() && runs.u32(chunkRun, 0) <= chunk + 1) {
      samplesPerChunk = runs.u32(chunkRun, SAMPLES_PER_CHUNK);
      chunkRun++;
    }
  }

  private boolean isInside() throws IOException {
    size = tables.size(sample);
    return position >= 0 && position <= fileLength - size;
  }

  private long nextDuration() throws IOException {
    Table runs = tables.times();
    while (leftInTimeRun == 0 && timeRun < runs.count()) {
      leftInTimeRun = runs.u32(timeRun, 0);
      duration = runs.u32(timeRun, DELTA);
      timeRun++;
    }
    if (leftInTimeRun == 0) {
      return 0;
    }
    leftInTimeRun--;
    return duration;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long duration() {
    return duration;
  }

  @Override
  public long firstCompositionOffset() {
    return tables.firstCompositionOffset();
  }

  @Override
  public boolean isCut() {
    return cut;
  }
}
