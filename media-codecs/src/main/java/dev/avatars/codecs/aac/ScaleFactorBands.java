package dev.avatars.codecs.aac;

import java.util.List;

/**
 * A sampling frequency that AAC can name, and how its 1,024 spectral lines divide into scale factor
 * bands (ISO/IEC 14496-3, table 1.18 for the frequencies, 4.5.4 for the bands of long windows).
 */
final class ScaleFactorBands {
  private static final int[] OFFSETS_96 = {
    0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 64, 72, 80, 88, 96, 108, 120, 132, 144,
    156, 172, 188, 212, 240, 276, 320, 384, 448, 512, 576, 640, 704, 768, 832, 896, 960, 1024
  };
  private static final int[] OFFSETS_64 = {
    0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 64, 72, 80, 88, 100, 112, 124, 140,
    156, 172, 192, 216, 240, 268, 304, 344, 384, 424, 464, 504, 544, 584, 624, 664, 704, 744, 784,
    824, 864, 904, 944, 984, 1024
  };
  private static final int[] OFFSETS_48 = {
    0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 48, 56, 64, 72, 80, 88, 96, 108, 120, 132, 144, 160,
    176, 196, 216, 240, 264, 292, 320, 352, 384, 416, 448, 480, 512, 544, 576, 608, 640, 672, 704,
    736, 768, 800, 832, 864, 896, 928, 1024
  };
  private static final int[] OFFSETS_32 = {
    0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 48, 56, 64, 72, 80, 88, 96, 108, 120, 132, 144, 160,
    176, 196, 216, 240, 264, 292, 320, 352, 384, 416, 448, 480, 512, 544, 576, 608, 640, 672, 704,
    736, 768, 800, 832, 864, 896, 928, 960, 992, 1024
  };
  private static final int[] OFFSETS_24 = {
    0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 52, 60, 68, 76, 84, 92, 100, 108, 116, 124, 136,
    148, 160, 172, 188, 204, 220, 240, 260, 284, 308, 336, 364, 396, 432, 468, 508, 552, 600, 652,
    704, 768, 832, 896, 960, 1024
  };
  private static final int[] OFFSETS_16 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88, 100, 112, 124, 136, 148, 160, 172, 184, 196, 212,
    228, 244, 260, 280, 300, 320, 344, 368, 396, 424, 456, 492, 532, 572, 616, 664, 716, 772, 832,
    896, 960, 1024
  };
  private static final int[] OFFSETS_8 = {
    0, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120, 132, 144, 156, 172, 188, 204, 220, 236, 252, 268,
    288, 308, 328, 348, 372, 396, 420, 448, 476, 508, 544, 580, 620, 664, 712, 764, 820, 880, 944,
    1024
  };
  private static final List<ScaleFactorBands> ALL =
      List.of(
          new ScaleFactorBands(0, 96_000, OFFSETS_96),
          new ScaleFactorBands(1, 88_200, OFFSETS_96),
          new ScaleFactorBands(2, 64_000, OFFSETS_64),
          new ScaleFactorBands(3, 48_000, OFFSETS_48),
          new ScaleFactorBands(4, 44_100, OFFSETS_48),
          new ScaleFactorBands(5, 32_000, OFFSETS_32),
          new ScaleFactorBands(6, 24_000, OFFSETS_24),
          new ScaleFactorBands(7, 22_050, OFFSETS_24),
          new ScaleFactorBands(8, 16_000, OFFSETS_16),
          new ScaleFactorBands(9, 12_000, OFFSETS_16),
          new ScaleFactorBands(10, 11_025, OFFSETS_16),
          new ScaleFactorBands(11, 8_000, OFFSETS_8));

  private final int samplingFrequencyIndex;
  private final int sampleRate;
  private final int[] offsets;

  private ScaleFactorBands(int samplingFrequencyIndex, int sampleRate, int[] offsets) {
    this.samplingFrequencyIndex = samplingFrequencyIndex;
    this.sampleRate = sampleRate;
    this.offsets = offsets;
  }

  /** The bands of a sample rate. */
  static ScaleFactorBands of(int sampleRate) {
    return ALL.stream()
        .filter(bands -> bands.sampleRate == sampleRate)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sampleRate: found " + sampleRate + ", allowed " + sampleRates()));
  }

  static List<Integer> sampleRates() {
    return ALL.stream().map(bands -> bands.sampleRate).toList();
  }

  int samplingFrequencyIndex() {
    return samplingFrequencyIndex;
  }

  /** First lines of the bands of a long window, and at the end 1,024. */
  static int[] longOffsets(int samplingFrequencyIndex) {
    return ALL.get(samplingFrequencyIndex).offsets.clone();
  }

  /** The first line of a band. */
  int start(int band) {
    return offsets[band];
  }

  /** The line after the last of a band. */
  int end(int band) {
    return offsets[band + 1];
  }

  /** How many lines a band has. */
  int width(int band) {
    return end(band) - start(band);
  }

  /** The sum of the squares of a band's lines. */
  double energy(int band, double[] lines) {
    double energy = 0;
    for (int i = start(band); i < end(band); i++) {
      energy += lines[i] * lines[i];
    }
    return energy;
  }

  /** The middle of a band in hertz: 1,024 lines span half the sample rate. */
  double center(int band) {
    return (start(band) + end(band)) * (double) sampleRate / (4 * Mdct.LINES);
  }

  /** How many bands it takes to hold every frequency up to a limit, and none in the last 2 %. */
  int countUpTo(int hertz) {
    double limit = Math.min(hertz, 0.98 * sampleRate / 2);
    int count = 0;
    while (count < offsets.length - 1
        && offsets[count] * (double) sampleRate / Mdct.SAMPLES < limit) {
      count++;
    }
    return count;
  }
}
