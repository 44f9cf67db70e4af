package dev.avatars.domain.quote;

import static dev.avatars.domain.fixtures.Fixtures.standard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.AvatarModel;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class QuotePropertiesTest {
  @Property(tries = 400, seed = "20260301")
  @Label("P2 a quote is a pure function, and a longer speech is never quoted less")
  void aQuoteIsAPureFunction(
      @ForAll @LongRange(min = 2_000, max = 300_000) long milliseconds,
      @ForAll @LongRange(max = 1_000) long more) {
    AvatarModel model = standard();
    MediaLength speech = MediaLength.of(Duration.ofMillis(milliseconds));
    MediaLength longer = MediaLength.of(Duration.ofMillis(milliseconds + more));
    assertThat(Quote.expected(model, speech)).isEqualTo(Quote.expected(model, speech));
    assertThat(Quote.expected(model, longer)).isGreaterThanOrEqualTo(Quote.expected(model, speech));
    assertThat(Quote.upperBound(model, longer))
        .isGreaterThanOrEqualTo(Quote.upperBound(model, speech));
    assertThat(Quote.upperBound(model, speech))
        .isGreaterThanOrEqualTo(Quote.expected(model, speech));
  }
}
