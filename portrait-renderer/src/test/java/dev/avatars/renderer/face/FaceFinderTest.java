package dev.avatars.renderer.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatars.codecs.image.Picture;
import dev.avatars.renderer.Samples;
import dev.avatars.renderer.face.Mouth.Teeth;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class FaceFinderTest {
  private final FaceFinder finder = FaceFinder.create();

  @Test
  void aSmileOpensBelowItsTeeth() throws IOException {
    Face face = face("astronaut.jpg");

    assertThat(face.mouth().teeth()).isEqualTo(Teeth.SHOWN);
    assertThat(face.mouth().x() >> 8).isCloseTo(225, within(5));
    assertThat(face.mouth().y() >> 8).isCloseTo(148, within(4));
    assertThat(face.mouth().sag()).as("corners above the middle").isNegative();
  }

  @Test
  void theIrisesOfAPhotographAreFound() throws IOException {
    Face face = face("astronaut.jpg");

    assertNear(face.leftEye(), 203, 101, within(3));
    assertNear(face.rightEye(), 246, 104, within(3));
  }

  @Test
  void aDrawnFaceIsFoundWithItsClosedMouth() throws IOException {
    Face face = face("drawn.jpg");

    assertThat(face.mouth().teeth()).isEqualTo(Teeth.HIDDEN);
    assertThat(face.mouth().x() >> 8).isCloseTo(256, within(4));
    assertThat(face.mouth().y() >> 8).isCloseTo(315, within(4));
    assertThat(face.mouth().halfWidth() >> 8).isCloseTo(42, within(8));
    assertNear(face.leftEye(), 208, 216, within(4));
    assertNear(face.rightEye(), 305, 216, within(4));
  }

  @Test
  void largeDrawnEyesAreMeasuredToTheirLids() throws IOException {
    Eye eye = face("drawn.jpg").leftEye();

    assertThat(eye.above() >> 8).as("to the drawn upper lid").isBetween(11, 18);
    assertThat(eye.halfWidth() >> 8).isBetween(24, 32);
  }

  @Test
  void aTurnedPhotographIsSearchedUpright() throws IOException {
    Face face = face("turned.jpg");

    assertNear(face.leftEye(), 208, 176, within(5));
    assertThat(face.mouth().y() >> 8).isCloseTo(275, within(5));
  }

  @Test
  void aPictureWithoutAFaceHasNone() {
    assertThat(finder.find(Samples.landscape(320, 240))).isEmpty();
  }

  @Test
  void thePicturesEdgesAreNoObstacle() {
    assertThat(finder.find(Samples.landscape(1, 1))).isEmpty();
    assertThat(finder.find(Samples.landscape(3000, 2))).isEmpty();
    assertThat(finder.find(Samples.landscape(45, 45))).isEmpty();
  }

  @Test
  void aFaceInACutAndScaledPictureKeepsItsProportions() throws IOException {
    Face face = face("drawn.jpg");

    Face mapped = face.mapped(new Mapping(100 << 8, 50 << 8, 256, 512));

    assertThat(mapped.size()).isEqualTo(2 * face.size());
    assertThat(mapped.mouth().x()).isEqualTo(2 * (face.mouth().x() - (100 << 8)));
    assertThat(mapped.leftEye().y()).isEqualTo(2 * (face.leftEye().y() - (50 << 8)));
  }

  private Face face(String name) throws IOException {
    Picture picture = Samples.picture(name);
    return finder.find(picture).orElseThrow();
  }

  private static void assertNear(Eye eye, int x, int y, Offset<Integer> offset) {
    assertThat(eye.x() >> 8).isCloseTo(x, offset);
    assertThat(eye.y() >> 8).isCloseTo(y, offset);
  }
}
