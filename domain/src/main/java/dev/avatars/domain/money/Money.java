package dev.avatars.domain.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount in one currency, positive, zero or negative.
 *
 * <p>Amounts are decimals of any needed precision and are never rounded unless a {@link Rounding}
 * is passed: 7.2 s at $0.0562 is $0.40464. Equal amounts are equal whatever zeros they were written
 * with. Immutable.
 *
 * <pre>{@code
 * Money total = Money.usd("0.115").times(new BigDecimal("60")); // USD 6.9
 * }</pre>
 *
 * @param amount the decimal, with at most 18 decimals and 12 digits before the point
 * @param currency the currency; amounts of two currencies never mix
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  private static final int MOST_DECIMALS = 18;
  private static final int MOST_WHOLE_DIGITS = 12;
  private static final Currency USD = Currency.getInstance("USD");

  /**
   * Checks the magnitude and drops trailing zeros.
   *
   * @throws IllegalArgumentException for more than 18 decimals or 12 digits before the point
   */
  public Money {
    requireNonNull(currency, "currency");
    amount = canonical(amount);
  }

  /** US dollars from their decimal text, such as {@code "0.0562"}. */
  public static Money usd(String amount) {
    return new Money(parsed(amount), USD);
  }

  /**
   * An amount of a currency given by its ISO 4217 code, such as {@code "USD"}.
   *
   * @throws IllegalArgumentException for a code that is none
   */
  public static Money of(BigDecimal amount, String currencyCode) {
    return new Money(amount, currency(currencyCode));
  }

  /** Reads what {@link #toString} writes, such as {@code "USD 6.9"}. */
  public static Money parse(String text) {
    int space = text.indexOf(' ');
    if (space != 3) {
      throw new IllegalArgumentException(
          "money: found '" + text + "'; allowed: a currency code and a decimal, like 'USD 6.90'");
    }
    return of(parsed(text.substring(4)), text.substring(0, 3));
  }

  /** Nothing, in a currency. */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** The exact sum. */
  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other).amount), currency);
  }

  /** The exact difference. */
  public Money minus(Money other) {
    return new Money(amount.subtract(sameCurrency(other).amount), currency);
  }

  /** The exact product with a plain number. */
  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor), currency);
  }

  /** The amount with fewer decimals. */
  public Money rounded(Rounding rounding) {
    return new Money(rounding.apply(amount), currency);
  }

  /** Whether this is strictly more. */
  public boolean isMoreThan(Money other) {
    return compareTo(other) > 0;
  }

  /** Whether this is below zero. */
  public boolean isNegative() {
    return amount.signum() < 0;
  }

  /**
   * For people: the currency's sign where it has one of its own here, and at least two decimals,
   * such as {@code $6.90}, {@code $0.40464} or {@code EUR 2.00}. Never fewer digits than the amount
   * has.
   */
  public String display() {
    BigDecimal shown = amount.abs().setScale(Math.max(2, amount.scale()));
    String sign = amount.signum() < 0 ? "-" : "";
    String unit = currency.equals(USD) ? "$" : currency.getCurrencyCode() + " ";
    return sign + unit + shown.toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(sameCurrency(other).amount);
  }

  /** The currency code and the plain decimal, such as {@code USD 6.9}. */
  @Override
  public String toString() {
    return currency.getCurrencyCode() + " " + amount.toPlainString();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "currency: found " + other.currency + "; allowed: " + currency);
    }
    return other;
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "currency: found '" + code + "'; allowed: an ISO 4217 code like USD", unknown);
    }
  }

  private static BigDecimal parsed(String text) {
    if (text.length() > MOST_DECIMALS + MOST_WHOLE_DIGITS + 2) {
      throw new IllegalArgumentException(
          "amount: found " + text.length() + " characters; allowed: a decimal like '6.90'");
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notDecimal) {
      throw new IllegalArgumentException(
          "amount: found '" + text + "'; allowed: a decimal like '6.90'", notDecimal);
    }
  }

  private static BigDecimal canonical(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    long wholeDigits = (long) stripped.precision() - stripped.scale();
    if (stripped.scale() > MOST_DECIMALS || wholeDigits > MOST_WHOLE_DIGITS) {
      throw new IllegalArgumentException(
          "amount: found a number of scale "
              + stripped.scale()
              + " and precision "
              + stripped.precision()
              + "; allowed: 12 digits before and 18 after the point");
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
