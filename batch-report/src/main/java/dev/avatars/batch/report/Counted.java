package dev.avatars.batch.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with their nouns. */
final class Counted {
  private static final long MEGABYTE = 1_000_000;

  private Counted() {}

  /** Such as {@code 1 row}, {@code 0 rows} or {@code 10,000 rows}. */
  static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /** Such as {@code 12.3 MB}; at least a tenth of one. */
  static String bytes(long bytes) {
    BigDecimal megabytes =
        BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(MEGABYTE), 1, RoundingMode.UP);
    return String.format(Locale.ROOT, "%,.1f MB", megabytes);
  }
}
