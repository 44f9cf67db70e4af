package dev.avatars.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.failure.Violation;
import dev.avatars.ports.Manifest.Entry;
import dev.avatars.ports.Manifest.Faulty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a manifest in JSON Lines. Not thread-safe. */
final class JsonEntries implements EntrySource {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String ROW = "row";
  private static final String OBJECT = "one JSON object on each line";
  private static final String TEXT = "a text";
  private static final String PLAIN = "a text, a number, true, false or null";

  private final Lines lines;
  private final RowReader reader;

  private JsonEntries(Lines lines, RowReader reader) {
    this.lines = lines;
    this.reader = reader;
  }

  /** Checks what can be checked before the first row; what is wrong there is the only entry. */
  static EntrySource open(Lines lines, RowReader reader) {
    List<RowFault> faults = new ArrayList<>(reader.faults(1));
    reader.templateViolation().ifPresent(wrong -> faults.add(new RowFault(1, wrong)));
    return faults.isEmpty()
        ? new JsonEntries(lines, reader)
        : new SingleEntry(new Faulty(1, faults));
  }

  @Override
  public Optional<Entry> next() throws IOException {
    Optional<RawRow> row = row();
    while (row.isPresent() && row.get().isBlank()) {
      row = row();
    }
    return row.map(found -> found.faulty().map(Entry.class::cast).orElseGet(() -> entry(found)));
  }

  private Optional<RawRow> row() throws IOException {
    return lines
        .next()
        .map(
            line ->
                line.isWhole()
                    ? RawRow.of(line.number(), Utf8.decoded(line.bytes()))
                    : RawRow.refused(line.number(), CsvRecords.tooLong(line)));
  }

  private Entry entry(RawRow row) {
    Cells cells = new Cells(row.line());
    try (JsonParser parser = JSON.createParser(row.text())) {
      read(parser, cells);
    } catch (JsonProcessingException broken) {
      cells.refuse(broken(broken));
    } catch (IOException impossible) {
      throw new IllegalStateException("a text can be read", impossible);
    }
    return cells.isRefused(ROW) ? cells.faulty() : reader.entry(cells);
  }

  private static void read(JsonParser parser, Cells cells) throws IOException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      cells.refuse(ROW, named(first), OBJECT);
      return;
    }
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      field(parser, seen, cells);
    }
    if (parser.nextToken() != null) {
      cells.refuse(ROW, "more behind the object at " + column(parser), OBJECT);
    }
  }

  private static void field(JsonParser parser, Set<String> seen, Cells cells) throws IOException {
    String key = Column.folded(parser.currentName());
    JsonToken value = parser.nextToken();
    CellRule.violation(ROW, key).ifPresent(cells::refuse);
    if (key.isEmpty()) {
      cells.refuse(ROW, "a key without a name", "a name for each key");
    }
    if (!seen.add(key)) {
      cells.refuse(Shown.plain(key), "the key twice", "each key once");
    }
    value(parser, value, key, cells);
  }

  private static void value(JsonParser parser, JsonToken value, String key, Cells cells)
      throws IOException {
    if (value.isStructStart()) {
      parser.skipChildren();
      cells.refuse(Shown.plain(key), named(value), allowed(key));
    } else if (value == JsonToken.VALUE_STRING || isPlainVariable(key, value)) {
      cells.put(key, parser.getText());
    } else if (value != JsonToken.VALUE_NULL) {
      cells.refuse(key, Shown.plain(parser.getText()) + ", no text", allowed(key));
    }
  }

  private static boolean isPlainVariable(String key, JsonToken value) {
    return !Column.KNOWN.contains(key) && value.isScalarValue() && value != JsonToken.VALUE_NULL;
  }

  private static String allowed(String key) {
    return Column.KNOWN.contains(key) ? TEXT : PLAIN;
  }

  private static Violation broken(JsonProcessingException broken) {
    return new Violation(
        ROW,
        "broken JSON at column "
            + Optional.ofNullable(broken.getLocation()).map(at -> at.getColumnNr()).orElse(1)
            + " ("
            + Shown.plain(broken.getOriginalMessage())
            + ")",
        OBJECT);
  }

  private static String column(JsonParser parser) {
    return "column " + parser.currentTokenLocation().getColumnNr();
  }

  private static String named(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_ARRAY -> "a list";
      case START_OBJECT -> "an object";
      default -> "a single value";
    };
  }
}
