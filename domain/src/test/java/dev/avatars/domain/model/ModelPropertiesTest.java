package dev.avatars.domain.model;

import static dev.avatars.domain.fixtures.Fixtures.standard;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class ModelPropertiesTest {
  @Property(tries = 400, seed = "20260301")
  void aVideoFollowsThePortraitsAspect(
      @ForAll @IntRange(min = 300, max = 8_000) int side,
      @ForAll @IntRange(min = 40, max = 250) int percent) {
    OutputSize size = standard().output();
    int other = side * percent / 100;
    int width = size.widthFor(side, other);
    int height = size.heightFor(side, other);
    assertThat(width % 16).isZero();
    assertThat(height % 16).isZero();
    assertThat((long) width * height).isBetween(size.pixels() * 9L / 10, size.pixels() * 11L / 10);
    assertThat(size.widthFor(other, side)).isEqualTo(height);
  }
}
