package dev.avatars.codecs.h264;

/** The levels a stream can claim: what a decoder must be able to keep up with (Table A-1). */
enum Level {
  // Level 2 is the lowest one used: below it the permitted bit rate is too small for a sharp
  // first picture.
  L2(20, 11_880, 396),
  L2_1(21, 19_800, 792),
  L2_2(22, 20_250, 1_620),
  L3(30, 40_500, 1_620),
  L3_1(31, 108_000, 3_600),
  L3_2(32, 216_000, 5_120),
  L4(40, 245_760, 8_192),
  L4_2(42, 522_240, 8_704),
  L5(50, 589_824, 22_080),
  L5_1(51, 983_040, 36_864),
  L5_2(52, 2_073_600, 36_864),
  L6(60, 4_177_920, 139_264),
  L6_1(61, 8_355_840, 139_264),
  L6_2(62, 16_711_680, 139_264);

  private final int idc;
  private final int macroblocksPerSecond;
  private final int macroblocksPerPicture;

  Level(int idc, int macroblocksPerSecond, int macroblocksPerPicture) {
    this.idc = idc;
    this.macroblocksPerSecond = macroblocksPerSecond;
    this.macroblocksPerPicture = macroblocksPerPicture;
  }

  /** The level_idc: ten times the level's number. */
  int idc() {
    return idc;
  }

  /** The lowest level that permits a grid of macroblocks at a rate. */
  static Level of(int columns, int rows, int picturesPerSecond) {
    for (Level level : values()) {
      if (level.permits(columns, rows, picturesPerSecond)) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "level: found %d x %d macroblocks at %d fps, allowed up to %d macroblocks per second"
            .formatted(columns, rows, picturesPerSecond, L6_2.macroblocksPerSecond));
  }

  /** A.3.1: the area, the rate, and no side longer than the root of eight times the area. */
  private boolean permits(int columns, int rows, int picturesPerSecond) {
    int area = columns * rows;
    int longest = Math.max(columns, rows);
    return area <= macroblocksPerPicture
        && area * picturesPerSecond <= macroblocksPerSecond
        && longest * longest <= 8 * macroblocksPerPicture;
  }
}
