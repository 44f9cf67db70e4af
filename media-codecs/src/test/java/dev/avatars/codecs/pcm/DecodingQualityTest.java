package dev.avatars.codecs.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DecodingQualityTest {
  @Test
  void aFileOfWhichHalfCanBeDecodedIsUsed() {
    assertThat(new DecodingQuality(10, 5).refusal()).isEmpty();
    assertThat(new DecodingQuality(0, 0).refusal()).isEmpty();
  }

  @Test
  void aFileOfWhichMoreFailsThanNotIsRefusedInWords() {
    assertThat(new DecodingQuality(433, 430).refusal())
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal.found())
                    .isEqualTo("sound of which 430 of 433 packets cannot be decoded"));
  }

  @Test
  void moreDamagedThanTriedCannotBe() {
    assertThatThrownBy(() -> new DecodingQuality(1, 2)).hasMessageContaining("damaged 2 of 1");
  }
}
