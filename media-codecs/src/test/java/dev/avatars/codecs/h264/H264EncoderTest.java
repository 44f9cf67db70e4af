package dev.avatars.codecs.h264;

import static dev.avatars.codecs.h264.TestPictures.everything;
import static dev.avatars.codecs.h264.TestPictures.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H264EncoderTest {
  private static final H264Settings SETTINGS = new H264Settings(112, 80, 25, 22, 26);

  /** Changes only when the encoder decides anything differently; then say so in the changelog. */
  @Test
  void theSameSequenceGivesTheSameBytesOnEveryMachine() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(SETTINGS.sequenceParameterSet());
    digest.update(SETTINGS.pictureParameterSet());
    for (int gop = 0; gop < 2; gop++) {
      H264Encoder encoder = H264Encoder.forGop(SETTINGS, gop);
      for (int number = 0; number < 5; number++) {
        YuvPicture picture = TestPictures.scene(112, 80, 5 * gop + number);
        digest.update(encoder.encode(picture, everything(picture)));
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("ed272a43fd013bdc76d46f10e1eba2455ca648aa783ee3624444daeafd7a6454");
  }

  @Test
  void thePaddingOfTheInputDoesNotMatter() {
    YuvPicture clean = TestPictures.scene(49, 35, 0);
    YuvPicture dirty = TestPictures.scene(49, 35, 0);
    Arrays.fill(dirty.luma(), 35 * dirty.lumaStride(), dirty.luma().length, (byte) 255);
    dirty.luma()[49] = 77;
    H264Settings settings = new H264Settings(49, 35, 25, 22, 26);
    byte[] expected = H264Encoder.forGop(settings, 0).encode(clean, everything(clean));
    assertThat(H264Encoder.forGop(settings, 0).encode(dirty, everything(dirty)))
        .isEqualTo(expected);
  }

  @Test
  void aPictureWithoutChangesCostsAlmostNothing() {
    H264Encoder encoder = H264Encoder.forGop(SETTINGS, 0);
    YuvPicture picture = TestPictures.scene(112, 80, 0);
    encoder.encode(picture, everything(picture));
    assertThat(encoder.encode(picture, nothing(picture))).hasSizeLessThan(16);
  }

  @Test
  void theFirstPictureNeedsNoMask() {
    YuvPicture picture = TestPictures.scene(112, 80, 0);
    byte[] marked = H264Encoder.forGop(SETTINGS, 0).encode(picture, everything(picture));
    assertThat(H264Encoder.forGop(SETTINGS, 0).encode(picture, nothing(picture))).isEqualTo(marked);
  }

  @Test
  void neighboringGroupsHaveDifferentIdentities() {
    YuvPicture picture = TestPictures.scene(112, 80, 0);
    byte[] first = H264Encoder.forGop(SETTINGS, 0).encode(picture, everything(picture));
    byte[] second = H264Encoder.forGop(SETTINGS, 1).encode(picture, everything(picture));
    byte[] third = H264Encoder.forGop(SETTINGS, 2).encode(picture, everything(picture));
    assertThat(second).isNotEqualTo(first);
    assertThat(third).isEqualTo(first);
  }

  /** Least signal-to-noise ratios that only a broken choice of modes or levels would miss. */
  @ParameterizedTest
  @CsvSource({"18, 44", "22, 41", "26, 38", "32, 33", "40, 27"})
  void aLowerQuantizerKeepsMoreOfThePicture(int qp, int decibels) {
    H264Encoder encoder = H264Encoder.forGop(new H264Settings(112, 80, 25, qp, qp), 0);
    for (int number = 0; number < 4; number++) {
      YuvPicture picture = TestPictures.scene(112, 80, number);
      encoder.encode(picture, everything(picture));
      assertThat(signalToNoise(picture.luma(), encoder.reconstruction().luma()))
          .isGreaterThan(decibels);
    }
  }

  @Test
  void aFlatPictureIsAFewBytesAndExact() {
    YuvPicture grey = TestPictures.flat(112, 80, 128);
    H264Encoder encoder = H264Encoder.forGop(SETTINGS, 0);
    assertThat(encoder.encode(grey, everything(grey))).hasSizeLessThan(48);
    assertThat(encoder.reconstruction().luma()).isEqualTo(grey.luma());
  }

  @Test
  void aPictureOrMaskOfAnotherSizeIsRefused() {
    H264Encoder encoder = H264Encoder.forGop(SETTINGS, 0);
    YuvPicture other = YuvPicture.of(110, 80);
    YuvPicture right = YuvPicture.of(112, 80);
    MacroblockMask otherMask = MacroblockMask.of(64, 64);
    assertThatThrownBy(() -> encoder.encode(other, everything(right)))
        .hasMessage("picture: found 110 x 80, allowed 112 x 80");
    assertThatThrownBy(() -> encoder.encode(right, otherMask))
        .hasMessage("changed: found 4 x 4 blocks, allowed 7 x 5");
  }

  private static double signalToNoise(byte[] expected, byte[] found) {
    long squares = 0;
    for (int i = 0; i < expected.length; i++) {
      int error = (expected[i] & 0xFF) - (found[i] & 0xFF);
      squares += (long) error * error;
    }
    return 10 * Math.log10(255.0 * 255 * expected.length / squares);
  }
}
