package dev.avatars.batch;

import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.failure.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The header of a CSV manifest.
 *
 * @param line its line
 * @param columns the columns' names in small letters, in their order
 */
record CsvHeader(int line, List<String> columns) {
  private static final String FIELD = "header";
  private static final String NEEDED = "a column of that name, or a default for it";

  static CsvHeader of(int line, List<String> cells) {
    return new CsvHeader(line, cells.stream().map(Column::folded).toList());
  }

  /** Every fault of it; empty when there is none. */
  List<RowFault> faults(ManifestOptions options) {
    List<Violation> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    columns.forEach(column -> check(column, seen, found));
    Column.NEEDED.stream()
        .filter(column -> !seen.contains(column) && !options.defaults().containsKey(column))
        .forEach(column -> found.add(new Violation(column, "no such column", NEEDED)));
    return found.stream().map(violation -> new RowFault(line, violation)).toList();
  }

  /** The names that the template may use beside its own. */
  Set<String> variables(ManifestOptions options) {
    Set<String> variables = new TreeSet<>(columns);
    variables.addAll(options.defaults().keySet());
    variables.removeAll(Column.KNOWN);
    return variables;
  }

  private static void check(String column, Set<String> seen, List<Violation> found) {
    if (column.isEmpty()) {
      found.add(new Violation(FIELD, "a column without a name", "a name for each column"));
    } else if (!seen.add(column)) {
      found.add(new Violation(FIELD, Shown.quoted(column) + " twice", "each name once"));
    }
    CellRule.violation(FIELD, column).ifPresent(found::add);
  }
}
