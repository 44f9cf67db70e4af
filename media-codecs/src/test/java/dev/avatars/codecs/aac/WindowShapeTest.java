package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowShapeTest {
  @ParameterizedTest
  @CsvSource({
    "SINE, 1024",
    "SINE, 128",
    "KAISER_BESSEL_DERIVED, 1024",
    "KAISER_BESSEL_DERIVED, 128"
  })
  void overlappingWindowsAddUpToOne(WindowShape shape, int length) {
    double[] rising = shape.rising(length);

    for (int i = 0; i < length; i++) {
      double falling = rising[length - 1 - i];
      assertThat(rising[i] * rising[i] + falling * falling).isCloseTo(1, within(1e-12));
    }
  }
}
