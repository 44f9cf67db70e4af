package dev.avatars.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Text in columns that are as wide as their widest cell. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> figures;

  private Table(Set<Integer> figures) {
    this.figures = figures;
  }

  /** A table of texts. */
  static Table ofText() {
    return new Table(Set.of());
  }

  /** A table with figures, which end where their columns end. */
  static Table withFigures(Integer... columns) {
    return new Table(Set.of(columns));
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** All rows, without an end of line after the last. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(cell(row.get(column), column)).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join(System.lineSeparator(), lines);
  }

  private String cell(String text, int column) {
    String padding = " ".repeat(width(column) - length(text));
    return figures.contains(column) ? padding + text : text + padding;
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> length(row.get(column)))
        .max()
        .orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
