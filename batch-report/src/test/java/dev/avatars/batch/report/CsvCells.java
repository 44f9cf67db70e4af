package dev.avatars.batch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table after RFC 4180, behind the mark of UTF-8. */
final class CsvCells {
  private static final Pattern CELL =
      Pattern.compile("(?:\"((?:[^\"]|\"\")*+)\"|([^,\"\r\n]*+))(,|\r\n)");

  private CsvCells() {}

  static List<List<String>> of(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    Matcher cells = CELL.matcher(text);
    int at = 1;
    while (at < text.length()) {
      if (!cells.region(at, text.length()).lookingAt()) {
        throw new AssertionError("no cell at " + at + " of: " + text);
      }
      String quoted = cells.group(1);
      line.add(quoted == null ? cells.group(2) : quoted.replace("\"\"", "\""));
      if (cells.group(3).equals("\r\n")) {
        lines.add(line);
        line = new ArrayList<>();
      }
      at = cells.end();
    }
    return lines;
  }
}
