package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;
import java.util.Arrays;

/**
 * How every band of a channel is coded: its codebook and its scale (section_data() and
 * scale_factor_data(), ISO/IEC 14496-3, 4.4.2.7 and 4.6.2, 4.6.8.2, 4.6.13).
 */
final class BandCoding {
  static final int ZERO = 0;
  static final int NOISE = 13;
  static final int INTENSITY_OUT_OF_PHASE = 14;
  static final int INTENSITY_IN_PHASE = 15;

  private static final int RESERVED = 12;
  private static final int MAX_SCALE_FACTOR = 255;
  private static final int CENTER_DIFFERENCE = 60;
  private static final int NOISE_OFFSET = 90;
  private static final int FIRST_NOISE_BITS = 9;
  private static final int FIRST_NOISE_CENTER = 256;
  private static final HuffmanReader DIFFERENCES =
      new HuffmanReader(HuffmanTables.SCALE_FACTOR_LENGTHS, HuffmanTables.SCALE_FACTOR_CODEWORDS);

  private final int[][] codebooks;
  private final int[][] scales;

  private BandCoding(int groups, int bands) {
    codebooks = new int[groups][bands];
    scales = new int[groups][bands];
  }

  static BandCoding read(BitReader bits, WindowInfo info, int globalGain) {
    BandCoding coding = new BandCoding(info.groupLengths().length, info.bandCount());
    for (int[] group : coding.codebooks) {
      readSections(bits, group, info.isShort() ? 3 : 5);
    }
    coding.readScales(bits, globalGain);
    return coding;
  }

  /** The codebook of a band: 1 to 11 for lines, or one of the constants. */
  int codebook(int group, int band) {
    return codebooks[group][band];
  }

  /** The scale factor, noise energy or intensity position of a band, whichever it has. */
  int scale(int group, int band) {
    return scales[group][band];
  }

  /** Whether a band takes its lines from the left channel. */
  boolean isIntensity(int group, int band) {
    return codebooks[group][band] >= INTENSITY_OUT_OF_PHASE;
  }

  boolean isNoise(int group, int band) {
    return codebooks[group][band] == NOISE;
  }

  private static void readSections(BitReader bits, int[] codebooks, int lengthBits) {
    int band = 0;
    while (band < codebooks.length) {
      int codebook = bits.read(4);
      int end = band + sectionLength(bits, lengthBits);
      if (codebook == RESERVED || end > codebooks.length) {
        throw new CodedDataException(
            "AAC section of codebook "
                + codebook
                + " to band "
                + end
                + "; allowed: not 12, to "
                + codebooks.length);
      }
      Arrays.fill(codebooks, band, end, codebook);
      band = end;
    }
  }

  private static int sectionLength(BitReader bits, int lengthBits) {
    int escape = (1 << lengthBits) - 1;
    int length = 0;
    int part;
    do {
      part = bits.read(lengthBits);
      length += part;
    } while (part == escape);
    return length;
  }

  private void readScales(BitReader bits, int globalGain) {
    int scaleFactor = globalGain;
    int position = 0;
    int noise = globalGain - NOISE_OFFSET;
    boolean firstNoise = true;
    for (int group = 0; group < scales.length; group++) {
      for (int band = 0; band < scales[group].length; band++) {
        int codebook = codebooks[group][band];
        if (codebook == NOISE) {
          noise += firstNoise ? bits.read(FIRST_NOISE_BITS) - FIRST_NOISE_CENTER : difference(bits);
          firstNoise = false;
          scales[group][band] = noise;
        } else if (codebook >= INTENSITY_OUT_OF_PHASE) {
          position += difference(bits);
          scales[group][band] = position;
        } else if (codebook != ZERO) {
          scaleFactor += difference(bits);
          scales[group][band] = requireScaleFactor(scaleFactor);
        }
      }
    }
  }

  private static int difference(BitReader bits) {
    return DIFFERENCES.read(bits) - CENTER_DIFFERENCE;
  }

  private static int requireScaleFactor(int found) {
    if (found < 0 || found > MAX_SCALE_FACTOR) {
      throw new CodedDataException("AAC scale factor " + found + "; allowed: 0 to 255");
    }
    return found;
  }
}
