package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {
  @ParameterizedTest
  @CsvSource({
    "160, 120, 25, 20",
    "352, 288, 30, 20",
    "512, 512, 25, 30",
    "1280, 720, 30, 31",
    "1280, 720, 50, 32",
    "1920, 1080, 30, 40",
    "1920, 1080, 60, 42",
    "4096, 2304, 25, 51",
    "4096, 4096, 60, 60",
    "4096, 4096, 240, 62",
    "4096, 16, 25, 40"
  })
  void theLowestLevelThatPermitsThePicturesIsClaimed(int width, int height, int fps, int idc) {
    H264Settings settings = new H264Settings(width, height, fps, 22, 26);
    assertThat(settings.levelIndication()).isEqualTo(idc);
  }

  @Test
  void whatNoLevelPermitsIsRefused() {
    assertThatThrownBy(() -> Level.of(256, 256, 300))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("256 x 256 macroblocks at 300 fps");
  }
}
