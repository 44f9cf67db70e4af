package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InverseMdctTest {
  @ParameterizedTest
  @ValueSource(ints = {128, 1024})
  void theFastWayAgreesWithTheFormulaOfTheStandard(int count) {
    Random random = new Random(1);
    double[] lines = random.doubles(count + 3, -1000, 1000).toArray();
    double[] samples = new double[2 * count];

    new InverseMdct(count).transform(lines, 3, samples);

    for (int n = 0; n < 2 * count; n += 7) {
      assertThat(samples[n]).isCloseTo(formula(lines, 3, count, n), within(1e-9));
    }
  }

  private static double formula(double[] lines, int from, int count, int n) {
    double offset = (count + 1) / 2.0;
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += lines[from + k] * Math.cos(Math.PI / count * (n + offset) * (k + 0.5));
    }
    return sum / count;
  }
}
