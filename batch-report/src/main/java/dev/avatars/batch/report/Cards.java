package dev.avatars.batch.report;

import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The figures at the top of the page. */
final class Cards {
  private static final Rounding TENTHS = Rounding.nearest(1);
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private Cards() {}

  /** The figures, each with its name and what it means. */
  static List<Map<String, Object>> of(Overview overview) {
    return List.of(
        quoted(overview),
        billed(overview),
        saved(overview),
        held(overview),
        speech(overview),
        video(overview),
        span(overview),
        throughput(overview));
  }

  private static Map<String, Object> quoted(Overview overview) {
    return card(
        "Quoted",
        overview.quoted().display(),
        "at most " + overview.atMost().display() + ", all rows");
  }

  private static Map<String, Object> billed(Overview overview) {
    return card(
        "Billed", overview.billed().display(), Counted.of(overview.bills(), "bill") + " came");
  }

  private static Map<String, Object> held(Overview overview) {
    return card(
        "Held",
        overview.held().display(),
        overview.openBills() == 0
            ? "nothing is open"
            : Counted.of(overview.openBills(), "row") + " not settled yet");
  }

  /** The sign of several currencies' sums is told by each; the title tells that of one. */
  private static Map<String, Object> saved(Overview overview) {
    List<Money> amounts = overview.saved().amounts();
    if (amounts.size() != 1) {
      return card("Saved against the quote", overview.saved().display(), "over the bills so far");
    }
    Money saved = amounts.get(0);
    String title = saved.isNegative() ? "More than quoted" : "Saved against the quote";
    Money shown = new Money(saved.amount().abs(), saved.currency());
    return card(title, shown.display(), share(shown, overview));
  }

  private static String share(Money saved, Overview overview) {
    BigDecimal quoted = overview.quotedOfBilled().amounts().get(0).amount();
    return quoted.signum() <= 0
        ? "over the bills so far"
        : percent(saved.amount(), quoted) + " % of those videos' quotes";
  }

  private static String percent(BigDecimal part, BigDecimal whole) {
    BigDecimal percent = part.multiply(PERCENT).divide(whole, MathContext.DECIMAL64);
    return TENTHS.apply(percent).toPlainString();
  }

  private static Map<String, Object> speech(Overview overview) {
    return card("Speech", seconds(overview.speechSeconds()), "all rows together");
  }

  private static Map<String, Object> video(Overview overview) {
    return card(
        "Video",
        seconds(overview.videoSeconds()),
        "in " + Counted.of(overview.count(RowStatus.DONE), "video"));
  }

  private static Map<String, Object> span(Overview overview) {
    String from = overview.first().map(TimeText::second).orElse("–");
    return card("First to last", overview.span().map(TimeText::of).orElse("–"), "since " + from);
  }

  private static Map<String, Object> throughput(Overview overview) {
    return card(
        "Throughput",
        overview.videosPerHour().map(BigDecimal::toPlainString).orElse("–"),
        "videos an hour, first to last");
  }

  private static String seconds(BigDecimal seconds) {
    return TimeText.of(
        Duration.ofMillis(
            seconds.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValueExact()));
  }

  private static Map<String, Object> card(String title, String figure, String meaning) {
    return Map.of("title", title, "figure", figure, "meaning", meaning);
  }
}
