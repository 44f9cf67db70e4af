package dev.avatars.codecs.image;

/** Turns stored pixels upright. */
final class Turn {
  private Turn() {}

  /** The picture as it is shown. */
  static Picture upright(Picture stored, Orientation orientation) {
    if (orientation == Orientation.TOP_LEFT) {
      return stored;
    }
    int width = orientation.swapsSides() ? stored.height() : stored.width();
    int height = orientation.swapsSides() ? stored.width() : stored.height();
    int[] shown = new int[width * height];
    for (int i = 0; i < shown.length; i++) {
      int x = i % width;
      int y = i / width;
      shown[i] =
          stored.rgb(
              orientation.storedX(x, y, stored.width()),
              orientation.storedY(x, y, stored.height()));
    }
    return Picture.owning(width, height, shown);
  }
}
