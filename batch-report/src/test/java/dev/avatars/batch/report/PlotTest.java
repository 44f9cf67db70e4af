package dev.avatars.batch.report;

import static dev.avatars.batch.report.RowBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.money.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotTest {
  @TempDir Path folder;

  private Document page(RowRecord... rows) {
    return Desk.in(folder).page(Embedding.NO, rows);
  }

  /** Four dollars up and a minute across: 446 and 864 places. */
  private Document twoRows() {
    return page(
        row(1)
            .begun(0)
            .quoted(Money.usd("2"), Money.usd("2"))
            .made(0, 30)
            .billed(Money.usd("1"))
            .done(9)
            .build(),
        row(2)
            .begun(30)
            .quoted(Money.usd("2"), Money.usd("2"))
            .made(30, 60)
            .billed(Money.usd("2"))
            .done(9)
            .build());
  }

  @Test
  void theLinesRiseWhereAndAsMuchAsTheMoneyCame() {
    Document page = twoRows();

    assertThat(page.select(".line.quoted").attr("d")).isEqualTo("M124 470H124V247H556V24H988");
    assertThat(page.select(".line.billed").attr("d"))
        .isEqualTo(
            "M124 470H556V358H988V136H988"
                .replace("V358", "V" + (470 - 112))
                .replace("V136", "V" + (470 - 334)));
  }

  @Test
  void theAxesHaveTheirUnits() {
    Document page = twoRows();

    assertThat(page.select("#cost .up text").eachText())
        .containsExactly("$0", "$1", "$2", "$3", "$4");
    assertThat(page.select("#cost .across text").eachText())
        .containsExactly("0 s", "10 s", "20 s", "30 s", "40 s", "50 s", "60 s");
    assertThat(page.select("#cost text.title").text()).isEqualTo("time since 11-22 14:00:00 UTC");
  }

  @Test
  void aMarkTellsItsSum() {
    assertThat(twoRows().select("#cost .marks title").eachText())
        .containsExactly(
            "11-22 14:00:00: $2.00 quoted so far",
            "11-22 14:00:30: $4.00 quoted so far",
            "11-22 14:00:30: $1.00 billed so far",
            "11-22 14:01:00: $3.00 billed so far");
  }

  @Test
  void aPlotWithTooLittleInItSaysSo() {
    Document page = twoRows();

    assertThat(page.select("#time .little").text())
        .isEqualTo("A plot needs 3 finished videos; there are 2.");
    assertThat(
            page(row(1).quoted(Money.usd("0"), Money.usd("0")).build())
                .select("#cost .little")
                .text())
        .startsWith("Nothing was quoted and nothing was billed");
    assertThat(page(row(1).build()).select("#cost .little").text())
        .startsWith("All of it happened in one moment");
  }

  @Test
  void halfAndNearlyAllAreRanksOfWhatWasMeasured() {
    RowRecord[] rows =
        IntStream.rangeClosed(1, 20)
            .mapToObj(line -> row(line).made(0, line * 6L).done(9).build())
            .toArray(RowRecord[]::new);
    Document page = page(rows);

    assertThat(page.select(".key.half").text()).isEqualTo("half within 1 min");
    assertThat(page.select(".key.nearly").text()).isEqualTo("95 % within 1 min 54 s");
    assertThat(page.select("#time .dot")).hasSize(20);
    assertThat(page.select("#time a").get(0).attr("href")).isEqualTo("#row-1");
    assertThat(page.select("#time .dot title").get(0).text())
        .isEqualTo("row 1: 6.0 s for 10.0 s of speech");
  }

  @Test
  void dotsInOnePlaceAreOneDotThatCounts() {
    RowRecord[] rows =
        IntStream.rangeClosed(1, 30)
            .mapToObj(line -> row(line).made(0, 60).done(9).build())
            .toArray(RowRecord[]::new);

    assertThat(page(rows).select("#time .dot title").eachText())
        .containsExactly("row 1: 1 min for 10.0 s of speech, and 29 more like it");
  }

  @ParameterizedTest
  @CsvSource({
    "0.000001, 0.000001, 0.0000002",
    "1, 1, 0.2",
    "7, 8, 2",
    "33.672, 40, 10",
    "60, 60, 10",
    "123456.789, 150000, 50000"
  })
  void anAxisOfDecimalsEndsAtARoundNumber(BigDecimal most, BigDecimal end, BigDecimal step) {
    Axis axis = Axis.ofDecimals(most);

    assertThat(axis.end()).isEqualByComparingTo(end);
    assertThat(axis.step()).isEqualByComparingTo(step);
    assertThat(axis.ticks().size()).isBetween(2, 8);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.1 s",
    "250, 0.3 s",
    "12000, 12 s",
    "61000, 75 s",
    "600000, 10 min",
    "7000000, 120 min",
    "90000000, 30 h",
    "864000000, 10 d",
    "86400000000, 1000 d"
  })
  void anAxisOfTimesEndsAsClocksDo(long millis, String last) {
    Axis axis = Axis.ofMillis(millis);

    assertThat(axis.clockLabels().apply(axis.end())).isEqualTo(last);
    assertThat(axis.ticks().size()).isBetween(2, 8);
  }
}
