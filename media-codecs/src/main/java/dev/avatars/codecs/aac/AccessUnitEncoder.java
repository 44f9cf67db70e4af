package dev.avatars.codecs.aac;

import java.util.List;
import java.util.stream.Stream;

/** Turns blocks of 1,024 samples of each channel into access units. Not thread-safe. */
final class AccessUnitEncoder {
  /** The most bits an access unit may have for each channel (ISO/IEC 14496-3, 4.5.3.1). */
  static final int MOST_BITS_PER_CHANNEL = 6144;

  /** How much coarser, in steps of 1.5 dB, each further try is when a unit is too long. */
  private static final int COARSER = 2;

  private final HearingModel hearing;
  private final MiddleSide middleSide;
  private final RawDataBlock block;
  private final List<FilterBank> filterBanks;
  private final List<ChannelCoder> coders;
  private final double[][] lines;
  private final int mostBits;

  AccessUnitEncoder(ScaleFactorBands bands, int channels, AacQuality quality, int mostBits) {
    this.hearing = new HearingModel(bands, bands.countUpTo(quality.bandwidth()), quality);
    this.middleSide = new MiddleSide(bands);
    this.block = new RawDataBlock(bands);
    this.filterBanks = Stream.generate(FilterBank::new).limit(channels).toList();
    this.coders = Stream.generate(() -> new ChannelCoder(bands)).limit(channels).toList();
    this.lines = new double[channels][Mdct.LINES];
    this.mostBits = mostBits;
  }

  /** Encodes the next block; the bits are valid until the one after. */
  BitWriter encode(double[][] samples) {
    for (int channel = 0; channel < lines.length; channel++) {
      filterBanks.get(channel).transform(samples[channel], lines[channel]);
    }
    if (lines.length == 1) {
      encodeMono();
    } else {
      encodeStereo();
    }
    return block.bits();
  }

  private void encodeMono() {
    double[] steps = hearing.steps(lines[0]);
    int coarser = 0;
    do {
      block.writeMono(coders.get(0).code(lines[0], steps, coarser));
      coarser += COARSER;
    } while (block.bits().bitCount() > mostBits);
  }

  private void encodeStereo() {
    double[] first = hearing.steps(lines[0]);
    double[] second = hearing.steps(lines[1]);
    boolean[] turned = middleSide.turn(lines[0], lines[1], first, second);
    int coarser = 0;
    do {
      block.writeStereo(
          coders.get(0).code(lines[0], first, coarser),
          coders.get(1).code(lines[1], second, coarser),
          turned);
      coarser += COARSER;
    } while (block.bits().bitCount() > mostBits);
  }
}
