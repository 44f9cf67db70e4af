package dev.avatars.batch;

import dev.avatars.domain.failure.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The records of a CSV file (RFC 4180), as text that has not been taken apart. Not thread-safe.
 *
 * <p>A record is found by its quotes before it is parsed, so that one that is broken costs itself
 * alone: where a quote never ends or ends in the middle of a cell, reading goes on behind the line
 * on which the record began. That is no more than twice the work, since between a quote and its end
 * no other record begins that stays open.
 */
final class CsvRecords {
  /** How many bytes a record, and each of its lines, may have. */
  static final int LONGEST = 1 << 20;

  private static final String ROW = "row";

  private final Lines lines;
  private final int separator;
  private final ByteArrayOutputStream record = new ByteArrayOutputStream();

  CsvRecords(Lines lines, char separator) {
    this.lines = lines;
    this.separator = separator;
  }

  /** The next record; empty after the last. */
  Optional<RawRow> next() throws IOException {
    Optional<Line> first = lines.next();
    return first.isEmpty() ? Optional.empty() : Optional.of(from(first.get()));
  }

  /** What is said of a line that is too long. */
  static Violation tooLong(Line line) {
    return new Violation(
        ROW,
        "a line of " + (line.next() - line.start()) + " bytes",
        "at most " + LONGEST + " bytes");
  }

  private RawRow from(Line first) throws IOException {
    if (!first.isWhole()) {
      return RawRow.refused(first.number(), tooLong(first));
    }
    record.reset();
    Quotes quotes = added(first, Quotes.CELL_BEGINS);
    Optional<Line> more = quotes.isOpen() ? lines.next() : Optional.empty();
    while (more.isPresent() && record.size() + more.get().bytes().length <= LONGEST) {
      quotes = added(more.get(), quotes);
      more = quotes.isOpen() ? lines.next() : Optional.empty();
    }
    return quotes.isOpen() || quotes.isBroken() ? broken(first, quotes) : whole(first);
  }

  private RawRow whole(Line first) {
    return RawRow.of(first.number(), Utf8.decoded(record.toByteArray()));
  }

  private RawRow broken(Line first, Quotes quotes) throws IOException {
    lines.backTo(first);
    return RawRow.refused(first.number(), new Violation(ROW, quotes.found(), Quotes.ALLOWED));
  }

  private Quotes added(Line line, Quotes before) {
    Quotes quotes = before;
    for (byte b : line.bytes()) {
      quotes = quotes.after(b, separator);
    }
    record.writeBytes(line.bytes());
    return quotes;
  }
}
