package dev.avatars.batch.report;

import com.samskivert.mustache.Template;
import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.media.Sha256;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The HTML page of a report. */
final class Page {
  /** So many rows are there at once; a script brings the others as one scrolls. */
  private static final int AT_ONCE = 200;

  private final BatchName name;
  private final Rows rows;
  private final Overview overview;
  private final Videos videos;
  private final Portraits portraits;
  private final Template row = Templates.template("row");
  private final Template portrait = Templates.template("portrait");

  Page(BatchName name, Rows rows, Overview overview, Videos videos, Folders folders) {
    this.name = name;
    this.rows = rows;
    this.overview = overview;
    this.videos = videos;
    this.portraits = new Portraits(rows, folders);
  }

  /** Writes it from its beginning to its end. */
  void writeTo(Writer out) throws IOException {
    Templates.fill(Templates.template("head"), head(), out);
    portraits.forEach(shown -> Templates.fill(portrait, shown, out));
    Templates.fill(Templates.template("middle"), middle(), out);
    writeRows(out);
    Templates.fill(Templates.template("foot"), Map.of("script", Templates.text("report.js")), out);
  }

  /** Writes what somebody has to look at, then the others, each in the order of the manifest. */
  private void writeRows(Writer out) throws IOException {
    Shelf shelf = new Shelf(out);
    RowView view = new RowView(videos, portraits, overview.now());
    rows.forEach((number, record) -> write(number, record, overview.isUrgent(number), view, shelf));
    rows.forEach(
        (number, record) -> write(number, record, !overview.isUrgent(number), view, shelf));
    shelf.close();
  }

  /** Rows that came since the overview are left out, so that its counts stay true. */
  private void write(int number, RowRecord record, boolean isTheirTurn, RowView view, Shelf shelf)
      throws IOException {
    if (isTheirTurn && number <= overview.rows()) {
      shelf.next();
      Templates.fill(row, view.of(number, record), shelf.out);
    }
  }

  private Map<String, Object> head() {
    String style = Templates.text("report.css");
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("style", style);
    head.put("styleHash", hash(style));
    head.put("scriptHash", hash(Templates.text("report.js")));
    head.put("beside", !videos.areEmbedded() && videos.count() > 0);
    head.put("embedded", videos.areEmbedded() && videos.count() > 0);
    head.put("videos", Counted.of(videos.count(), "video"));
    head.put("size", Counted.bytes(videos.bytes()));
    head.put("name", name.value());
    head.put("date", TimeText.minute(overview.now()));
    head.put("instant", overview.now().toString());
    head.put("rows", overview.rows());
    head.put("verdict", Verdict.of(overview));
    head.put("statuses", statuses());
    head.put("bar", bar());
    head.put("cards", Cards.of(overview));
    head.put("cost", CostPlot.of(overview.costs()));
    head.put("time", TimePlot.of(overview.times()));
    return head;
  }

  private Map<String, Object> middle() {
    return Map.of("rows", overview.rows(), "statuses", statuses());
  }

  /** The parts of the bar, each as wide as it has rows. */
  private List<Map<String, Object>> bar() {
    List<Map<String, Object>> parts = new ArrayList<>();
    int from = 0;
    for (RowStatus status : present()) {
      int count = overview.count(status);
      parts.add(Map.of("kind", RowView.kind(status), "from", from, "count", count));
      from += count;
    }
    return parts;
  }

  private List<Map<String, Object>> statuses() {
    return present().stream().map(this::status).toList();
  }

  private List<RowStatus> present() {
    return Arrays.stream(RowStatus.values()).filter(status -> overview.count(status) > 0).toList();
  }

  private Map<String, Object> status(RowStatus status) {
    return Map.of(
        "kind", RowView.kind(status),
        "label", status.label(),
        "count", overview.count(status));
  }

  private static String hash(String text) {
    byte[] digest = HexFormat.of().parseHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex());
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  /**
   * The rows' place in the page. Where there is no script, what lies in {@code noscript} is shown
   * like all else; where there is one, it is text that costs nothing until the script makes it
   * rows.
   */
  private static final class Shelf {
    private final Writer out;
    private int count;

    Shelf(Writer out) {
      this.out = out;
    }

    void next() throws IOException {
      if (count >= AT_ONCE && count % AT_ONCE == 0) {
        close();
        out.write("<noscript class=\"later\">\n");
      }
      count++;
    }

    /** Ends the shelf that is open, if one is. */
    void close() throws IOException {
      if (count > AT_ONCE) {
        out.write("</noscript>\n");
      }
    }
  }
}
