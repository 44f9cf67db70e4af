package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CavlcTablesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 8})
  void coefficientTokensAreDistinguishable(int nC) {
    assertDistinguishable(tokens(16, (total, ones) -> CavlcTables.coeffToken(nC, total, ones)));
  }

  @Test
  void chromaDcTokensAreDistinguishable() {
    assertDistinguishable(tokens(4, CavlcTables::chromaDcCoeffToken));
  }

  @Test
  void zerosAreDistinguishable() {
    for (int total = 1; total < 16; total++) {
      assertDistinguishable(upTo(16 - total, total, CavlcTables::totalZeros));
    }
    for (int total = 1; total < 4; total++) {
      assertDistinguishable(upTo(4 - total, total, CavlcTables::chromaDcTotalZeros));
    }
  }

  @Test
  void runsAreDistinguishable() {
    for (int zerosLeft = 1; zerosLeft <= 14; zerosLeft++) {
      assertDistinguishable(upTo(zerosLeft, zerosLeft, CavlcTables::runBefore));
    }
  }

  private static List<Integer> tokens(int most, IntBinaryOperator table) {
    List<Integer> codes = new ArrayList<>();
    for (int total = 0; total <= most; total++) {
      for (int ones = 0; ones <= Math.min(3, total); ones++) {
        codes.add(table.applyAsInt(total, ones));
      }
    }
    return codes;
  }

  private static List<Integer> upTo(int most, int row, IntBinaryOperator table) {
    List<Integer> codes = new ArrayList<>();
    for (int value = 0; value <= most; value++) {
      codes.add(table.applyAsInt(row, value));
    }
    return codes;
  }

  /** No code begins with another one. */
  private static void assertDistinguishable(List<Integer> codes) {
    for (int i = 0; i < codes.size(); i++) {
      for (int j = 0; j < codes.size(); j++) {
        assertThat(i != j && begins(codes.get(i), codes.get(j))).as("%d and %d", i, j).isFalse();
      }
    }
  }

  private static boolean begins(int shorter, int longer) {
    int surplus = Vlc.length(longer) - Vlc.length(shorter);
    assertThat(Vlc.length(shorter)).isPositive();
    return surplus >= 0 && Vlc.value(longer) >> surplus == Vlc.value(shorter);
  }
}
