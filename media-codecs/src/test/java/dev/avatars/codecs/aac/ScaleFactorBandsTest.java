package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleFactorBandsTest {
  @ParameterizedTest
  @CsvSource({
    "96000, 0, 41", "88200, 1, 41", "64000, 2, 47", "48000, 3, 49", "44100, 4, 49", "32000, 5, 51",
    "24000, 6, 47", "22050, 7, 47", "16000, 8, 43", "12000, 9, 43", "11025, 10, 43", "8000, 11, 40"
  })
  void theBandsAreThoseOfTheStandard(int sampleRate, int index, int bandCount) {
    ScaleFactorBands bands = ScaleFactorBands.of(sampleRate);
    assertThat(bands.samplingFrequencyIndex()).isEqualTo(index);
    assertThat(bands.start(0)).isZero();
    assertThat(bands.end(bandCount - 1)).isEqualTo(1024);
    for (int band = 0; band < bandCount; band++) {
      assertThat(bands.width(band)).isPositive();
      assertThat(bands.width(band) % 4).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"8000, 40", "16000, 43", "44100, 43", "96000, 31"})
  void theBandwidthCountsWholeBands(int sampleRate, int bandCount) {
    assertThat(ScaleFactorBands.of(sampleRate).countUpTo(16_000)).isEqualTo(bandCount);
  }
}
