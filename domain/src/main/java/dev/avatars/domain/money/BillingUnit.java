package dev.avatars.domain.money;

/** What one unit of a price is counted in. */
public enum BillingUnit {
  /** A second of the video that comes out. */
  OUTPUT_SECOND("second of output"),
  /** A second of the speech that goes in. */
  INPUT_SECOND("second of input"),
  /** One whole generation, whatever its length. */
  GENERATION("generation");

  private final String words;

  BillingUnit(String words) {
    this.words = words;
  }

  /** The unit in words, such as {@code second of output}. */
  public String words() {
    return words;
  }
}
