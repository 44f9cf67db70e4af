package dev.avatars.batch.report;

import static dev.avatars.batch.report.RowBuilder.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.media.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a manifest stays text. */
class HostileRowsTest {
  @TempDir Path folder;

  static List<String> attacks() {
    return List.of(
        "<script>document.title='owned'</script>",
        "</noscript><img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "</style><style>*{display:none}</style>",
        "\" onmouseover=\"alert(1)\" x=\"",
        "' autofocus onfocus='alert(1)",
        "</title></svg><svg onload=alert(1)>",
        "javascript:alert(1)",
        "{{name}} {{{script}}} {{#rows}}",
        "<!-- --!><b>",
        "]]><![CDATA[",
        "&lt;b&gt; &amp; &#x3c;",
        "`${alert(1)}`",
        "\u202Egnp.exe\u0007\u001B[31m",
        "half \uD83D of a pair");
  }

  /** A row with the attack wherever a row has words of somebody else's. */
  private static RowRecord row(int line, String attack) {
    return named(line, attack)
        .portrait(attack, Sha256.of(attack.getBytes(StandardCharsets.UTF_8)))
        .speech(attack, "10")
        .prompt(attack)
        .trouble(RowStatus.FAILED, attack, Spend.NONE, attack)
        .build();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void wordsStayWordsInThePage(String attack) {
    Document page = Desk.in(folder).page(Embedding.AUTO, row(1, attack));

    String seen = attack.replaceAll("[\u0007\u001B]", "\uFFFD").replace('\uD83D', '?');
    assertThat(page.select(".name").get(0).wholeText()).isEqualTo(seen);
    assertThat(page.select(".prompt").get(0).wholeText()).isEqualTo(seen);
    assertThat(page.select(".next bdi").get(0).wholeText()).isEqualTo(seen);
    assertThat(page.select(".row [role=img]").attr("aria-label")).isEqualTo("Portrait " + seen);
    assertNothingWasAdded(page);
  }

  private static void assertNothingWasAdded(Document page) {
    assertThat(page.select("script, style, title, .row"))
        .extracting(element -> element.normalName())
        .containsOnlyOnce("script", "style", "article");
    assertThat(page.select("img, iframe, b[onclick], object")).isEmpty();
    assertThat(page.getAllElements())
        .flatMap(element -> element.attributes().asList())
        .extracting(Attribute::getKey)
        .noneMatch(name -> name.startsWith("on"));
  }

  @Test
  void wordsStayWordsInThePartsThatComeLater() {
    List<String> attacks = attacks();
    RowRecord[] rows =
        IntStream.range(0, 600)
            .mapToObj(line -> row(line + 1, line + attacks.get(line % attacks.size())))
            .toArray(RowRecord[]::new);
    Document page = Desk.in(folder).page(Embedding.AUTO, rows);

    assertThat(page.select(".row")).hasSize(600);
    assertThat(page.select("#list > noscript")).hasSize(2);
    assertThat(page.select("noscript .row")).hasSize(400);
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img, [onerror], [onload], [onmouseover], [onfocus]")).isEmpty();
  }

  static Stream<String> formulas() {
    return Stream.of(
        "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=1", "  =1", "＝1");
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void noSpreadsheetRunsAName(String formula) {
    List<String> cells = CsvCells.of(Desk.in(folder).csv(row(1, formula))).get(1);

    assertThat(cells)
        .filteredOn(cell -> cell.endsWith(formula))
        .hasSize(6)
        .allMatch(cell -> cell.equals("'" + formula));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void wordsStayWordsInTheTable(String attack) {
    List<List<String>> table = CsvCells.of(Desk.in(folder).csv(row(1, attack)));

    assertThat(table).hasSize(2).allMatch(line -> line.size() == 29);
    assertThat(table.get(1).get(1)).isEqualTo(attack.replace('\uD83D', '?'));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void wordsStayWordsInJson(String attack) throws IOException {
    JsonNode row = new ObjectMapper().readTree(Desk.in(folder).json(row(1, attack))).at("/rows/0");

    String seen = attack.replace('\uD83D', '?');
    assertThat(row.at("/name").asText()).isEqualTo(seen);
    assertThat(row.at("/failure/next_step").asText()).isEqualTo(seen);
  }
}
