package dev.avatars.renderer.face;

/**
 * One voter of the cascade: a multi-scale block local binary pattern (Liao et al., "Learning
 * multi-scale block local binary patterns for face recognition", 2007). Nine equal cells in a 3x3
 * grid; the eight outer ones are compared with the middle one, clockwise from the top left, and the
 * resulting code of eight bits is looked up in a set of codes.
 */
final class BinaryPattern {
  private final int x;
  private final int y;
  private final int cellWidth;
  private final int cellHeight;
  private final int[] codes;
  private final long voteInside;
  private final long voteOutside;

  private BinaryPattern(int[] rectangle, int[] codes, long voteInside, long voteOutside) {
    this.x = rectangle[0];
    this.y = rectangle[1];
    this.cellWidth = rectangle[2];
    this.cellHeight = rectangle[3];
    this.codes = codes;
    this.voteInside = voteInside;
    this.voteOutside = voteOutside;
  }

  /** Reads the fields of a {@code node} line: x, y, cell width, cell height, codes, two votes. */
  static BinaryPattern parse(String[] fields) {
    int[] rectangle = new int[4];
    for (int i = 0; i < 4; i++) {
      rectangle[i] = Integer.parseInt(fields[1 + i]);
    }
    int[] codes = new int[8];
    for (int i = 0; i < 8; i++) {
      codes[i] = Integer.parseUnsignedInt(fields[5].substring(i * 8, i * 8 + 8), 16);
    }
    return new BinaryPattern(
        rectangle, codes, Long.parseLong(fields[6]), Long.parseLong(fields[7]));
  }

  /** This pattern's vote, in units of 1e-9, for a window with the given corner. */
  long vote(IntegralPicture picture, int windowX, int windowY) {
    int code = code(picture, windowX + x, windowY + y);
    return (codes[code >> 5] >> (code & 31) & 1) != 0 ? voteInside : voteOutside;
  }

  private int code(IntegralPicture picture, int left, int top) {
    int middle = left + cellWidth;
    int right = middle + cellWidth;
    int center = top + cellHeight;
    int bottom = center + cellHeight;
    int reference = cell(picture, middle, center);
    return bit(cell(picture, left, top), reference, 7)
        | bit(cell(picture, middle, top), reference, 6)
        | bit(cell(picture, right, top), reference, 5)
        | bit(cell(picture, right, center), reference, 4)
        | bit(cell(picture, right, bottom), reference, 3)
        | bit(cell(picture, middle, bottom), reference, 2)
        | bit(cell(picture, left, bottom), reference, 1)
        | bit(cell(picture, left, center), reference, 0);
  }

  private int cell(IntegralPicture picture, int cellX, int cellY) {
    return picture.sum(cellX, cellY, cellWidth, cellHeight);
  }

  private static int bit(int cell, int reference, int position) {
    return cell >= reference ? 1 << position : 0;
  }
}
