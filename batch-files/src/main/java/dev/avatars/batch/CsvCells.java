package dev.avatars.batch;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import java.util.Comparator;
import java.util.List;

/** Takes the text of one CSV record apart. */
final class CsvCells {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  private final CsvReaderBuilder reader;

  /** Cells between separators. */
  CsvCells(char separator) {
    reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false);
  }

  /**
   * The cells of a record.
   *
   * @throws de.siegmar.fastcsv.reader.CsvParseException for more cells than anybody needs
   */
  List<String> of(String record) {
    return reader.ofSingleCsvRecord(record).getFields();
  }

  /** The separator that a header uses most, outside of quotes; a comma when it uses none. */
  static char separatorOf(String header) {
    String bare = header.replaceAll("\"[^\"]*\"?", "");
    return SEPARATORS.stream()
        .max(Comparator.comparingLong(separator -> count(bare, separator)))
        .filter(most -> count(bare, most) > 0)
        .orElse(SEPARATORS.get(0));
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }
}
