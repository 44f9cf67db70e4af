package dev.avatars.batch.report;

import static dev.avatars.batch.report.RowBuilder.named;
import static dev.avatars.batch.report.RowBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.money.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {
  @TempDir Path folder;

  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.in(folder);
  }

  /** One row in each state, of which the done one has a video. */
  private RowRecord[] oneOfEach() {
    long bytes = desk.video("row-5.mp4");
    Sha256 face = desk.portrait(1);
    return new RowRecord[] {
      row(1).build(),
      row(2).status(RowStatus.RUNNING).handedOver(10).build(),
      row(3).trouble(RowStatus.PAUSED, "The account is empty", Spend.NONE, "Fill it").build(),
      row(4).trouble(RowStatus.IN_DOUBT, "No reply came", Spend.POSSIBLE, "Look there").build(),
      row(5)
          .portrait("portrait-1.png", face)
          .made(5, 65)
          .billed(Money.usd("0.9"))
          .done(bytes)
          .build(),
      row(6).made(5, 9).trouble(RowStatus.FAILED, "No face", Spend.NONE, "Take another").build(),
      row(7).status(RowStatus.CANCELLED).build(),
      row(8).trouble(RowStatus.OVER_BUDGET, "No room", Spend.NONE, "Raise it").build()
    };
  }

  @Test
  void everyReferenceWithinThePageHasItsTarget() {
    Document page = desk.page(Embedding.NO, oneOfEach());

    Stream<String> links =
        page.select("[href^=#]").eachAttr("href").stream().map(to -> to.substring(1));
    Stream<String> words = page.select("[aria-labelledby]").eachAttr("aria-labelledby").stream();
    assertThat(Stream.concat(links, words).toList())
        .hasSizeGreaterThan(16)
        .allSatisfy(id -> assertThat(page.getElementById(id)).as(id).isNotNull());
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void nothingInThePageLeadsAway() {
    Document page = desk.page(Embedding.NO, oneOfEach());

    List<String> addresses =
        page.select("[src],[href],[poster],[action],[srcset]").stream()
            .flatMap(element -> element.attributes().asList().stream())
            .filter(
                each ->
                    List.of("src", "href", "poster", "action", "srcset").contains(each.getKey()))
            .map(Attribute::getValue)
            .toList();
    assertThat(addresses)
        .isNotEmpty()
        .allMatch(
            to ->
                to.startsWith("#")
                    || to.startsWith("data:image/")
                    || to.equals("videos/row-5.mp4"));
    assertThat(page.outerHtml()).doesNotContain("http:", "https:", "url(", "@import");
    assertThat(page.select("link, iframe, object, embed, base")).isEmpty();
  }

  @Test
  void thePolicyAllowsItsOwnStyleAndScriptAlone() {
    Document page = desk.page(Embedding.NO, oneOfEach());

    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy)
        .startsWith("default-src 'none';")
        .contains("img-src data:", "media-src data: 'self' file:", "base-uri 'none'")
        .contains("style-src '" + hash(page.select("style")) + "'")
        .contains("script-src '" + hash(page.select("script")) + "'");
    assertThat(page.select("[style], [onclick], [onload], [onerror]")).isEmpty();
  }

  private static String hash(Elements inline) {
    assertThat(inline).hasSize(1);
    byte[] bytes = inline.get(0).data().getBytes(StandardCharsets.UTF_8);
    byte[] digest = HexFormat.of().parseHex(Sha256.of(bytes).hex());
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void countsAgreeEverywhere() {
    Document page = desk.page(Embedding.NO, oneOfEach());

    assertThat(page.select(".row")).hasSize(8);
    assertThat(page.select(".legend li")).hasSize(8).allMatch(each -> text(each, "b").equals("1"));
    assertThat(page.select(".bar rect").eachAttr("width")).hasSize(8).containsOnly("1");
    assertThat(text(page, "#kinds button[data-kind='']")).isEqualTo("All 8");
    assertThat(text(page, ".verdict")).isEqualTo("1 of 8 rows done; 4 rows need attention.");
    assertThat(text(page, ".date"))
        .isEqualTo(
            "As of 2026-11-22 15:00 UTC · 1 video beside this page (0.1 MB): keep the page where it is");
  }

  @Test
  void theCardsTellWhatTheRowsAddUpTo() {
    Document page = desk.page(Embedding.NO, oneOfEach());

    assertThat(card(page, "Quoted")).isEqualTo("$8.00 at most $8.80, all rows");
    assertThat(card(page, "Billed")).isEqualTo("$0.90 1 bill came");
    assertThat(card(page, "Saved against the quote")).startsWith("$0.10 10.0 %");
    assertThat(card(page, "Held")).isEqualTo("$4.40 4 rows not settled yet");
    assertThat(card(page, "Speech")).startsWith("1 min 20 s");
    assertThat(card(page, "Video")).isEqualTo("10.0 s in 1 video");
    assertThat(card(page, "First to last")).startsWith("1 min 5 s since 11-22 14:00:00");
    assertThat(card(page, "Throughput")).startsWith("55.4 videos an hour");
  }

  private static String card(Document page, String title) {
    Element card = page.select(".card:has(dt:containsOwn(" + title + "))").get(0);
    return text(card, ".figure") + " " + text(card, ".meaning");
  }

  @Test
  void whatCostMoreThanQuotedIsCalledThat() {
    Document page =
        desk.page(Embedding.NO, row(1).billed(Money.usd("1.05")).made(1, 2).done(9).build());

    assertThat(card(page, "More than quoted")).startsWith("$0.05 5.0 %");
    assertThat(text(page, ".row .flag")).isEqualTo("▲ $0.05 more");
  }

  @Test
  void aFailureThatCostNothingSavedNothing() {
    Document page =
        desk.page(
            Embedding.NO,
            row(1)
                .billed(Money.usd("0"))
                .trouble(RowStatus.FAILED, "No face", Spend.NONE, "Take another")
                .build());

    assertThat(card(page, "Saved against the quote")).startsWith("–");
    assertThat(page.select(".row .less")).isEmpty();
  }

  @Test
  void amountsOfTwoCurrenciesAreNeverAdded() {
    Document page =
        desk.page(
            Embedding.NO,
            row(1).begun(0).build(),
            row(2).begun(9).build(),
            row(3).begun(9).quoted(Money.parse("EUR 2"), Money.parse("EUR 3")).build());

    assertThat(card(page, "Quoted"))
        .isEqualTo("EUR 2.00 + $2.00 at most EUR 3.00 + $2.20, all rows");
    assertThat(text(page, "#cost .note")).endsWith("only the amounts in USD are drawn.");
  }

  @Test
  void whatNeedsAttentionComesFirst() {
    Document page = desk.page(Embedding.NO, oneOfEach());

    assertThat(page.select(".row").eachAttr("id"))
        .containsExactly("row-3", "row-4", "row-6", "row-8", "row-1", "row-2", "row-5", "row-7");
  }

  @Test
  void aFailureTellsItsMoneyAndItsNextStep() {
    Document page = desk.page(Embedding.NO, oneOfEach());

    assertThat(text(page, "#row-4 .trouble"))
        .isEqualTo("No reply came. money may have been spent Next: Look there");
  }

  @Test
  void aFlaggedVideoSaysSoInWords() {
    Document page =
        desk.page(
            Embedding.NO, row(1).done(9, StoredVideo.Flag.SHORT, StoredVideo.Flag.SILENT).build());

    assertThat(page.select(".row .flag").eachText())
        .containsExactly("⚑ is shorter than the speech", "⚑ has no sound for a part of the speech");
    assertThat(text(page, ".row .trouble")).startsWith("The video is not where it was put");
    assertThat(page.select("video")).isEmpty();
  }

  @Test
  void aVideoThatWasChangedIsTold() {
    desk.video("row-1.mp4");
    Document page = desk.page(Embedding.NO, row(1).done(9).build());

    assertThat(text(page, ".row .trouble")).contains("another size");
  }

  @Test
  void embeddedVideosAreWholeInThePage() {
    long bytes = desk.video("row-1.mp4");
    Document page = desk.page(Embedding.AUTO, row(1).done(bytes).build());

    String source = page.select("video").attr("src");
    assertThat(source).startsWith("data:video/mp4;base64,");
    assertThat(Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1)))
        .isEqualTo(dev.avatars.ports.tck.SampleMedia.speakingVideo());
    assertThat(text(page, ".date")).endsWith("1 video inside this page (0.1 MB)");
    assertThat(page.select("meta[http-equiv]").attr("content")).contains("media-src data:;");
  }

  @Test
  void aVideoBesideThePageIsNamedSoThatNothingInItCounts() {
    long bytes = desk.video("late greetings/100 % #1 & more.mp4");
    Document page =
        desk.page(
            Embedding.NO, row(1).output("late greetings/100 % #1 & more.mp4").done(bytes).build());

    assertThat(page.select("video").attr("src"))
        .isEqualTo("videos/late%20greetings/100%20%25%20%231%20%26%20more.mp4");
    assertThat(page.select("video").attr("preload")).isEqualTo("none");
  }

  @Test
  @DisplayName("Videos of 48 MiB together go into the page by themselves, one byte more does not")
  void videosGoIntoThePageUpTo48MiB() {
    assertThat(Embedding.AUTO.takes(48L << 20)).isTrue();
    assertThat(Embedding.AUTO.takes((48L << 20) + 1)).isFalse();
    assertThat(Embedding.YES.takes(Long.MAX_VALUE)).isTrue();
    assertThat(Embedding.NO.takes(1)).isFalse();
  }

  @Test
  void aPortraitIsInThePageOnceHoweverManyShareIt() {
    Sha256 first = desk.portrait(1);
    Sha256 second = desk.portrait(2);
    Document page =
        desk.page(
            Embedding.NO,
            row(1).portrait("portrait-1.png", first).build(),
            row(2).portrait("portrait-2.png", second).build(),
            row(3).portrait("portrait-1.png", first).build());

    assertThat(page.select("symbol image")).hasSize(2);
    assertThat(page.select("#row-1 use").attr("href"))
        .isEqualTo(page.select("#row-3 use").attr("href"));
    assertThat(page.select("#portrait-1").attr("viewBox")).isEqualTo("0 0 120 160");
    assertThat(page.select("#portrait-1 image").attr("href"))
        .startsWith("data:image/jpeg;base64,/9j/");
  }

  @Test
  void aPortraitThatAnotherRowStillHasIsShown() {
    Sha256 face = desk.portrait(1);
    Document page =
        desk.page(
            Embedding.NO,
            row(1).portrait("moved.png", face).build(),
            row(2).portrait("portrait-1.png", face).build());

    assertThat(page.select("symbol image")).hasSize(1);
  }

  @Test
  void aWebpPortraitIsShown() {
    byte[] webp =
        Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    desk.file("dot.webp", webp);
    Document page = desk.page(Embedding.NO, row(1).portrait("dot.webp", Sha256.of(webp)).build());

    assertThat(page.select("#portrait-1 image")).hasSize(1);
  }

  @Test
  void whatCannotBeReadGetsAStandIn() {
    byte[] broken = "no picture".getBytes(StandardCharsets.UTF_8);
    desk.file("broken.png", broken);
    desk.portrait(3);
    Document page =
        desk.page(
            Embedding.NO,
            row(1).portrait("broken.png", Sha256.of(broken)).build(),
            row(2).portrait("gone.png", Sha256.of(new byte[] {1})).build(),
            row(3).portrait("portrait-3.png", Sha256.of(new byte[] {2})).build(),
            row(4).portrait("\0.png", Sha256.of(new byte[] {3})).build());

    assertThat(page.select("symbol image")).isEmpty();
    assertThat(page.select(".row use").eachAttr("href"))
        .allSatisfy(id -> assertThat(page.select(id + " .stand-in")).hasSize(1));
  }

  @Test
  void aPageWithoutRowsSaysSo() {
    Document page = desk.page(Embedding.AUTO);

    assertThat(text(page, ".verdict")).isEqualTo("No row has been begun yet.");
    assertThat(page.select(".little")).hasSize(2);
    assertThat(page.select(".row")).isEmpty();
  }

  @Test
  @DisplayName("Of 10,000 rows all are in the page, 200 at once and the others in parts of 200")
  void manyRowsComeInParts() throws IOException {
    MemoryJournal journal = new MemoryJournal();
    for (int line = 1; line <= 10_000; line++) {
      journal.write(row(line).begun(line).made(line, line + 60).done(9).build());
    }
    Document page = desk.page(desk.report(journal), Embedding.AUTO);

    assertThat(page.select(".row")).hasSize(10_000);
    assertThat(page.select("#list > .row")).hasSize(200);
    assertThat(page.select("#list > noscript.later"))
        .hasSize(49)
        .allMatch(part -> part.select(".row").size() == 200);
    assertThat(journal.open()).isZero();
    assertThat(Files.size(folder.resolve("report.html"))).isLessThan(30_000_000);
  }

  @Test
  void oneRowAfterAFullPartIsInThePage() {
    MemoryJournal journal = new MemoryJournal();
    for (int line = 1; line <= 201; line++) {
      journal.write(named(line, "row " + line).build());
    }
    Document page = desk.page(desk.report(journal), Embedding.AUTO);

    assertThat(page.select("#list > .row")).hasSize(200);
    assertThat(page.select("#list > noscript.later > .row").eachAttr("id"))
        .containsExactly("row-201");
  }

  private static String text(Element place, String selector) {
    return place.select(selector).text();
  }
}
