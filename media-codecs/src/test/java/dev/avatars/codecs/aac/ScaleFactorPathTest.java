package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScaleFactorPathTest {
  private final ScaleFactorPath path = new ScaleFactorPath(ScaleFactorBands.of(44_100));

  @Property(tries = 200, seed = "1")
  void everyDifferenceHasACodeword(
      @ForAll @Size(max = 49) List<@IntRange(min = -1, max = 255) Integer> all) {
    int[] wanted = all.stream().mapToInt(Integer::intValue).toArray();
    int[] chosen = path.choose(wanted);
    assertThat(chosen).hasSameSizeAs(wanted);
    int previous = ScaleFactorPath.NONE;
    for (int band = 0; band < chosen.length; band++) {
      assertThat(chosen[band] == ScaleFactorPath.NONE).isEqualTo(wanted[band] == -1);
      if (wanted[band] != -1) {
        assertThat(chosen[band]).isBetween(0, 255);
        assertThat(previous == -1 ? 0 : Math.abs(chosen[band] - previous)).isLessThanOrEqualTo(60);
        previous = chosen[band];
      }
    }
  }

  @Property(tries = 200, seed = "1")
  void theChosenFactorsStayNearTheWanted(
      @ForAll @Size(max = 49) List<@IntRange(min = 100, max = 150) Integer> all) {
    int[] wanted = all.stream().mapToInt(Integer::intValue).toArray();
    int[] chosen = path.choose(wanted);
    for (int band = 0; band < wanted.length; band++) {
      assertThat(Math.abs(chosen[band] - wanted[band])).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void smallUnevennessInNarrowBandsIsSmoothedAway() {
    assertThat(path.choose(new int[] {120, 121, 120, 121, 120})).containsOnly(120);
  }

  @Test
  void nothingWantedIsNothingChosen() {
    assertThat(path.choose(new int[0])).isEmpty();
    assertThat(path.choose(new int[] {-1, -1})).containsExactly(-1, -1);
  }
}
