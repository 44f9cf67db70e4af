package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcodec.codecs.h264.io.model.PictureParameterSet;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H264SettingsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 512, 25, 22, 26, 'width: found 0, allowed 16 to 4096'",
    "512, 5000, 25, 22, 26, 'height: found 5000, allowed 16 to 4096'",
    "512, 512, 0, 22, 26, 'framesPerSecond: found 0, allowed 1 to 240'",
    "512, 512, 25, 11, 26, 'intraQp: found 11, allowed 12 to 51'",
    "512, 512, 25, 22, 52, 'interQp: found 52, allowed 12 to 51'"
  })
  void whatIsOutOfRangeIsNamed(int width, int height, int fps, int intra, int inter, String why) {
    assertThatThrownBy(() -> new H264Settings(width, height, fps, intra, inter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  @ParameterizedTest
  @CsvSource({"512, 512", "640, 360", "33, 47", "16, 16", "1079, 1920"})
  void anIndependentParserFindsTheSize(int width, int height) {
    H264Settings settings = new H264Settings(width, height, 25, 22, 26);
    SeqParameterSet parsed = parsed(settings);
    assertThat(shownWidth(parsed)).isEqualTo(width + width % 2).isEqualTo(settings.shownWidth());
    assertThat(shownHeight(parsed))
        .isEqualTo(height + height % 2)
        .isEqualTo(settings.shownHeight());
  }

  @Test
  void anIndependentParserFindsTheRateTheColorsAndNoDelay() {
    SeqParameterSet parsed = parsed(new H264Settings(512, 512, 25, 22, 26));
    assertThat(parsed.vuiParams.timeScale / parsed.vuiParams.numUnitsInTick / 2).isEqualTo(25);
    assertThat(parsed.vuiParams.fixedFrameRateFlag).isTrue();
    assertThat(parsed.vuiParams.colourPrimaries).isEqualTo(1);
    assertThat(parsed.vuiParams.matrixCoefficients).isEqualTo(1);
    assertThat(parsed.vuiParams.videoFullRangeFlag).isFalse();
    assertThat(parsed.vuiParams.bitstreamRestriction.numReorderFrames).isZero();
    assertThat(parsed.picOrderCntType).isEqualTo(2);
    assertThat(parsed.numRefFrames).isEqualTo(1);
  }

  @Test
  void theBoxRepeatsTheFirstBytesOfTheParameterSet() {
    H264Settings settings = new H264Settings(1280, 720, 25, 22, 26);
    byte[] set = settings.sequenceParameterSet();
    assertThat(set)
        .startsWith(
            0x67,
            settings.profileIndication(),
            settings.profileCompatibility(),
            settings.levelIndication());
    assertThat(settings.profileIndication()).isEqualTo(66);
  }

  @Test
  void thePictureParametersSayHowSlicesAreCoded() {
    byte[] set = new H264Settings(512, 512, 25, 21, 30).pictureParameterSet();
    PictureParameterSet parsed = PictureParameterSet.read(withoutHeader(set));
    assertThat(parsed.entropyCodingModeFlag).isFalse();
    assertThat(parsed.picInitQpMinus26).isEqualTo(21 - 26);
    assertThat(parsed.deblockingFilterControlPresentFlag).isTrue();
  }

  private static SeqParameterSet parsed(H264Settings settings) {
    return SeqParameterSet.read(withoutHeader(unescaped(settings.sequenceParameterSet())));
  }

  private static ByteBuffer withoutHeader(byte[] unit) {
    return ByteBuffer.wrap(Arrays.copyOfRange(unit, 1, unit.length));
  }

  private static byte[] unescaped(byte[] unit) {
    ByteBuffer buffer = ByteBuffer.wrap(unit);
    org.jcodec.codecs.h264.H264Utils.unescapeNAL(buffer);
    return Arrays.copyOf(unit, buffer.limit());
  }

  private static int shownWidth(SeqParameterSet set) {
    int crop = set.frameCroppingFlag ? set.frameCropLeftOffset + set.frameCropRightOffset : 0;
    return 16 * (set.picWidthInMbsMinus1 + 1) - 2 * crop;
  }

  private static int shownHeight(SeqParameterSet set) {
    int crop = set.frameCroppingFlag ? set.frameCropTopOffset + set.frameCropBottomOffset : 0;
    return 16 * (set.picHeightInMapUnitsMinus1 + 1) - 2 * crop;
  }
}
