package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TransformTest {
  @Property(seed = "264")
  void aBlockComesBackWithinAFewSteps(
      @ForAll long seed, @ForAll @IntRange(min = 12, max = 40) int qp) {
    Random random = new Random(seed);
    Plane source = new Plane(16, 16);
    random.nextBytes(source.samples);
    Plane reconstruction = new Plane(16, 16);
    random.nextBytes(reconstruction.samples);
    int[] coefficients = new int[16];
    int[] levels = new int[16];
    Quantizer quantizer = Quantizer.forIntra(qp);

    Transform.difference(source, reconstruction, 4, 8, coefficients);
    Transform.forward(coefficients);
    quantizer.quantize(coefficients, 0, levels, 0);
    quantizer.scale(levels, 0, coefficients);
    Transform.addInverse(coefficients, reconstruction, 4, 8);

    int step = 1 << (qp / 6);
    for (int i = 0; i < 16; i++) {
      int x = 4 + (i & 3);
      int y = 8 + (i >> 2);
      assertThat(Math.abs(source.sample(x, y) - reconstruction.sample(x, y)))
          .isLessThanOrEqualTo(2 * step);
    }
  }

  @Property(seed = "264")
  void noLevelOutgrowsTheEscapeCode(
      @ForAll long seed, @ForAll @IntRange(min = 12, max = 51) int qp) {
    Random random = new Random(seed);
    int[] block = new int[16];
    for (int i = 0; i < 16; i++) {
      block[i] = random.nextBoolean() ? 255 : -255;
    }
    Transform.forward(block);
    int[] levels = new int[16];
    Quantizer.forIntra(qp).quantize(block, 0, levels, 0);
    assertThat(Arrays.stream(levels).map(Math::abs).max())
        .satisfies(most -> assertThat(most.orElseThrow()).isLessThanOrEqualTo(2063));
  }

  @Example
  void theLargestDcFitsTheEscapeCode() {
    int largestLumaDc = 255 * 16 * 16 / 2;
    int largestChromaDc = 255 * 16 * 4;
    assertThat(Quantizer.forIntra(12).quantizeDc(largestLumaDc)).isLessThanOrEqualTo(2063);
    assertThat(Quantizer.forIntra(12).quantizeDc(-largestChromaDc)).isGreaterThanOrEqualTo(-2063);
  }

  @Example
  void equalBlocksHaveNoDifference() {
    Plane plane = new Plane(16, 16);
    new Random(7).nextBytes(plane.samples);
    int[] block = new int[16];
    assertThat(Transform.difference(plane, plane, 8, 4, block)).isZero();
    assertThat(Transform.transformedDifference(block)).isZero();
  }

  @Example
  void aFlatDifferenceCostsItsSize() {
    int[] block = new int[16];
    Arrays.fill(block, -3);
    assertThat(Transform.transformedDifference(block)).isEqualTo(3 * 16 / 2);
  }

  @Example
  void chromaIsQuantizedFinerWhereLumaIsCoarse() {
    assertThat(Quantizer.chromaQp(12)).isEqualTo(12);
    assertThat(Quantizer.chromaQp(29)).isEqualTo(29);
    assertThat(Quantizer.chromaQp(30)).isEqualTo(29);
    assertThat(Quantizer.chromaQp(51)).isEqualTo(39);
  }
}
