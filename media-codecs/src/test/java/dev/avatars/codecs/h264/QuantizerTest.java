package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class QuantizerTest {
  @Property(seed = "264")
  void aDifferenceThatVanishesHasNoLevels(
      @ForAll @IntRange(min = 12, max = 51) int qp,
      @ForAll @Size(16) List<@IntRange(min = -120, max = 120) Integer> samples) {
    Quantizer quantizer = Quantizer.forInter(qp);
    int[] block = samples.stream().mapToInt(Integer::intValue).toArray();
    int sum = shrink(block, quantizer.vanishingDifference());

    Transform.forward(block);
    int[] levels = new int[BlockScan.COEFFICIENTS];

    assertThat(quantizer.quantize(block, 0, levels, 0)).as("sum " + sum).isZero();
    assertThat(levels).containsOnly(0);
  }

  @Example
  void aPlaneOfTheVanishingDifferenceHasNoDcAndALargerOneMayHave() {
    for (int qp = 12; qp <= 51; qp++) {
      Quantizer quantizer = Quantizer.forInter(qp);
      assertThat(quantizer.quantizeDc(quantizer.vanishingPlane())).isZero();
      assertThat(quantizer.quantizeDc(-quantizer.vanishingPlane())).isZero();
      assertThat(quantizer.quantizeDc(quantizer.vanishingPlane() + 1)).isOne();
    }
  }

  /** Takes samples away until the sum of absolute differences is small enough. */
  private static int shrink(int[] block, int most) {
    int sum = 0;
    for (int i = 0; i < block.length; i++) {
      int room = most - sum;
      block[i] = Math.max(-room, Math.min(room, block[i]));
      sum += Math.abs(block[i]);
    }
    return sum;
  }
}
