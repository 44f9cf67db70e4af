package dev.avatars.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.avatars.domain.batch.RowRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** The lines of a journal: JSON objects that end with a checksum of what is before it. */
final class JournalText {
  /** The first line. */
  static final String HEADER = "{\"format\":\"avatars-batch-journal\",\"version\":1}";

  /** How many bytes a line may have, without its end. */
  static final int LONGEST = 16 << 20;

  private static final int VERSION = 1;
  private static final Pattern VERSIONED =
      Pattern.compile("\\{\"format\":\"avatars-batch-journal\",\"version\":(\\d{1,9})\\D.*");
  private static final String BEFORE_SUM = ",\"crc\":\"";
  private static final String AFTER_SUM = "\"}";
  private static final int SUM_DIGITS = 8;
  private static final int TAIL = BEFORE_SUM.length() + SUM_DIGITS + AFTER_SUM.length();
  private static final JsonFactory JSON = new JsonFactory();

  private JournalText() {}

  /**
   * The line of a record, without its end.
   *
   * @throws IllegalArgumentException when it is longer than a line may be
   */
  static String line(RowRecord row) {
    String json = RowText.text(row);
    String open = json.substring(0, json.length() - 1);
    byte[] summed = open.getBytes(StandardCharsets.UTF_8);
    if (summed.length + TAIL > LONGEST) {
      throw new IllegalArgumentException(
          "row: found a record of " + summed.length + " bytes; allowed: " + (LONGEST - TAIL));
    }
    return open + BEFORE_SUM + sum(summed, summed.length) + AFTER_SUM;
  }

  /**
   * The record of a line.
   *
   * @throws IllegalArgumentException when it is none
   */
  static RowRecord record(String line) {
    return RowText.record(line);
  }

  /**
   * The row's name in a line, which begins with it.
   *
   * @throws IllegalArgumentException when it does not
   */
  static String name(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      parser.nextToken();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        return parser.getText();
      }
    } catch (IOException broken) {
      throw new IllegalArgumentException("line: found no JSON; allowed: a record", broken);
    }
    throw new IllegalArgumentException("line: found no name; allowed: a record");
  }

  /** Whether the bytes of a line with its end are as they were written. */
  static boolean isSound(byte[] line) {
    int summed = line.length - 1 - TAIL;
    return summed > 0
        && new String(line, summed, TAIL, StandardCharsets.ISO_8859_1)
            .equals(BEFORE_SUM + sum(line, summed) + AFTER_SUM);
  }

  /** Whether a first line is that of a later version. */
  static boolean isNewer(String header) {
    Matcher version = VERSIONED.matcher(header);
    return version.matches() && Integer.parseInt(version.group(1)) > VERSION;
  }

  private static String sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
