package dev.avatars.codecs.mp4;

import java.util.List;
import java.util.stream.IntStream;

/** Writes the sample table of one track (ISO/IEC 14496-12, 8.5 to 8.7). */
final class SampleTable {
  private static final int VERSION_1 = 1 << 24;

  private final Movie movie;
  private final TrackKind kind;
  private final TrackLayout layout;
  private final long mediaStart;

  SampleTable(Movie movie, TrackKind kind, long mediaStart) {
    this.movie = movie;
    this.kind = kind;
    this.layout = movie.layout().track(kind);
    this.mediaStart = mediaStart;
  }

  /** Writes what an stbl box holds. */
  void write(BoxWriter out) {
    out.fullBox("stsd", 0, this::description);
    out.fullBox("stts", 0, this::durations);
    if (kind == TrackKind.VIDEO) {
      out.fullBox("stss", 0, this::syncSamples);
    }
    out.fullBox("stsc", 0, this::samplesPerChunk);
    out.fullBox("stsz", 0, this::sizes);
    out.fullBox(movie.layout().isLarge() ? "co64" : "stco", 0, this::chunkOffsets);
    if (kind == TrackKind.AUDIO) {
      out.fullBox("sgpd", VERSION_1, SampleTable::rollDistance);
      out.fullBox("sbgp", 0, this::rollGroup);
    }
  }

  private void description(BoxWriter out) {
    out.u32(1);
    if (kind == TrackKind.VIDEO) {
      SampleEntries.avc(out, movie.video(), layout);
    } else {
      SampleEntries.aac(out, movie.audio(), layout);
    }
  }

  /** Durations in runs (8.6.1.2): all alike, but the last may be shorter. */
  private void durations(BoxWriter out) {
    int count = layout.sizes().count();
    int duration = layout.sizes().sampleDuration();
    long last = layout.lastSampleDuration();
    if (last == duration || count == 1) {
      out.u32(1).u32(count).u32(last);
    } else {
      out.u32(2).u32(count - 1).u32(duration).u32(1).u32(last);
    }
  }

  private void syncSamples(BoxWriter out) {
    out.u32(movie.syncSamples().size());
    movie.syncSamples().forEach(sample -> out.u32(sample + 1));
  }

  /** Runs of chunks with as many samples (8.7.4). */
  private void samplesPerChunk(BoxWriter out) {
    List<Chunk> chunks = layout.chunks();
    int[] runs = IntStream.range(0, chunks.size()).filter(this::startsRun).toArray();
    out.u32(runs.length);
    for (int start : runs) {
      out.u32(start + 1).u32(chunks.get(start).sampleCount()).u32(1);
    }
  }

  private boolean startsRun(int chunk) {
    List<Chunk> chunks = layout.chunks();
    return chunk == 0 || chunks.get(chunk).sampleCount() != chunks.get(chunk - 1).sampleCount();
  }

  private void sizes(BoxWriter out) {
    SampleSizes sizes = layout.sizes();
    out.u32(0).u32(sizes.count());
    for (int sample = 0; sample < sizes.count(); sample++) {
      out.u32(sizes.size(sample));
    }
  }

  private void chunkOffsets(BoxWriter out) {
    long[] positions = movie.layout().positions(kind);
    out.u32(positions.length);
    for (long position : positions) {
      if (movie.layout().isLarge()) {
        out.u64(mediaStart + position);
      } else {
        out.u32(mediaStart + position);
      }
    }
  }

  /** Whole sound takes decoding from one access unit earlier (10.1: roll_distance -1). */
  private static void rollDistance(BoxWriter out) {
    out.text("roll").u32(Short.BYTES).u32(1).u16(-1);
  }

  private void rollGroup(BoxWriter out) {
    out.text("roll").u32(1).u32(layout.sizes().count()).u32(1);
  }
}
