package dev.avatars.renderer.face;

import dev.avatars.codecs.image.Picture;

/** Reads eyes and mouth off a face whose box is known. */
final class FacialFeatures {
  private FacialFeatures() {}

  static Face of(Picture picture, FaceBox box) {
    FacePatch patch = FacePatch.of(picture, box);
    EyeFinder eyes = EyeFinder.in(patch);
    Mouth mouth = MouthFinder.in(patch, eyes.left(), eyes.right()).mouth();
    Mapping toPicture = patch.toPicture();
    return new Face(
        box.x() << 8,
        box.y() << 8,
        box.size() << 8,
        eyes.left().mapped(toPicture),
        eyes.right().mapped(toPicture),
        mouth.mapped(toPicture));
  }
}
