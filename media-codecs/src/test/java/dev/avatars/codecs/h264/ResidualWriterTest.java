package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ResidualWriterTest {
  /** The largest level that the 12-bit escape code of the profile can hold. */
  private static final int LARGEST = 2063;

  @Property(seed = "264", tries = 3000)
  void everyBlockReadsBack(
      @ForAll long seed,
      @ForAll @IntRange(min = 15, max = 16) int size,
      @ForAll @IntRange(max = 16) int nC) {
    int[] levels = randomLevels(seed, size);
    BitWriter writer = new BitWriter();
    int written = new ResidualWriter(writer).writeBlock(levels, 0, size, nC);
    writer.trailingBits();
    assertThat(new CavlcReader(BitReader.of(writer)).block(size, nC)).isEqualTo(levels);
    assertThat(written).isEqualTo((int) Arrays.stream(levels).filter(l -> l != 0).count());
  }

  @Property(seed = "264", tries = 1000)
  void everyChromaDcBlockReadsBack(@ForAll long seed) {
    int[] levels = randomLevels(seed, 4);
    BitWriter writer = new BitWriter();
    new ResidualWriter(writer).writeChromaDc(levels, 0);
    writer.trailingBits();
    assertThat(new CavlcReader(BitReader.of(writer)).chromaDc()).isEqualTo(levels);
  }

  @Example
  void onlyTheLevelsInTheRangeAreWritten() {
    int[] levels = new int[48];
    Arrays.fill(levels, 7);
    Arrays.fill(levels, 17, 32, 0);
    levels[20] = -3;
    BitWriter writer = new BitWriter();
    assertThat(new ResidualWriter(writer).writeBlock(levels, 17, 32, 0)).isEqualTo(1);
    writer.trailingBits();
    int[] expected = new int[15];
    expected[3] = -3;
    assertThat(new CavlcReader(BitReader.of(writer)).block(15, 0)).isEqualTo(expected);
  }

  @Example
  void anEmptyBlockIsOneBit() {
    BitWriter writer = new BitWriter();
    assertThat(new ResidualWriter(writer).writeBlock(new int[16], 0, 16, 0)).isZero();
    assertThat(writer.bitCount()).isEqualTo(1);
  }

  /** Blocks of every density and size of levels, so that each branch of the code is met often. */
  private static int[] randomLevels(long seed, int size) {
    Random random = new Random(seed);
    int density = random.nextInt(size + 1);
    int magnitude = 1 << random.nextInt(12);
    int[] levels = new int[size];
    for (int i = 0; i < size; i++) {
      if (random.nextInt(size) < density) {
        int level = random.nextInt(2 * magnitude + 1) - magnitude;
        levels[i] = Math.max(-LARGEST, Math.min(LARGEST, level));
      }
    }
    return levels;
  }
}
