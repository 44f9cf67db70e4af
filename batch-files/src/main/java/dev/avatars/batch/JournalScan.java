package dev.avatars.batch;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a journal once from its first line to its last, and notes where each row's record is. */
final class JournalScan {
  private static final int LONGEST = JournalText.LONGEST + 1;

  private final Path path;
  private final JournalBytes bytes;
  private final RowIndex rows;

  JournalScan(Path path, JournalBytes bytes, RowIndex rows) {
    this.path = path;
    this.bytes = bytes;
    this.rows = rows;
  }

  /** Where the next record belongs: behind the last line that is whole. */
  long end() throws IOException {
    try (Bytes all = bytes.all()) {
      Lines lines = new Lines(all, LONGEST, Lines.Ending.LF);
      Optional<Line> first = lines.next();
      return first.isEmpty() || isCutHeader(first.get()) ? 0 : end(first.get(), lines);
    }
  }

  private long end(Line first, Lines lines) throws IOException {
    checkHeader(first);
    long end = first.next();
    Optional<Line> line = lines.next();
    while (line.isPresent() && isSound(line.get())) {
      note(line.get());
      end = line.get().next();
      line = lines.next();
    }
    if (line.isPresent() && isInTheMiddle(line.get(), lines)) {
      throw damaged(line.get());
    }
    return end;
  }

  /** A line without an end is the last, whatever a run adds to it meanwhile. */
  private static boolean isInTheMiddle(Line line, Lines lines) throws IOException {
    return line.isEnded() && lines.next().isPresent();
  }

  private void note(Line line) throws IOException {
    String name = JournalText.name(text(line));
    rows.put(name, line.start(), other -> isOf(name, other));
  }

  private boolean isOf(String name, long offset) throws IOException {
    return JournalText.name(bytes.line(offset)).equals(name);
  }

  private static boolean isSound(Line line) {
    return line.isEnded() && line.isWhole() && JournalText.isSound(line.bytes());
  }

  /** The beginning of the first line alone: the machine ended while the file was made. */
  private static boolean isCutHeader(Line first) {
    return !first.isEnded() && JournalText.HEADER.startsWith(text(first));
  }

  private void checkHeader(Line first) {
    String text = text(first);
    if (!first.isEnded() || !text.equals(JournalText.HEADER)) {
      throw refused(JournalText.isNewer(text) ? newer(text) : foreign());
    }
  }

  private static String newer(String header) {
    return "was written by a newer version of this program (" + Shown.plain(header) + ")";
  }

  private static String foreign() {
    return "is no journal of a batch: its first line should be " + JournalText.HEADER;
  }

  private StoreUnavailableException damaged(Line line) {
    return refused("is damaged at line " + line.number() + ", which is not as it was written");
  }

  private StoreUnavailableException refused(String why) {
    return new StoreUnavailableException(
        Disposition.FIX_SETUP,
        "the journal " + path + " " + why,
        "name another file, or bring this one back from a copy",
        new IOException(why));
  }

  private static String text(Line line) {
    String text = new String(line.bytes(), StandardCharsets.UTF_8);
    return line.isEnded() ? text.substring(0, text.length() - 1) : text;
  }
}
