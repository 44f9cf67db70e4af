package dev.avatars.renderer;

import dev.avatars.codecs.image.Picture;
import dev.avatars.renderer.face.Face;
import dev.avatars.renderer.face.Mapping;
import java.util.Optional;

/**
 * The part of a portrait that the video shows: the largest that has the video's shape, or, when the
 * face in it would be small, a closer one around the face.
 *
 * @param left the first column of the part
 * @param top the first row
 * @param width its columns
 * @param height its rows
 */
record Framing(int left, int top, int width, int height) {
  /** The shorter side of the part is at least this many tenths of the face's size. */
  private static final int CLOSEST = 36;

  /** Where the middle of the face comes to lie, in hundredths of the height from the top. */
  private static final int FACE_HEIGHT = 44;

  static Framing of(Picture portrait, Optional<Face> face, FrameSize.Exact size) {
    Framing whole = largest(portrait, size);
    return face.map(found -> whole.around(found, portrait))
        .orElseGet(
            () -> whole.centeredAt(portrait.width() / 2, portrait.height() / 2, 50, portrait));
  }

  /** Where a position of the portrait comes to lie in the video. */
  Mapping mapping(FrameSize.Exact size) {
    return new Mapping((long) left << 8, (long) top << 8, width, size.width());
  }

  private static Framing largest(Picture portrait, FrameSize.Exact size) {
    long width = portrait.width();
    long height = width * size.height() / size.width();
    if (height > portrait.height()) {
      height = portrait.height();
      width = height * size.width() / size.height();
    }
    return new Framing(0, 0, (int) Math.max(1, width), (int) Math.max(1, height));
  }

  private Framing around(Face face, Picture portrait) {
    int faceSize = face.size() >> 8;
    int wanted = Math.max(16, faceSize * CLOSEST / 10);
    int shorter = Math.min(width, height);
    Framing closer = wanted >= shorter ? this : scaled(wanted, shorter);
    int middleX = (face.left() + face.size() / 2) >> 8;
    int middleY = (face.top() + face.size() / 2) >> 8;
    return closer.centeredAt(middleX, middleY, FACE_HEIGHT, portrait);
  }

  private Framing scaled(int to, int from) {
    return new Framing(
        left,
        top,
        Math.max(1, (int) ((long) width * to / from)),
        Math.max(1, (int) ((long) height * to / from)));
  }

  private Framing centeredAt(int x, int y, int hundredthsFromTop, Picture portrait) {
    int newLeft = Math.max(0, Math.min(portrait.width() - width, x - width / 2));
    int newTop =
        Math.max(0, Math.min(portrait.height() - height, y - height * hundredthsFromTop / 100));
    return new Framing(newLeft, newTop, width, height);
  }
}
