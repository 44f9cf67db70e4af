package dev.avatars.batch;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import java.util.List;

/** Takes the text of one CSV record apart. */
final class CsvCells {
  private static final String SEPARATORS = ",;\t";

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
    char most = SEPARATORS.charAt(0);
    for (char separator : SEPARATORS.toCharArray()) {
      most = count(bare, separator) > count(bare, most) ? separator : most;
    }
    return most;
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }
}
