package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessUnitEncoderTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aUnitThatIsTooLongIsMadeCoarserUntilItFits(int channels) {
    ScaleFactorBands bands = ScaleFactorBands.of(48_000);
    AccessUnitEncoder encoder = new AccessUnitEncoder(bands, channels, AacQuality.MUSIC, 900);
    Random random = new Random(3);
    for (int block = 0; block < 5; block++) {
      double[][] samples = new double[channels][];
      for (int channel = 0; channel < channels; channel++) {
        samples[channel] = random.doubles(1024, -30_000, 30_000).toArray();
      }
      assertThat(encoder.encode(samples).bitCount()).isBetween(300, 900);
    }
  }
}
