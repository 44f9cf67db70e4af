package dev.avatars.renderer.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.codecs.image.Picture;
import dev.avatars.renderer.Samples;
import dev.avatars.renderer.face.Face;
import dev.avatars.renderer.face.FaceFinder;
import dev.avatars.renderer.motion.HeadPose;
import dev.avatars.renderer.motion.Pose;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SceneTest {
  private static final HeadPose LEANING = new HeadPose(1200, 900, -800, 400);
  private static final Pose SPEAKING = new Pose(200, -30, 0, 180, LEANING);
  private static final List<Pose> POSES =
      List.of(
          SPEAKING,
          new Pose(120, 20, 0, 90, LEANING),
          new Pose(0, 0, 256, 0, LEANING),
          new Pose(0, 0, 100, 0, HeadPose.REST),
          new Pose(256, 40, 0, 256, HeadPose.REST),
          Pose.REST,
          SPEAKING);

  @Test
  void onlyMarkedBlocksChange() throws IOException {
    Scene scene = drawn().scene();
    scene.show(Pose.REST);

    for (Pose pose : POSES) {
      YuvPicture before = Bt709.copy(scene.picture());
      scene.show(pose);
      assertUnmarkedAreEqual(before, scene.picture(), scene.changed());
    }
  }

  @Test
  void aPoseLooksTheSameWhateverCameBefore() throws IOException {
    Still still = drawn();
    Scene straight = still.scene();
    straight.show(SPEAKING);
    Scene detour = still.scene();
    POSES.forEach(detour::show);

    assertThat(detour.picture().luma()).isEqualTo(straight.picture().luma());
    assertThat(detour.picture().cr()).isEqualTo(straight.picture().cr());
  }

  @Test
  void atRestThePortraitIsSeenAsItIs() throws IOException {
    Still still = drawn();
    Scene scene = still.scene();
    scene.show(SPEAKING);
    scene.show(Pose.REST);

    int labelTop = still.label().region().top();
    int stride = still.portrait().lumaStride();
    for (int at = 0; at < labelTop * stride; at++) {
      assertThat(scene.picture().luma()[at]).isEqualTo(still.portrait().luma()[at]);
    }
  }

  @Test
  void anOpenMouthIsDarkBetweenTheLipsAndMovesTheChin() throws IOException {
    Still still = drawn();
    Scene scene = still.scene();
    scene.show(new Pose(256, 0, 0, 256, HeadPose.REST));

    assertThat(luma(scene.picture(), 256, 328)).as("throat or tongue").isLessThan(80);
    assertThat(luma(scene.picture(), 256, 352)).as("lip, moved down").isGreaterThan(80);
  }

  @Test
  void shutEyesHaveTheColorOfSkin() throws IOException {
    Still still = drawn();
    Scene scene = still.scene();
    scene.show(new Pose(0, 0, 256, 0, HeadPose.REST));

    int iris = luma(still.portrait(), 207, 214);
    int cheek = luma(still.portrait(), 207, 245);
    assertThat(luma(scene.picture(), 207, 214))
        .isGreaterThan(iris + 50)
        .isBetween(cheek - 35, cheek + 15);
  }

  @Test
  void aPictureWithoutAFaceRestsButForTheBars() {
    Still still = Still.of(Samples.landscape(320, 240), Optional.empty(), "TEST");
    Scene scene = still.scene();
    scene.show(Pose.REST);
    scene.show(new Pose(256, 0, 256, 256, LEANING));

    assertThat(luma(scene.picture(), 160, 40)).isEqualTo(luma(still.portrait(), 160, 40));
    assertThat(scene.changed().count()).isBetween(1, 80);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8, 9, 14, 15, 20, 21, 26, 27, 32, 33, 40, 41})
  void aFaceAtTheEdgeOfThePictureDoesNoHarm(int beyond) throws IOException {
    Picture portrait = Samples.picture("drawn.jpg");
    Face face = FaceFinder.create().find(portrait).orElseThrow();
    int bottom = Math.min(512, (face.mouth().y() >> 8) + beyond);
    int right = Math.min(512, (face.rightEye().x() >> 8) + beyond);
    int[] lower = Arrays.copyOf(portrait.toArray(), 512 * bottom);

    assertShown(Picture.of(512, bottom, lower), face);
    assertShown(columns(portrait, right), face);
  }

  private static void assertShown(Picture portrait, Face face) {
    Scene scene = Still.of(portrait, Optional.of(face), "CUT").scene();

    POSES.forEach(scene::show);

    assertThat(scene.changed().count()).isPositive();
  }

  private static Picture columns(Picture portrait, int width) {
    int[] pixels = new int[width * portrait.height()];
    for (int y = 0; y < portrait.height(); y++) {
      System.arraycopy(portrait.toArray(), y * portrait.width(), pixels, y * width, width);
    }
    return Picture.of(width, portrait.height(), pixels);
  }

  @Test
  void theStandInHasTheFaceItSays() {
    StandIn standIn = StandIn.drawn(512, 512, "AVIF PICTURE", "NOT DECODED");

    Face found = FaceFinder.create().find(standIn.picture()).orElseThrow();

    assertThat(Math.abs(found.mouth().x() - standIn.face().mouth().x()) >> 8).isLessThan(10);
    assertThat(Math.abs(found.mouth().y() - standIn.face().mouth().y()) >> 8).isLessThan(12);
  }

  @Test
  void theLabelIsDrawnWithoutTheMachinesFonts() {
    assertThat(BitmapFont.width("AB")).isEqualTo(11);
    assertThat(row("L", 6)).isEqualTo("#####");
    assertThat(row("l", 0)).isEqualTo("#....");
    assertThat(row("?", 3)).as("unknown characters are blank").isEqualTo(".....");
  }

  private static String row(String text, int y) {
    StringBuilder row = new StringBuilder();
    for (int x = 0; x < BitmapFont.width(text); x++) {
      row.append(BitmapFont.inked(text, x, y) ? '#' : '.');
    }
    return row.toString();
  }

  private static Still drawn() throws IOException {
    Picture portrait = Samples.picture("drawn.jpg");
    return Still.of(portrait, FaceFinder.create().find(portrait), "SIMULATED PREVIEW");
  }

  private static int luma(YuvPicture picture, int x, int y) {
    return picture.luma()[y * picture.lumaStride() + x] & 0xFF;
  }

  private static void assertUnmarkedAreEqual(
      YuvPicture before, YuvPicture after, MacroblockMask changed) {
    for (int y = 0; y < after.height(); y++) {
      for (int x = 0; x < after.width(); x++) {
        if (!changed.isMarked(x / 16, y / 16) && !samePixel(before, after, x, y)) {
          throw new AssertionError("pixel " + x + ", " + y + " changed without a mark");
        }
      }
    }
  }

  private static boolean samePixel(YuvPicture before, YuvPicture after, int x, int y) {
    int chroma = y / 2 * after.chromaStride() + x / 2;
    return luma(before, x, y) == luma(after, x, y)
        && before.cb()[chroma] == after.cb()[chroma]
        && before.cr()[chroma] == after.cr()[chroma];
  }
}
