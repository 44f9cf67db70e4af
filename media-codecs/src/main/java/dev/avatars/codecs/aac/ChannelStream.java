package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;
import java.util.Arrays;

/**
 * One channel of a frame: an individual_channel_stream() (ISO/IEC 14496-3, 4.4.2.7) read to
 * spectral lines. Used again for every frame.
 */
final class ChannelStream {
  private static final int LINES = SynthesisFilterBank.FRAME;
  private static final int MAX_QUANTIZED = 8_191 + 4 * 15;
  private static final int UNIT_SCALE_FACTOR = 100;
  private static final double[] POWERS = powers();
  private static final double[] GAINS = gains();

  private final int[] quantized = new int[LINES];
  private final double[] lines = new double[LINES];
  private WindowInfo info;
  private BandCoding coding;
  private NoiseShapingFilters filters;

  ChannelStream(WindowInfo silence) {
    info = silence;
    coding = BandCoding.read(new BitReader(), silence, 0);
    filters = NoiseShapingFilters.none(silence);
  }

  /** Reads a channel that says itself how it is divided. */
  void read(BitReader bits, BandLayout layout) {
    int globalGain = bits.read(8);
    readBody(bits, WindowInfo.read(bits, layout), globalGain);
  }

  /** Reads a channel of a pair that is divided in common. */
  void readWith(BitReader bits, WindowInfo common) {
    int globalGain = bits.read(8);
    readBody(bits, common, globalGain);
  }

  WindowInfo info() {
    return info;
  }

  BandCoding coding() {
    return coding;
  }

  double[] lines() {
    return lines;
  }

  /** Shapes the noise of the lines in time. */
  void shapeNoise() {
    filters.apply(lines);
  }

  private void readBody(BitReader bits, WindowInfo windows, int globalGain) {
    info = windows;
    coding = BandCoding.read(bits, info, globalGain);
    PulseData pulses = bits.readFlag() ? PulseData.read(bits, info) : PulseData.NONE;
    filters =
        bits.readFlag() ? NoiseShapingFilters.read(bits, info) : NoiseShapingFilters.none(info);
    if (bits.readFlag()) {
      throw new CodedDataException("AAC with gain control; allowed: low complexity");
    }
    Arrays.fill(quantized, 0);
    forEachBand((group, band, at, width) -> readBand(bits, group, band, at, width));
    pulses.apply(quantized);
    Arrays.fill(lines, 0);
    forEachBand(this::scaleBand);
  }

  private void readBand(BitReader bits, int group, int band, int at, int width) {
    int codebook = coding.codebook(group, band);
    if (codebook != BandCoding.ZERO && codebook < BandCoding.NOISE) {
      SpectrumReader.of(codebook).read(bits, quantized, at, width);
    }
  }

  private void scaleBand(int group, int band, int at, int width) {
    int codebook = coding.codebook(group, band);
    if (codebook == BandCoding.ZERO || codebook >= BandCoding.NOISE) {
      return;
    }
    double gain = GAINS[coding.scale(group, band)];
    for (int i = at; i < at + width; i++) {
      int value = quantized[i];
      lines[i] = value < 0 ? -POWERS[-value] * gain : POWERS[value] * gain;
    }
  }

  /** Visits every coded band of every window, in the order of the stream. */
  void forEachBand(BandVisitor visitor) {
    int window = 0;
    for (int group = 0; group < info.groupLengths().length; group++) {
      int windows = info.groupLengths()[group];
      for (int band = 0; band < info.bandCount(); band++) {
        for (int w = window; w < window + windows; w++) {
          int at = w * info.windowLines() + info.bandOffsets()[band];
          visitor.band(group, band, at, info.width(band));
        }
      }
      window += windows;
    }
  }

  /** What is done with the lines of one band in one window. */
  interface BandVisitor {
    void band(int group, int band, int at, int width);
  }

  /** The inverse of the quantizer's law (4.6.2.3.2). */
  private static double[] powers() {
    double[] powers = new double[MAX_QUANTIZED + 1];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = StrictMath.pow(i, 4 / 3.0);
    }
    return powers;
  }

  private static double[] gains() {
    double[] gains = new double[256];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = StrictMath.pow(2, 0.25 * (i - UNIT_SCALE_FACTOR));
    }
    return gains;
  }
}
