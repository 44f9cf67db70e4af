package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MdctTest {
  @Test
  void theFastTransformEqualsItsDefinition() {
    double[] samples = new Random(1).doubles(2048, -32_768, 32_767).toArray();
    double[] lines = new double[1024];
    new Mdct().transform(samples, lines);
    for (int k = 0; k < 1024; k += 31) {
      assertThat(lines[k]).isCloseTo(byDefinition(samples, k), within(1e-5));
    }
  }

  private static double byDefinition(double[] samples, int k) {
    double sum = 0;
    for (int n = 0; n < 2048; n++) {
      double phase = n + (1024 + 1) / 2.0;
      sum += samples[n] * StrictMath.cos(2 * StrictMath.PI / 2048 * phase * (k + 0.5));
    }
    return 2 * sum;
  }

  @Test
  void aTransformLeavesNothingBehindForTheNext() {
    Mdct used = new Mdct();
    double[] first = new double[1024];
    double[] second = new double[1024];
    double[] samples = new Random(2).doubles(2048).toArray();
    used.transform(samples, first);
    used.transform(new double[2048], second);
    assertThat(second).containsOnly(0);
    used.transform(samples, second);
    assertThat(second).containsExactly(first);
  }
}
