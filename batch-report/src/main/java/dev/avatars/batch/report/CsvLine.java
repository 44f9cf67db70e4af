package dev.avatars.batch.report;

import java.util.List;
import java.util.stream.Collectors;

/** A line of a table after RFC 4180 that no spreadsheet takes for a program. */
final class CsvLine {
  /** What begins a formula, also in the full width that some spreadsheets fold. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private static final String TO_QUOTE = ",\"\r\n;\t'";

  private CsvLine() {}

  /** The line with its end. */
  static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /**
   * A cell. What would be a formula gets an apostrophe, which makes it a text; a cell that is
   * quoted would still be one.
   */
  private static String cell(String text) {
    String harmless = isFormula(text) ? "'" + text : text;
    boolean isPlain = harmless.chars().noneMatch(c -> TO_QUOTE.indexOf(c) >= 0);
    return isPlain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }

  private static boolean isFormula(String text) {
    String start = text.stripLeading();
    return isFormulaSign(text) || isFormulaSign(start);
  }

  private static boolean isFormulaSign(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
  }
}
