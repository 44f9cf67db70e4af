package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.face.Mouth;

/**
 * The colors inside of a mouth, matched to the light and to the color of the portrait: a gray
 * picture gets a gray mouth and a dark one no gleaming teeth.
 *
 * @param cavityLuma the dark of the throat
 * @param teethLuma the upper teeth at the middle
 * @param tongueLuma the tongue at its highest
 * @param blueness how the lips differ from gray, Cb - 128
 * @param redness how the lips differ from gray, Cr - 128
 */
record MouthColors(int cavityLuma, int teethLuma, int tongueLuma, int blueness, int redness) {
  static MouthColors of(YuvPicture portrait, Mouth mouth, FaceGeometry face) {
    int x = mouth.x() >> 8;
    int lipY = (mouth.y() + face.eyesToMouth() / 10) >> 8;
    int cheekY = (mouth.y() - face.eyesToMouth() / 2) >> 8;
    int away = (face.apart() * 45 / 100) >> 8;
    Patch lip = Patch.around(portrait, x, lipY, Math.max(1, (face.eyesToMouth() / 20) >> 8));
    Patch left = Patch.around(portrait, x - away, cheekY, Math.max(1, away / 8));
    Patch right = Patch.around(portrait, x + away, cheekY, Math.max(1, away / 8));
    int skin = (left.luma + right.luma) / 2;
    return new MouthColors(
        18 + skin / 16,
        Math.min(208, 40 + skin * 88 / 100),
        34 + skin * 30 / 100,
        lip.blueness,
        lip.redness);
  }

  private record Patch(int luma, int blueness, int redness) {
    static Patch around(YuvPicture picture, int x, int y, int radius) {
      int luma = 0;
      int blueness = 0;
      int redness = 0;
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          int column = Math.max(0, Math.min(picture.width() - 1, x + dx));
          int row = Math.max(0, Math.min(picture.height() - 1, y + dy));
          int chroma = row / 2 * picture.chromaStride() + column / 2;
          luma += picture.luma()[row * picture.lumaStride() + column] & 0xFF;
          blueness += (picture.cb()[chroma] & 0xFF) - 128;
          redness += (picture.cr()[chroma] & 0xFF) - 128;
        }
      }
      int count = (2 * radius + 1) * (2 * radius + 1);
      return new Patch(luma / count, blueness / count, redness / count);
    }
  }
}
