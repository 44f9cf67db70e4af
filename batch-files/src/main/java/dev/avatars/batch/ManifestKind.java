package dev.avatars.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells by its name and its first bytes how a manifest is written. */
final class ManifestKind {
  private static final Set<String> JSON_LINES = Set.of("jsonl", "ndjson", "json");
  private static final Set<String> CSV = Set.of("csv", "tsv");
  private static final int HEAD = 4;

  private ManifestKind() {}

  /** The entries of a file that stands at its first byte. */
  static EntrySource source(Path manifest, Bytes bytes, RowReader reader) throws IOException {
    byte[] head = head(bytes);
    Optional<String> foreign = foreign(head);
    if (foreign.isPresent()) {
      return new SingleEntry(1, foreign.get(), "CSV or JSON Lines in UTF-8");
    }
    bytes.seek(isMarked(head) ? 3 : 0);
    boolean json = isJson(manifest, bytes);
    bytes.seek(isMarked(head) ? 3 : 0);
    Lines lines = new Lines(bytes, CsvRecords.LONGEST, Lines.Ending.ANY);
    return json ? JsonEntries.open(lines, reader) : CsvEntries.open(lines, reader);
  }

  private static byte[] head(Bytes bytes) throws IOException {
    byte[] head = new byte[HEAD];
    for (int i = 0; i < HEAD; i++) {
      head[i] = (byte) Math.max(0, bytes.next());
    }
    return head;
  }

  private static Optional<String> foreign(byte[] head) {
    if (startsWith(head, 0xfe, 0xff) || startsWith(head, 0xff, 0xfe)) {
      return Optional.of("text in UTF-16 (save it as 'CSV UTF-8')");
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      return Optional.of("a spreadsheet or zip file (save it as 'CSV UTF-8')");
    }
    return Optional.empty();
  }

  /** Whether it begins with the mark of UTF-8, as Excel's files do. */
  private static boolean isMarked(byte[] head) {
    return startsWith(head, 0xef, 0xbb, 0xbf);
  }

  private static boolean startsWith(byte[] head, int... expected) {
    boolean equal = true;
    for (int i = 0; i < expected.length; i++) {
      equal &= (head[i] & 0xff) == expected[i];
    }
    return equal;
  }

  private static boolean isJson(Path manifest, Bytes bytes) throws IOException {
    String name = String.valueOf(manifest.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return JSON_LINES.contains(extension) || (!CSV.contains(extension) && beginsAsObject(bytes));
  }

  private static boolean beginsAsObject(Bytes bytes) throws IOException {
    int b = bytes.next();
    while (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
      b = bytes.next();
    }
    return b == '{';
  }
}
