package dev.avatars.domain.model;

import java.math.BigInteger;

/**
 * How large a model's video is: the aspect follows the portrait, the number of pixels the tier.
 *
 * @param pixels about how many pixels a frame has; 256 or more
 * @param framesPerSecond 1 to 120
 */
public record OutputSize(int pixels, int framesPerSecond) {
  private static final int GRID = 16;
  private static final int MOST_FRAMES = 120;

  public OutputSize {
    if (pixels < GRID * GRID) {
      throw new IllegalArgumentException(
          "pixels: found " + pixels + "; allowed: " + GRID * GRID + " or more");
    }
    if (framesPerSecond < 1 || framesPerSecond > MOST_FRAMES) {
      throw new IllegalArgumentException(
          "frames per second: found " + framesPerSecond + "; allowed: 1 to " + MOST_FRAMES);
    }
  }

  /** Pixels across for a portrait of this size: a multiple of 16. */
  public int widthFor(int portraitWidth, int portraitHeight) {
    return onGrid(Math.multiplyExact((long) pixels, (long) portraitWidth) / portraitHeight);
  }

  /** Pixels down for a portrait of this size: a multiple of 16. */
  public int heightFor(int portraitWidth, int portraitHeight) {
    return onGrid(Math.multiplyExact((long) pixels, (long) portraitHeight) / portraitWidth);
  }

  private static int onGrid(long squared) {
    long root = BigInteger.valueOf(squared).sqrt().longValueExact();
    return (int) Math.max(1, (root + GRID / 2) / GRID) * GRID;
  }
}
