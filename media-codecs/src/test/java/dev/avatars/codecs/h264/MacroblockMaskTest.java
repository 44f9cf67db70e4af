package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MacroblockMaskTest {
  @Property(seed = "264")
  void exactlyTheBlocksThatARectangleTouchesAreMarked(
      @ForAll @IntRange(min = -60, max = 120) int x,
      @ForAll @IntRange(min = -60, max = 120) int y,
      @ForAll @IntRange(min = -5, max = 150) int width,
      @ForAll @IntRange(min = -5, max = 150) int height) {
    MacroblockMask mask = MacroblockMask.of(70, 50);
    mask.mark(x, y, width, height);
    for (int row = 0; row < mask.rows(); row++) {
      for (int column = 0; column < mask.columns(); column++) {
        boolean touched =
            overlaps(x, width, column) && overlaps(y, height, row) && width > 0 && height > 0;
        assertThat(mask.isMarked(column, row)).as("%d, %d", column, row).isEqualTo(touched);
      }
    }
  }

  private static boolean overlaps(int start, int length, int block) {
    return start < 16 * block + 16 && start + length > 16 * block;
  }

  @Example
  void marksAddUpUntilTheyAreCleared() {
    MacroblockMask mask = MacroblockMask.of(512, 512);
    mask.mark(0, 0, 1, 1);
    mask.mark(500, 500, Integer.MAX_VALUE, Integer.MAX_VALUE);
    assertThat(mask.count()).isEqualTo(2);
    mask.all();
    assertThat(mask.count()).isEqualTo(1024);
    mask.clear();
    assertThat(mask.count()).isZero();
  }

  @Example
  void oddSizesAreCoveredToTheirLastSample() {
    MacroblockMask mask = MacroblockMask.of(33, 17);
    assertThat(mask.columns()).isEqualTo(3);
    assertThat(mask.rows()).isEqualTo(2);
  }

  @Example
  void sizesOutsideOfTheRangeAreRefused() {
    assertThatThrownBy(() -> MacroblockMask.of(15, 16))
        .hasMessage("width: found 15, allowed 16 to 4096");
    assertThatThrownBy(() -> MacroblockMask.of(16, 4097))
        .hasMessage("height: found 4097, allowed 16 to 4096");
  }
}
