package dev.avatars.domain.pricing;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.money.UnitPrice;
import java.time.Duration;
import java.util.function.Function;

/**
 * How a provider turns a length into an amount.
 *
 * <p>A rule is asked twice for a quote: for the price of the speech's own length, which is
 * expected, and for the price of {@link #longest} of it, which is the most that the provider can
 * bill.
 */
public sealed interface PriceRule {
  /** The price of a billed length, rounded once as told. A longer length never costs less. */
  Money price(MediaLength billed, Rounding rounding);

  /** The longest length that can be billed for a speech of this length. */
  MediaLength longest(MediaLength speech);

  /** The price of one unit. */
  UnitPrice rate();

  /** The rule in words, such as {@code $0.115 per second of output}. */
  String words();

  /** One result for any rule; a forgotten one does not compile. */
  <T> T fold(
      Function<PerSecond, T> onSeconds,
      Function<BasePlusSeconds, T> onBasePlusSeconds,
      Function<PerGeneration, T> onGeneration);

  /**
   * A price per second, of the video that comes out or of the speech that goes in.
   *
   * @param rate the price of a second
   * @param padding how much longer than the speech the billed length may turn out; some models add
   *     a closed-mouth tail and bill it
   * @param step the length is rounded up to whole steps; zero for none
   * @param minimum the least length that is billed; zero for none
   */
  record PerSecond(UnitPrice rate, Duration padding, Duration step, Duration minimum)
      implements PriceRule {
    public PerSecond {
      if (rate.unit() == BillingUnit.GENERATION) {
        throw new IllegalArgumentException("rate: found " + rate + "; allowed: a price per second");
      }
      requireZeroOrMore("padding", padding);
      requireZeroOrMore("step", step);
      requireZeroOrMore("minimum", minimum);
    }

    /** A plain price per second whose billed length may exceed the speech by a padding. */
    public static PerSecond padded(UnitPrice rate, Duration padding) {
      return new PerSecond(rate, padding, Duration.ZERO, Duration.ZERO);
    }

    @Override
    public Money price(MediaLength billed, Rounding rounding) {
      return steps(billed.max(MediaLength.of(minimum))).at(rate, rounding);
    }

    @Override
    public MediaLength longest(MediaLength speech) {
      return speech.plus(MediaLength.of(padding));
    }

    @Override
    public <T> T fold(
        Function<PerSecond, T> onSeconds,
        Function<BasePlusSeconds, T> onBasePlusSeconds,
        Function<PerGeneration, T> onGeneration) {
      return onSeconds.apply(this);
    }

    @Override
    public String words() {
      String stepped = step.isZero() ? "" : ", in steps of " + MediaLength.of(step);
      String least = minimum.isZero() ? "" : ", at least " + MediaLength.of(minimum);
      return rate + stepped + least;
    }

    private MediaLength steps(MediaLength length) {
      return step.isZero() ? length : length.roundedUpTo(step);
    }
  }

  /**
   * A price for the first seconds and another for each further one.
   *
   * @param base the price of the included seconds
   * @param included how many seconds the base covers; more than zero
   * @param rate the price of each further second
   */
  record BasePlusSeconds(Money base, Duration included, UnitPrice rate) implements PriceRule {
    public BasePlusSeconds {
      if (rate.unit() == BillingUnit.GENERATION || base.isNegative()) {
        throw new IllegalArgumentException(
            "price: found "
                + base
                + " and "
                + rate
                + "; allowed: 0 or more and a price per second");
      }
      if (!base.currency().equals(rate.amount().currency())) {
        throw new IllegalArgumentException(
            "rate: found " + rate.amount() + "; allowed: the currency of the base, " + base);
      }
      if (included.isZero() || included.isNegative()) {
        throw new IllegalArgumentException(
            "included: found " + included + "; allowed: more than 0");
      }
    }

    @Override
    public Money price(MediaLength billed, Rounding rounding) {
      return billed.compareTo(MediaLength.of(included)) <= 0
          ? base
          : base.plus(billed.beyond(included, rate, rounding));
    }

    @Override
    public MediaLength longest(MediaLength speech) {
      return speech;
    }

    @Override
    public <T> T fold(
        Function<PerSecond, T> onSeconds,
        Function<BasePlusSeconds, T> onBasePlusSeconds,
        Function<PerGeneration, T> onGeneration) {
      return onBasePlusSeconds.apply(this);
    }

    @Override
    public String words() {
      return base.display() + " for " + MediaLength.of(included) + ", then " + rate;
    }
  }

  /**
   * One price whatever the length.
   *
   * @param rate the price of a generation
   */
  record PerGeneration(UnitPrice rate) implements PriceRule {
    public PerGeneration {
      if (rate.unit() != BillingUnit.GENERATION) {
        throw new IllegalArgumentException(
            "rate: found " + rate + "; allowed: a price per generation");
      }
    }

    @Override
    public Money price(MediaLength billed, Rounding rounding) {
      return rate.amount();
    }

    @Override
    public MediaLength longest(MediaLength speech) {
      return speech;
    }

    @Override
    public <T> T fold(
        Function<PerSecond, T> onSeconds,
        Function<BasePlusSeconds, T> onBasePlusSeconds,
        Function<PerGeneration, T> onGeneration) {
      return onGeneration.apply(this);
    }

    @Override
    public String words() {
      return rate.toString();
    }
  }

  private static void requireZeroOrMore(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + ": found " + value + "; allowed: zero or more");
    }
  }
}
