package dev.avatars.codecs.h264;

/** The 4x4 integer transforms (8.5), on blocks in raster order (index 4 * y + x). */
final class Transform {
  private Transform() {}

  /**
   * Loads the difference between the source and the prediction that stands in the reconstruction.
   *
   * @return the sum of the absolute differences
   */
  static int difference(Plane source, Plane prediction, int x, int y, int[] block) {
    int sum = 0;
    int at = y * source.stride + x;
    for (int i = 0; i < BlockScan.COEFFICIENTS; i += 4, at += source.stride) {
      for (int column = 0; column < 4; column++) {
        int difference =
            (source.samples[at + column] & 0xFF) - (prediction.samples[at + column] & 0xFF);
        block[i + column] = difference;
        sum += Math.abs(difference);
      }
    }
    return sum;
  }

  /** The forward core transform, in place. */
  static void forward(int[] block) {
    for (int i = 0; i < 16; i += 4) {
      forward(block, i, 1);
    }
    for (int i = 0; i < 4; i++) {
      forward(block, i, 4);
    }
  }

  /** The forward core transform of the difference between the source and the prediction. */
  static void forwardDifference(Plane source, Plane prediction, int x, int y, int[] block) {
    int at = y * source.stride + x;
    for (int i = 0; i < 16; i += 4, at += source.stride) {
      for (int column = 0; column < 4; column++) {
        block[i + column] =
            (source.samples[at + column] & 0xFF) - (prediction.samples[at + column] & 0xFF);
      }
    }
    forward(block);
  }

  private static void forward(int[] block, int at, int step) {
    int sum03 = block[at] + block[at + 3 * step];
    int difference03 = block[at] - block[at + 3 * step];
    int sum12 = block[at + step] + block[at + 2 * step];
    int difference12 = block[at + step] - block[at + 2 * step];
    block[at] = sum03 + sum12;
    block[at + step] = 2 * difference03 + difference12;
    block[at + 2 * step] = sum03 - sum12;
    block[at + 3 * step] = difference03 - 2 * difference12;
  }

  /** Adds the inverse transform of scaled coefficients to the prediction (8.5.12.2, 8.5.14). */
  static void addInverse(int[] block, Plane reconstruction, int x, int y) {
    for (int i = 0; i < 16; i += 4) {
      inverse(block, i, 1);
    }
    for (int i = 0; i < 4; i++) {
      inverse(block, i, 4);
    }
    byte[] samples = reconstruction.samples;
    int at = y * reconstruction.stride + x;
    for (int i = 0; i < 16; i += 4, at += reconstruction.stride) {
      for (int column = 0; column < 4; column++) {
        int residual = (block[i + column] + 32) >> 6;
        samples[at + column] = Plane.clip((samples[at + column] & 0xFF) + residual);
      }
    }
  }

  private static void inverse(int[] block, int at, int step) {
    int even = block[at] + block[at + 2 * step];
    int evenDifference = block[at] - block[at + 2 * step];
    int oddDifference = (block[at + step] >> 1) - block[at + 3 * step];
    int odd = block[at + step] + (block[at + 3 * step] >> 1);
    block[at] = even + odd;
    block[at + step] = evenDifference + oddDifference;
    block[at + 2 * step] = evenDifference - oddDifference;
    block[at + 3 * step] = even - odd;
  }

  /** The Hadamard transform of the DC coefficients of a macroblock (8.5.10), in place. */
  static void hadamard(int[] block) {
    for (int i = 0; i < 16; i += 4) {
      hadamard(block, i, 1);
    }
    for (int i = 0; i < 4; i++) {
      hadamard(block, i, 4);
    }
  }

  private static void hadamard(int[] block, int at, int step) {
    int sum03 = block[at] + block[at + 3 * step];
    int difference03 = block[at] - block[at + 3 * step];
    int sum12 = block[at + step] + block[at + 2 * step];
    int difference12 = block[at + step] - block[at + 2 * step];
    block[at] = sum03 + sum12;
    block[at + step] = difference03 + difference12;
    block[at + 2 * step] = sum03 - sum12;
    block[at + 3 * step] = difference03 - difference12;
  }

  /** The 2x2 Hadamard transform of four DC coefficients of a chroma plane (8.5.11.1), in place. */
  static void hadamard2x2(int[] block, int at) {
    int top = block[at] + block[at + 1];
    int topDifference = block[at] - block[at + 1];
    int bottom = block[at + 2] + block[at + 3];
    int bottomDifference = block[at + 2] - block[at + 3];
    block[at] = top + bottom;
    block[at + 1] = topDifference + bottomDifference;
    block[at + 2] = top - bottom;
    block[at + 3] = topDifference - bottomDifference;
  }

  /** Half the sum of the absolute Hadamard coefficients (SATD) of a difference; overwrites it. */
  static int transformedDifference(int[] block) {
    hadamard(block);
    int sum = 0;
    for (int i = 0; i < 16; i++) {
      sum += Math.abs(block[i]);
    }
    return sum >> 1;
  }
}
