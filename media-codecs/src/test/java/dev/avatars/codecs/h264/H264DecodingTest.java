package dev.avatars.codecs.h264;

import static dev.avatars.codecs.h264.TestPictures.everything;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decoder that is not ours must see, sample by sample, what the encoder believes it sees. */
class H264DecodingTest {
  @ParameterizedTest
  @ValueSource(ints = {12, 18, 20, 22, 24, 26, 29, 30, 33, 35, 36, 38, 40, 45, 51})
  void aMovingSceneDecodesToTheReconstructionAtEveryQuantizer(int qp) {
    assertDecodes(new H264Settings(96, 80, 25, qp, qp), scenes(96, 80, 6));
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "17, 17", "33, 47", "64, 49", "101, 18", "18, 101", "128, 128"})
  void picturesOfAnySizeDecodeToTheReconstruction(int width, int height) {
    assertDecodes(new H264Settings(width, height, 25, 22, 26), scenes(width, height, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 18, 26, 34, 42})
  void noiseDecodesToTheReconstruction(int qp) {
    List<YuvPicture> noise =
        IntStream.range(0, 4).mapToObj(i -> TestPictures.noise(80, 64, i)).toList();
    assertDecodes(new H264Settings(80, 64, 25, qp, qp), noise);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8, 16})
  void theHardestEdgesDecodeToTheReconstruction(int size) {
    List<YuvPicture> pictures =
        List.of(
            TestPictures.checkers(64, 64, size),
            TestPictures.flat(64, 64, 255),
            TestPictures.checkers(64, 64, size + 1),
            TestPictures.flat(64, 64, 0));
    assertDecodes(new H264Settings(64, 64, 25, 12, 12), pictures);
  }

  @Test
  void aStillSceneDecodesToTheReconstruction() {
    YuvPicture still = TestPictures.scene(96, 64, 0);
    assertDecodes(new H264Settings(96, 64, 25, 20, 24), List.of(still, still, still));
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 34})
  void macroblocksThatNeedNoResidualDecode(int qp) {
    YuvPicture valley = TestPictures.valley(64, 64);
    assertDecodes(new H264Settings(64, 64, 25, qp, qp), List.of(valley, valley));
  }

  @Test
  void aGroupLongerThanTheRangeOfFrameNumbersDecodes() {
    assertDecodes(new H264Settings(48, 48, 25, 26, 30), scenes(48, 48, 300));
  }

  @Test
  void groupsOfDifferentEncodersDecodeOneAfterTheOther() {
    H264Settings settings = new H264Settings(64, 64, 25, 24, 28);
    IndependentDecoder decoder = new IndependentDecoder(settings);
    for (int gop = 0; gop < 4; gop++) {
      H264Encoder encoder = H264Encoder.forGop(settings, gop);
      for (int number = 0; number < 3; number++) {
        YuvPicture picture = TestPictures.scene(64, 64, 10 * gop + number);
        byte[] unit = encoder.encode(picture, everything(picture));
        assertSame(decoder.decode(unit), encoder.reconstruction());
      }
    }
  }

  @Test
  void onlyMarkedBlocksChange() {
    H264Settings settings = new H264Settings(96, 96, 25, 22, 26);
    IndependentDecoder decoder = new IndependentDecoder(settings);
    H264Encoder encoder = H264Encoder.forGop(settings, 0);
    YuvPicture first = TestPictures.scene(96, 96, 0);
    YuvPicture second = TestPictures.noise(96, 96, 5);
    MacroblockMask changed = MacroblockMask.of(96, 96);
    changed.mark(20, 40, 30, 30);

    YuvPicture before = decoder.decode(encoder.encode(first, everything(first)));
    YuvPicture after = decoder.decode(encoder.encode(second, changed));
    assertSame(after, encoder.reconstruction());
    for (int y = 0; y < 96; y++) {
      for (int x = 0; x < 96; x++) {
        boolean inside = changed.isMarked(x / 16, y / 16);
        boolean kept = after.luma()[y * 96 + x] == before.luma()[y * 96 + x];
        assertThat(inside || kept).as("sample %d, %d", x, y).isTrue();
      }
    }
  }

  private static List<YuvPicture> scenes(int width, int height, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> TestPictures.scene(width, height, number))
        .toList();
  }

  private static void assertDecodes(H264Settings settings, List<YuvPicture> pictures) {
    IndependentDecoder decoder = new IndependentDecoder(settings);
    H264Encoder encoder = H264Encoder.forGop(settings, 0);
    for (YuvPicture picture : pictures) {
      byte[] unit = encoder.encode(picture, everything(picture));
      assertSame(decoder.decode(unit), encoder.reconstruction());
    }
  }

  private static void assertSame(YuvPicture decoded, YuvPicture reconstruction) {
    assertThat(decoded.luma()).isEqualTo(reconstruction.luma());
    assertThat(decoded.cb()).isEqualTo(reconstruction.cb());
    assertThat(decoded.cr()).isEqualTo(reconstruction.cr());
  }
}
