package dev.avatars.codecs.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** A track of a file under test, with its sample tables unrolled and checked with each other. */
record Track(Box trak) {

  static Track of(Box file, String handler) {
    List<Track> found =
        file.all("moov/trak").stream()
            .filter(trak -> trak.only("mdia/hdlr").text(8, 4).equals(handler))
            .map(Track::new)
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private Box table(String type) {
    return trak.only("mdia/minf/stbl/" + type);
  }

  Box sampleEntry(String type) {
    return table("stsd").only(type);
  }

  long timescale() {
    return trak.only("mdia/mdhd").u32(12);
  }

  long mediaDuration() {
    return trak.only("mdia/mdhd").u32(16);
  }

  long presentedInMovieTime() {
    Box list = trak.only("edts/elst");
    assertThat(list.u32(4)).as("one edit").isEqualTo(1);
    assertThat(list.u32(16)).as("at normal speed").isEqualTo(0x1_0000);
    assertThat(trak.only("tkhd").u32(20)).isEqualTo(list.u32(8));
    return list.u32(8);
  }

  long skipped() {
    return trak.only("edts/elst").u32(12);
  }

  /** How long each sample lasts. */
  List<Long> durations() {
    Box times = table("stts");
    List<Long> durations = new ArrayList<>();
    for (int run = 0; run < times.u32(4); run++) {
      for (int i = 0; i < times.u32(8 + 8 * run); i++) {
        durations.add(times.u32(12 + 8 * run));
      }
    }
    assertThat(times.end() - times.start()).isEqualTo(8 + 8 * times.u32(4));
    return durations;
  }

  private List<Integer> sizes() {
    Box box = table("stsz");
    assertThat(box.u32(4)).isZero();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < box.u32(8); i++) {
      sizes.add((int) box.u32(12 + 4 * i));
    }
    assertThat(box.end() - box.start()).isEqualTo(12 + 4 * sizes.size());
    return sizes;
  }

  List<Long> chunkOffsets() {
    Box box = table("stco");
    List<Long> offsets = new ArrayList<>();
    for (int i = 0; i < box.u32(4); i++) {
      offsets.add(box.u32(8 + 4 * i));
    }
    assertThat(box.end() - box.start()).isEqualTo(8 + 4 * offsets.size());
    return offsets;
  }

  /** How many samples each chunk has. */
  List<Integer> samplesPerChunk() {
    Box box = table("stsc");
    List<Integer> counts = new ArrayList<>();
    int chunks = chunkOffsets().size();
    for (int run = 0; run < box.u32(4); run++) {
      long next = run + 1 < box.u32(4) ? box.u32(8 + 12 * (run + 1)) : chunks + 1;
      assertThat(box.u32(8 + 12 * run)).isLessThan(next);
      assertThat(box.u32(16 + 12 * run)).as("sample description").isEqualTo(1);
      for (long chunk = box.u32(8 + 12 * run); chunk < next; chunk++) {
        counts.add((int) box.u32(12 + 12 * run));
      }
    }
    assertThat(counts).hasSize(chunks);
    return counts;
  }

  /** The numbers of the pictures that decoding can begin at, from 1. */
  List<Long> syncSamples() {
    Box box = table("stss");
    List<Long> samples = new ArrayList<>();
    for (int i = 0; i < box.u32(4); i++) {
      samples.add(box.u32(8 + 4 * i));
    }
    return samples;
  }

  /** The bytes of every sample, found by way of all tables. */
  List<byte[]> samples() {
    List<byte[]> samples = new ArrayList<>();
    List<Integer> sizes = sizes();
    List<Integer> counts = samplesPerChunk();
    List<Long> offsets = chunkOffsets();
    for (int chunk = 0; chunk < offsets.size(); chunk++) {
      int at = Math.toIntExact(offsets.get(chunk));
      for (int i = 0; i < counts.get(chunk); i++) {
        byte[] sample = new byte[sizes.get(samples.size())];
        trak.file().get(at, sample);
        samples.add(sample);
        at += sample.length;
      }
    }
    assertThat(samples).hasSameSizeAs(sizes).hasSameSizeAs(durations());
    return samples;
  }
}
