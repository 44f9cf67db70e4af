package dev.avatars.renderer.scene;

import dev.avatars.renderer.face.Eye;
import dev.avatars.renderer.face.Face;
import dev.avatars.renderer.face.Mouth;

/**
 * The proportions of a face, from which every size of a movement follows; in units of 1/256 pixel.
 *
 * @param eyesX the middle between the eyes
 * @param eyesY the middle between the eyes
 * @param apart from eye to eye
 * @param eyesToMouth from the eyes down to the line between the lips
 */
record FaceGeometry(int eyesX, int eyesY, int apart, int eyesToMouth) {
  static FaceGeometry of(Face face) {
    Eye left = face.leftEye();
    Eye right = face.rightEye();
    Mouth mouth = face.mouth();
    int eyesY = (left.y() + right.y()) / 2;
    int apart = Math.max(256, right.x() - left.x());
    int eyesToMouth = Math.max(apart / 2, mouth.y() - eyesY);
    return new FaceGeometry((left.x() + right.x()) / 2, eyesY, apart, eyesToMouth);
  }

  /** About the height of the face from brow to chin. */
  int size() {
    return apart + eyesToMouth;
  }
}
