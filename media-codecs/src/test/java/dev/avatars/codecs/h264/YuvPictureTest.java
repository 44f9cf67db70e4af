package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class YuvPictureTest {
  @Test
  void planesCoverWholeMacroblocks() {
    YuvPicture picture = YuvPicture.of(33, 17);
    assertThat(picture.lumaStride()).isEqualTo(48);
    assertThat(picture.chromaStride()).isEqualTo(24);
    assertThat(picture.paddedHeight()).isEqualTo(32);
    assertThat(picture.luma()).hasSize(48 * 32);
    assertThat(picture.cb()).hasSize(24 * 16);
    assertThat(picture.cr()).hasSize(24 * 16);
  }

  @Test
  void thePaddingRepeatsTheEdge() {
    YuvPicture picture = YuvPicture.of(17, 17);
    Arrays.fill(picture.luma(), (byte) 1);
    picture.luma()[16 * 32 + 16] = 9;
    picture.cb()[8 * 16 + 8] = 7;
    picture.extendEdges();
    assertThat(picture.luma()[31 * 32 + 31]).isEqualTo((byte) 9);
    assertThat(picture.luma()[31 * 32 + 15]).isEqualTo((byte) 1);
    assertThat(picture.luma()[16]).isEqualTo((byte) 1);
    assertThat(picture.cb()[15 * 16 + 15]).isEqualTo((byte) 7);
  }

  @Test
  void sizesOutsideOfTheRangeAreRefused() {
    assertThatThrownBy(() -> YuvPicture.of(4097, 16))
        .hasMessage("width: found 4097, allowed 16 to 4096");
  }
}
