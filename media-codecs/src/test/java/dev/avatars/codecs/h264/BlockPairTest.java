package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockPairTest {
  private static final int X = 16;
  private static final int Y = 4;

  @Test
  void bothBlocksHaveTheSumOfTheirAbsoluteDifferences() {
    Random random = new Random(264);
    Plane source = noise(random);
    Plane prediction = noise(random);
    int[] distances = new int[4];

    BlockPair.compare(source, prediction, X, Y, distances, 1);

    int[] block = new int[BlockScan.COEFFICIENTS];
    int left = Transform.difference(source, prediction, X, Y, block);
    int right = Transform.difference(source, prediction, X + 4, Y, block);
    assertThat(distances).containsExactly(0, left, right, 0);
  }

  @Test
  void blackIs4080FromWhiteBothWays() {
    Plane black = new Plane(32, 16);
    Plane white = new Plane(32, 16);
    Arrays.fill(white.samples, (byte) 255);
    int[] distances = new int[2];

    BlockPair.compare(black, white, X, Y, distances, 0);
    assertThat(distances).containsExactly(4080, 4080);
    BlockPair.compare(white, black, X, Y, distances, 0);
    assertThat(distances).containsExactly(4080, 4080);
  }

  private static Plane noise(Random random) {
    Plane plane = new Plane(32, 16);
    random.nextBytes(plane.samples);
    return plane;
  }
}
