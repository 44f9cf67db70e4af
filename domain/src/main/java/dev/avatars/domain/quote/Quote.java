package dev.avatars.domain.quote;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.request.AvatarRequest;
import dev.avatars.domain.request.Fingerprint;

/**
 * What a request will cost, before anything is spent, with the basis of the figure.
 *
 * <p>A quote is a pure function of the request and its model's price. The expected amount takes the
 * speech's own length; the upper bound takes the longest video the model is known to return. Both
 * keep six decimals; the bound is rounded up.
 *
 * @param provider who would do it
 * @param fingerprint what it is bound to: both files, the prompt, the model, the provider
 * @param priceVersion the price it was made with
 * @param expected the likely amount
 * @param upperBound the most it can be
 * @param basis how the amounts came about
 */
public record Quote(
    ProviderId provider,
    Fingerprint fingerprint,
    PriceVersion priceVersion,
    Money expected,
    Money upperBound,
    QuoteBasis basis) {
  private static final Rounding EXPECTED = Rounding.nearest(6);
  private static final Rounding BOUND = Rounding.up(6);

  public Quote {
    requireNonNull(provider, "provider");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(priceVersion, "price version");
    requireNonNull(basis, "basis");
    if (expected.isMoreThan(upperBound)) {
      throw new IllegalArgumentException(
          "expected: found " + expected + "; allowed: at most the upper bound " + upperBound);
    }
  }

  /** Prices a request. */
  public static Quote of(AvatarRequest request, ProviderId provider) {
    AvatarModel model = request.model();
    MediaLength speech = request.speech().length();
    return new Quote(
        provider,
        request.fingerprint(provider),
        PriceVersion.of(model),
        expected(model, speech),
        upperBound(model, speech),
        new QuoteBasis(
            model.id(),
            speech,
            model.price().longest(speech),
            model.price().words(),
            model.priceSource()));
  }

  /** The likely price of a speech of this length, whether or not the model would accept it. */
  public static Money expected(AvatarModel model, MediaLength speech) {
    return model.price().price(speech, EXPECTED);
  }

  /** The most a speech of this length can cost, whether or not the model would accept it. */
  public static Money upperBound(AvatarModel model, MediaLength speech) {
    return model.price().price(model.price().longest(speech), BOUND);
  }

  /** Leave to spend this much on exactly this. */
  public Approval approve() {
    return new Approval(fingerprint, priceVersion, upperBound);
  }
}
