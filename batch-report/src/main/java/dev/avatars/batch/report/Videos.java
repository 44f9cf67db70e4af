package dev.avatars.batch.report;

import com.samskivert.mustache.Escapers;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** The videos of a batch as its page shows them: in the page, or beside it. */
final class Videos {
  private final Folders folders;
  private final Path page;
  private final Tally tally;
  private final Embedding embedding;

  private Videos(Folders folders, Path page, Tally tally, Embedding embedding) {
    this.folders = folders;
    this.page = page;
    this.tally = tally;
    this.embedding = embedding;
  }

  /** Looks at the size of each. */
  static Videos of(Rows rows, Folders folders, Path page, Embedding embedding) {
    Tally tally = new Tally();
    try {
      rows.forEach((number, row) -> file(folders, row).ifPresent(tally::add));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Videos(folders, page, tally, embedding);
  }

  /** How many there are. */
  int count() {
    return tally.count;
  }

  /** How many bytes they have together. */
  long bytes() {
    return tally.bytes;
  }

  /** Whether they go into the page. */
  boolean areEmbedded() {
    return embedding.takes(tally.bytes);
  }

  /** The file of a row that is done; empty when it is not where it was. */
  Optional<Path> file(RowRecord row) {
    return file(folders, row);
  }

  /** Writes the address that plays a file: its bytes, or the way to it. */
  void writeAddress(Path file, Writer out) throws IOException {
    if (areEmbedded()) {
      out.write("data:video/mp4;base64,");
      writeBytes(file, out);
    } else {
      out.write(Escapers.HTML.escape(RelativeUrl.of(page, file)));
    }
  }

  private static void writeBytes(Path file, Writer out) throws IOException {
    try (OutputStream coded = Base64.getEncoder().wrap(new AsciiStream(out))) {
      Files.copy(file, coded);
    }
  }

  private static Optional<Path> file(Folders folders, RowRecord row) {
    return row.status() == RowStatus.DONE
        ? folders.video(row.output()).filter(Files::isRegularFile).filter(Files::isReadable)
        : Optional.empty();
  }

  /** A count that grows. */
  private static final class Tally {
    private int count;
    private long bytes;

    void add(Path file) {
      count++;
      bytes += file.toFile().length();
    }
  }

  /** Bytes that are ASCII, on their way into text; leaves the text open. */
  private static final class AsciiStream extends OutputStream {
    private final Writer out;

    AsciiStream(Writer out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      out.write(new String(octets, offset, length, StandardCharsets.US_ASCII));
    }
  }
}
