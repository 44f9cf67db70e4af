package dev.avatars.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.money.UnitPrice;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MediaLengthTest {
  @Test
  void aLengthIsAFractionAndIsShownInMilliseconds() {
    assertThat(new MediaLength(441_604, 44_100)).hasToString("10.014 s");
    assertThat(MediaLength.ofSeconds("5.70"))
        .hasToString("5.700 s")
        .isEqualByComparingTo(new MediaLength(57, 10));
    assertThat(MediaLength.of(Duration.ofSeconds(3))).isEqualTo(new MediaLength(3, 1));
  }

  @Test
  void theSumWithAPaddingInMillisecondsIsExact() {
    MediaLength speech = new MediaLength(110_251, 44_100);
    MediaLength sum = speech.plus(MediaLength.of(Duration.ofMillis(1_500)));
    assertThat(sum).isEqualByComparingTo(new MediaLength(110_251 + 66_150, 44_100));
  }

  @Test
  void aSumThatNoScaleExpressesIsRoundedUpToTheNanosecond() {
    MediaLength sum = new MediaLength(1, 2_147_483_647).plus(new MediaLength(1, 2_147_483_646));
    assertThat(sum).isEqualTo(new MediaLength(1, 1_000_000_000));
  }

  @Test
  void nothingAddsNothing() {
    MediaLength speech = new MediaLength(110_251, 44_100);
    assertThat(speech.plus(MediaLength.ZERO)).isEqualTo(speech);
    assertThat(MediaLength.ZERO.plus(speech)).isEqualByComparingTo(speech);
    assertThat(MediaLength.ZERO.plus(MediaLength.ZERO)).isEqualTo(MediaLength.ZERO);
  }

  @Test
  @DisplayName("P18 a length cannot be negative or without a scale")
  void anImpossibleLengthIsRefused() {
    assertThatThrownBy(() -> new MediaLength(-1, 1))
        .hasMessage("units: found -1; allowed: 0 or more");
    assertThatThrownBy(() -> new MediaLength(1, 0))
        .hasMessage("units per second: found 0; allowed: 1 or more");
  }

  @Test
  void aLongRecordingInNanosecondsHasAPriceToo() {
    MediaLength tenHours = new MediaLength(36_000_000_000_000L, 1_000_000_000);
    UnitPrice price = UnitPrice.usd("0.115", BillingUnit.OUTPUT_SECOND);
    assertThat(tenHours.at(price, Rounding.nearest(6))).isEqualTo(Money.usd("4140"));
  }
}
