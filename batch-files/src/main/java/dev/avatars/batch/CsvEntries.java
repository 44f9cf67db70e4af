package dev.avatars.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.ports.Manifest.Entry;
import dev.avatars.ports.Manifest.Faulty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entries of a CSV manifest. Not thread-safe. */
final class CsvEntries implements EntrySource {
  private static final String ROW = "row";

  private final CsvRecords records;
  private final CsvCells parser;
  private final CsvHeader header;
  private final RowReader reader;

  private CsvEntries(CsvRecords records, CsvCells parser, CsvHeader header, RowReader reader) {
    this.records = records;
    this.parser = parser;
    this.header = header;
    this.reader = reader;
  }

  /** Reads the header; what is wrong with it is the only entry. */
  static EntrySource open(Lines lines, RowReader reader) throws IOException {
    Optional<Line> first = firstLine(lines);
    if (first.isEmpty()) {
      return new SingleEntry(1, "an empty file", "a header and rows");
    }
    lines.backTo(before(first.get()));
    char separator = CsvCells.separatorOf(Utf8.decoded(first.get().bytes()));
    return open(new CsvRecords(lines, separator), new CsvCells(separator), reader);
  }

  @Override
  public Optional<Entry> next() throws IOException {
    Optional<RawRow> row = records.next();
    while (row.isPresent() && isBlank(row.get())) {
      row = records.next();
    }
    return row.map(found -> found.faulty().map(Entry.class::cast).orElseGet(() -> entry(found)));
  }

  private static EntrySource open(CsvRecords records, CsvCells parser, RowReader reader)
      throws IOException {
    RawRow row = records.next().orElseThrow();
    Optional<Faulty> refused = row.faulty();
    return refused.isPresent()
        ? new SingleEntry(refused.get())
        : checked(new CsvEntries(records, parser, header(row, parser), reader));
  }

  private static EntrySource checked(CsvEntries entries) {
    List<RowFault> faults = entries.faults();
    return faults.isEmpty() ? entries : new SingleEntry(new Faulty(entries.header.line(), faults));
  }

  private List<RowFault> faults() {
    List<RowFault> faults = new ArrayList<>(header.faults(reader.options()));
    faults.addAll(reader.faults(header.line()));
    reader
        .templateViolation(header.variables(reader.options()))
        .ifPresent(wrong -> faults.add(new RowFault(header.line(), wrong)));
    return faults;
  }

  private static CsvHeader header(RawRow row, CsvCells parser) {
    try {
      return CsvHeader.of(row.line(), parser.of(row.text()));
    } catch (CsvParseException tooMany) {
      return CsvHeader.of(row.line(), List.of(""));
    }
  }

  /** Spreadsheets leave rows of separators alone behind; they are as good as empty lines. */
  private boolean isBlank(RawRow row) {
    return row.isBlank()
        || (row.violation().isEmpty() && row.text().chars().allMatch(CsvEntries::isNothing));
  }

  private static boolean isNothing(int c) {
    return c == ',' || c == ';' || c == '"' || Character.isWhitespace(c);
  }

  private Entry entry(RawRow row) {
    Cells cells = new Cells(row.line());
    try {
      fill(cells, parser.of(row.text()));
    } catch (CsvParseException refused) {
      cells.refuse(ROW, Shown.plain(String.valueOf(refused.getMessage())), Quotes.ALLOWED);
    }
    return cells.isRefused(ROW) ? cells.faulty() : reader.entry(cells);
  }

  private void fill(Cells cells, List<String> texts) {
    List<String> columns = header.columns();
    for (int i = 0; i < Math.min(columns.size(), texts.size()); i++) {
      cells.put(columns.get(i), texts.get(i));
    }
    if (texts.size() != columns.size()) {
      cells.refuse(ROW, texts.size() + " cells", columns.size() + " cells, as many as the header");
    }
  }

  private static Optional<Line> firstLine(Lines lines) throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().isWhole() && isEmpty(line.get())) {
      line = lines.next();
    }
    return line;
  }

  private static boolean isEmpty(Line line) {
    return Utf8.decoded(line.bytes()).isBlank();
  }

  /** A line that ends where this one begins. */
  private static Line before(Line line) {
    return new Line(
        line.number() - 1, line.start(), line.start(), new byte[0], line.isWhole(), true);
  }
}
