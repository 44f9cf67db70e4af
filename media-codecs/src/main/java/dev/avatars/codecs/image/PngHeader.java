package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * The IHDR chunk: PNG specification, third edition, section 11.2.1.
 *
 * @param width pixels per row, not yet checked
 * @param height rows, not yet checked
 * @param bitsPerPixel bit depth times channels, 1 to 64
 * @param interlaced whether the rows come in the seven passes of Adam7
 */
record PngHeader(long width, long height, int bitsPerPixel, boolean interlaced) {
  static final int LENGTH = 13;

  /** Start column, start row, column step and row step of each Adam7 pass (section 8.1). */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[] WHOLE = {0, 0, 1, 1};

  /** Reads the thirteen bytes; empty when they name no picture that the standard knows. */
  static Optional<PngHeader> read(ByteSource source, long at) throws IOException {
    int bits = bitsPerPixel(source.u8(at + 8), source.u8(at + 9));
    int interlace = source.u8(at + 12);
    boolean known = bits > 0 && source.u16(at + 10) == 0 && (interlace & ~1) == 0;
    return known
        ? Optional.of(new PngHeader(source.u32(at), source.u32(at + 4), bits, interlace == 1))
        : Optional.empty();
  }

  /** How many bytes the pixel data has when inflated: filter bytes and packed rows. */
  long inflatedBytes() {
    if (!interlaced) {
      return passBytes(WHOLE);
    }
    long sum = 0;
    for (int[] pass : ADAM7) {
      sum += passBytes(pass);
    }
    return sum;
  }

  private long passBytes(int[] pass) {
    long columns = (width - pass[0] + pass[2] - 1) / pass[2];
    long rows = (height - pass[1] + pass[3] - 1) / pass[3];
    return columns == 0 ? 0 : rows * ((columns * bitsPerPixel + 7) / 8 + 1);
  }

  /** Table 8 of the standard: allowed combinations of color type and bit depth; 0 for others. */
  private static int bitsPerPixel(int depth, int colorType) {
    boolean eightOrSixteen = depth == 8 || depth == 16;
    boolean small = depth == 1 || depth == 2 || depth == 4;
    return switch (colorType) {
      case 0 -> small || eightOrSixteen ? depth : 0;
      case 2 -> eightOrSixteen ? 3 * depth : 0;
      case 3 -> small || depth == 8 ? depth : 0;
      case 4 -> eightOrSixteen ? 2 * depth : 0;
      case 6 -> eightOrSixteen ? 4 * depth : 0;
      default -> 0;
    };
  }
}
