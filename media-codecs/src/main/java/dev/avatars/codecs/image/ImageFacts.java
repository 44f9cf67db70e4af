package dev.avatars.codecs.image;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * What a picture file holds, as its own structure says; no pixel was decoded to learn it.
 *
 * @param format the true format, whatever the file is called
 * @param width stored pixels per row, from 1
 * @param height stored rows, from 1
 * @param orientation how the stored rows stand when the picture is shown
 * @param motion one picture or several
 * @param marks what is wrong with the file; empty for a whole one
 */
public record ImageFacts(
    ImageFormat format,
    int width,
    int height,
    Orientation orientation,
    Motion motion,
    Set<ImageMark> marks) {
  public ImageFacts {
    requireNonNull(format, "format");
    requireNonNull(orientation, "orientation");
    requireNonNull(motion, "motion");
    requirePositive("width", width);
    requirePositive("height", height);
    marks = Set.copyOf(marks);
  }

  /** The width in pixels as a viewer shows the picture. */
  public int shownWidth() {
    return orientation.swapsSides() ? height : width;
  }

  /** The height in pixels as a viewer shows the picture. */
  public int shownHeight() {
    return orientation.swapsSides() ? width : height;
  }

  /** Whether the file ends before the picture does. */
  public boolean isTruncated() {
    return marks.contains(ImageMark.TRUNCATED);
  }

  /** Whether bytes inside of the picture are known to be wrong. */
  public boolean isDamaged() {
    return marks.contains(ImageMark.DAMAGED);
  }

  /** Whether the file holds more than one frame. */
  public boolean isAnimated() {
    return motion == Motion.ANIMATED;
  }

  private static void requirePositive(String field, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(field + " is " + value + "; allowed: 1 or more");
    }
  }
}
