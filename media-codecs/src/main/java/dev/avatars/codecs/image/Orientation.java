package dev.avatars.codecs.image;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the stored rows and columns of a picture stand when it is shown.
 *
 * <p>The names are those of tag 274 in CIPA DC-008 (Exif 3.0) section 4.6.5.1.5: first the side of
 * the shown picture where stored row 0 lies, then the side where stored column 0 lies. A telephone
 * held upright typically writes {@link #RIGHT_TOP}.
 */
public enum Orientation {
  /** As stored. */
  TOP_LEFT(1),
  /** Left and right exchanged. */
  TOP_RIGHT(2),
  /** Turned by 180 degrees. */
  BOTTOM_RIGHT(3),
  /** Top and bottom exchanged. */
  BOTTOM_LEFT(4),
  /** Mirrored about the falling diagonal. */
  LEFT_TOP(5),
  /** Turned by 90 degrees clockwise. */
  RIGHT_TOP(6),
  /** Mirrored about the rising diagonal. */
  RIGHT_BOTTOM(7),
  /** Turned by 90 degrees anticlockwise. */
  LEFT_BOTTOM(8);

  private final int exifValue;

  Orientation(int exifValue) {
    this.exifValue = exifValue;
  }

  /** The orientation with an Exif value from 1 to 8; empty for any other value. */
  public static Optional<Orientation> ofExif(int exifValue) {
    return Arrays.stream(values()).filter(o -> o.exifValue == exifValue).findFirst();
  }

  /** The value of the Exif tag, 1 to 8. */
  public int exifValue() {
    return exifValue;
  }

  /** Whether the shown picture is as wide as the stored one is high. */
  public boolean swapsSides() {
    return exifValue >= 5;
  }

  /** The stored column of the pixel that is shown at (x, y), given the stored width. */
  int storedX(int x, int y, int storedWidth) {
    int along = swapsSides() ? y : x;
    return isFromRight() ? storedWidth - 1 - along : along;
  }

  /** The stored row of the pixel that is shown at (x, y), given the stored height. */
  int storedY(int x, int y, int storedHeight) {
    int along = swapsSides() ? x : y;
    return isFromBottom() ? storedHeight - 1 - along : along;
  }

  private boolean isFromRight() {
    return this == TOP_RIGHT || this == BOTTOM_RIGHT || this == RIGHT_BOTTOM || this == LEFT_BOTTOM;
  }

  private boolean isFromBottom() {
    return this == BOTTOM_RIGHT || this == BOTTOM_LEFT || this == RIGHT_TOP || this == RIGHT_BOTTOM;
  }
}
