package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Texts that are remembered by some bytes each. */
class NameSetTest {
  private static final int MANY = 200_000;

  private final NameSet names = new NameSet();

  @Test
  @DisplayName("P20 of many thousand names each is new once")
  void eachNameIsNewOnce() {
    assertThat(IntStream.range(0, MANY).filter(i -> names.add("row-" + i)).count()).isEqualTo(MANY);
    assertThat(IntStream.range(0, MANY).filter(i -> names.add("row-" + i)).count()).isZero();
  }

  @Test
  void similarNamesAreDifferent() {
    assertThat(names.add("")).isTrue();
    assertThat(names.add("a")).isTrue();
    assertThat(names.add("A")).isTrue();
    assertThat(names.add("a ")).isTrue();
    assertThat(names.add("ab")).isTrue();
    assertThat(names.add("ba")).isTrue();
    assertThat(names.add("\u00e4")).isTrue();
    assertThat(names.add("a\u0308")).isTrue();
    assertThat(names.add("")).isFalse();
    assertThat(names.add("ba")).isFalse();
  }
}
