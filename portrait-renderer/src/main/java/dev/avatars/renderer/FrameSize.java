package dev.avatars.renderer;

/**
 * The size of the video in pixels, or a rule for it. Sides are even numbers from 64 to 4096.
 *
 * <p>For example {@code FrameSize.following(512)} makes a square portrait 512x512 and one of 3:4
 * 512x682.
 */
public sealed interface FrameSize {
  /** The shortest side a video may have. */
  int LEAST = 64;

  /** The longest side a video may have. */
  int MOST = 4096;

  /** This size, whatever the shape of the portrait; what does not fit is cut off. */
  static FrameSize exactly(int width, int height) {
    return new Exact(width, height);
  }

  /**
   * The shape of the portrait, with the shorter side given; shapes narrower than 9:16 or wider than
   * 16:9 are cut to that.
   *
   * @param shorterSide an even number from 64 to 2160
   */
  static FrameSize following(int shorterSide) {
    return new Following(shorterSide);
  }

  /** The size of the video for a portrait that is, upright, so wide and so high. */
  Exact sizeFor(int portraitWidth, int portraitHeight);

  /**
   * One size for every portrait.
   *
   * @param width pixels per row, even
   * @param height rows, even
   */
  record Exact(int width, int height) implements FrameSize {
    public Exact {
      requireSide("width", width, MOST);
      requireSide("height", height, MOST);
    }

    @Override
    public Exact sizeFor(int portraitWidth, int portraitHeight) {
      return this;
    }
  }

  /**
   * The shape of the portrait.
   *
   * @param shorterSide pixels of the shorter side, even
   */
  record Following(int shorterSide) implements FrameSize {
    private static final int MOST_SHORTER = 2160;

    public Following {
      requireSide("shorterSide", shorterSide, MOST_SHORTER);
    }

    @Override
    public Exact sizeFor(int portraitWidth, int portraitHeight) {
      int longer = longer(portraitWidth, portraitHeight);
      return portraitWidth < portraitHeight
          ? new Exact(shorterSide, longer)
          : new Exact(longer, shorterSide);
    }

    private int longer(int width, int height) {
      long longer = (long) shorterSide * Math.max(width, height) / Math.min(width, height);
      return (int) Math.min(longer, shorterSide * 16L / 9) & ~1;
    }
  }

  private static void requireSide(String field, int found, int most) {
    if (found < LEAST || found > most || found % 2 != 0) {
      throw new IllegalArgumentException(
          "%s: found %d, allowed even numbers from %d to %d".formatted(field, found, LEAST, most));
    }
  }
}
