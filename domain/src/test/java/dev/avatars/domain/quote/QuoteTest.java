package dev.avatars.domain.quote;

import static dev.avatars.domain.fixtures.Fixtures.PROVIDER;
import static dev.avatars.domain.fixtures.Fixtures.priced;
import static dev.avatars.domain.fixtures.Fixtures.pro;
import static dev.avatars.domain.fixtures.Fixtures.quote;
import static dev.avatars.domain.fixtures.Fixtures.request;
import static dev.avatars.domain.fixtures.Fixtures.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.FactSource;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.money.UnitPrice;
import dev.avatars.domain.pricing.PriceRule;
import dev.avatars.domain.request.AvatarRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class QuoteTest {
  @Test
  @DisplayName("P2 60 s cost $6.90 on Pro and $3.372 on Standard")
  void aMinuteHasItsPrice() {
    assertThat(quote(pro(), "60").expected()).isEqualTo(Money.usd("6.90"));
    assertThat(quote(standard(), "60").expected()).isEqualTo(Money.usd("3.372"));
  }

  @Test
  @DisplayName("P2 one dollar buys 8.69 s of Pro, cut")
  void aDollarBuysAlmostNineSeconds() {
    BigDecimal rate = pro().price().rate().amount().amount();
    BigDecimal seconds = Rounding.nearest(6).divide(BigDecimal.ONE, rate);
    assertThat(seconds).isEqualByComparingTo("8.695652");
    assertThat(Quote.expected(pro(), MediaLength.ofSeconds("8.69")))
        .isLessThanOrEqualTo(Money.usd("1"));
    assertThat(Quote.expected(pro(), MediaLength.ofSeconds("8.70"))).isGreaterThan(Money.usd("1"));
  }

  @Test
  @DisplayName("P2 Standard costs 48.87 % of Pro, so it saves 51.13 %")
  void standardCostsLessThanHalf() {
    BigDecimal share =
        Rounding.nearest(4)
            .divide(
                quote(standard(), "60").expected().amount(),
                quote(pro(), "60").expected().amount());
    assertThat(share).isEqualByComparingTo("0.4887");
    assertThat(BigDecimal.ONE.subtract(share)).isEqualByComparingTo("0.5113");
  }

  @Test
  @DisplayName("P2 5.70 s of audio that come back as 7.20 s of video cost $0.828 on Pro")
  void theVideoIsBilledAndNotTheAudio() {
    MediaLength billed = MediaLength.ofSeconds("7.20");
    assertThat(pro().price().price(billed, Rounding.nearest(6))).isEqualTo(Money.usd("0.828"));
    Quote quote = quote(pro(), "5.70");
    assertThat(quote.expected()).isEqualTo(Money.usd("0.6555"));
    assertThat(quote.upperBound()).isEqualTo(Money.usd("1.0005")).isGreaterThan(Money.usd("0.828"));
  }

  @Test
  @DisplayName("P2 7.2 s of Standard are $0.40464")
  void aClipOfStandardHasItsPrice() {
    assertThat(quote(standard(), "7.2").expected()).isEqualTo(Money.usd("0.40464"));
  }

  @Test
  @DisplayName("P2 a quote shows its basis: length, rule, bound, source and date")
  void aQuoteShowsItsBasis() {
    assertThat(quote(pro(), "5.70").basis())
        .hasToString(
            "5.700 s of speech at $0.115 per second of output, billed up to 8.700 s (fal.ai"
                + " reference page of Kling AI Avatar v2, read 2026-10-01)");
  }

  @Test
  @DisplayName("P2 two quotes for one request are equal")
  void twoQuotesAreEqual() {
    assertThat(quote(pro(), "5.70")).isEqualTo(quote(pro(), "5.70"));
  }

  @Test
  void anExpectedAmountAboveTheBoundIsRefused() {
    Quote good = quote(pro(), "5.70");
    assertThatThrownBy(
            () ->
                new Quote(
                    good.provider(),
                    good.fingerprint(),
                    good.priceVersion(),
                    Money.usd("2"),
                    Money.usd("1"),
                    good.basis()))
        .hasMessage("expected: found USD 2; allowed: at most the upper bound USD 1");
  }

  @Test
  @DisplayName("P3 an approval covers the quote it was given for")
  void anApprovalCoversItsQuote() {
    Quote quote = quote(pro(), "5.70");
    assertThat(quote.approve().objection(quote)).isEmpty();
    assertThat(quote.approve().most()).isEqualTo(quote.upperBound());
  }

  @Test
  @DisplayName("P3 an approval objects when a file, the prompt, the model or the provider changed")
  void anApprovalObjectsToOtherWork() {
    AvatarRequest request = request(pro(), "5.70");
    Approval approval = Quote.of(request, PROVIDER).approve();
    AvatarRequest reworded =
        new AvatarRequest(request.model(), request.portrait(), request.speech(), "frown");
    String changed =
        "a file, the prompt, the model or the provider changed since the quote was approved";
    assertThat(approval.objection(Quote.of(reworded, PROVIDER))).contains(changed);
    assertThat(approval.objection(Quote.of(request, new ProviderId("fake")))).contains(changed);
    assertThat(approval.objection(quote(standard(), "5.70"))).contains(changed);
  }

  @Test
  @DisplayName("P3 an approval objects when the price changed, also when it fell")
  void anApprovalObjectsToAnotherPrice() {
    Approval approval = quote(perSecond("0.10"), "5").approve();
    assertThat(approval.objection(quote(perSecond("0.20"), "5")))
        .contains("the price changed since the quote was approved: at most $1.60 now, $0.80 then");
    assertThat(approval.objection(quote(perSecond("0.05"), "5"))).isPresent();
    Approval less = new Approval(approval.fingerprint(), approval.price(), Money.usd("0.79"));
    assertThat(less.objection(quote(perSecond("0.10"), "5"))).isPresent();
  }

  private static AvatarModel perSecond(String rate) {
    UnitPrice price = UnitPrice.usd(rate, BillingUnit.OUTPUT_SECOND);
    return priced(PriceRule.PerSecond.padded(price, Duration.ofSeconds(3)));
  }

  @Test
  @DisplayName("P3 the price version changes with the rule, the rate and the source")
  void anotherPriceIsAnotherVersion() {
    PriceVersion version = PriceVersion.of(perSecond("0.10"));
    AvatarModel model = perSecond("0.10");
    AvatarModel reread =
        new AvatarModel(
            model.id(),
            model.title(),
            model.tier(),
            model.endpoint(),
            model.output(),
            model.limits(),
            model.price(),
            new FactSource(model.priceSource().name(), LocalDate.of(2026, 12, 1)),
            model.time());
    assertThat(PriceVersion.of(model)).isEqualTo(version);
    assertThat(version.toString()).hasSize(12);
    assertThat(PriceVersion.of(perSecond("0.11"))).isNotEqualTo(version);
    assertThat(PriceVersion.of(reread)).isNotEqualTo(version);
    assertThat(
            PriceVersion.of(
                priced(
                    new PriceRule.PerSecond(
                        model.price().rate(),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(1),
                        Duration.ZERO))))
        .isNotEqualTo(version);
  }

  @Test
  @DisplayName("P1 a spend limit covers what may cost at most as much")
  void aSpendLimitCoversItsAmount() {
    Quote quote = quote(perSecond("0.10"), "5");
    assertThat(SpendLimit.usd("0.80").objection(quote)).isEmpty();
    assertThat(SpendLimit.usd("0.799999").objection(quote))
        .contains("it may cost up to $0.80; the limit is $0.799999");
  }

  @Test
  @DisplayName("P1 a spend limit in another currency covers nothing")
  void aSpendLimitInAnotherCurrencyObjects() {
    SpendLimit euros = new SpendLimit(Money.of(BigDecimal.TEN, "EUR"));
    assertThat(euros.objection(quote(pro(), "5")))
        .contains("it is priced in USD; the limit is in EUR");
  }

  @Test
  void aSpendLimitIsNotNegative() {
    assertThatThrownBy(() -> SpendLimit.usd("-1"))
        .hasMessage("spend limit: found USD -1; allowed: 0 or more");
  }
}
