package dev.avatars.batch;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.ports.BatchJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A journal in a file: JSON Lines that are only ever added to, each with a checksum.
 *
 * <p>A line that a crash cut off is left out, and cut away when the file is opened to write; a line
 * that is damaged in the middle is told by its number and refused. In memory a row takes about 50
 * bytes, however long its records are.
 *
 * <p>Thread-safe. While it is open to write, a lock on a file beside it ({@code .lock}) keeps
 * everybody else from writing; anybody may read.
 *
 * <pre>{@code
 * try (JournalFile journal = JournalFile.open(Path.of("spring.journal.jsonl"))) {
 *   journal.find("anna").ifPresent(row -> System.out.println(row.status().label()));
 * }
 * }</pre>
 */
public final class JournalFile implements BatchJournal {
  private final Path path;
  private final JournalBytes bytes;
  private final RowIndex rows;
  private final Optional<JournalLock> lock;

  private JournalFile(Path path, JournalBytes bytes, RowIndex rows, Optional<JournalLock> lock) {
    this.path = path;
    this.bytes = bytes;
    this.rows = rows;
    this.lock = lock;
  }

  /**
   * Opens a journal to write; a file that is missing is made, with its folders.
   *
   * @throws dev.avatars.ports.StoreUnavailableException when somebody else has it open to write, or
   *     it is no journal, newer than this program, or damaged
   * @throws UncheckedIOException when it cannot be read or written
   */
  public static JournalFile open(Path journal) {
    try {
      Files.createDirectories(journal.toAbsolutePath().getParent());
      JournalLock lock = JournalLock.take(journal);
      try {
        return open(journal, JournalBytes.toWrite(journal), Optional.of(lock));
      } catch (IOException | RuntimeException refused) {
        lock.close();
        throw refused;
      }
    } catch (IOException refused) {
      throw unusable(journal, refused);
    }
  }

  /**
   * Opens a journal to read what it says now, also while a run goes on.
   *
   * @throws dev.avatars.ports.StoreUnavailableException when it is no journal, newer than this
   *     program, or damaged
   * @throws UncheckedIOException when it is missing or cannot be read
   */
  public static JournalFile read(Path journal) {
    try {
      return open(journal, JournalBytes.toRead(journal), Optional.empty());
    } catch (IOException refused) {
      throw unusable(journal, refused);
    }
  }

  private static JournalFile open(Path path, JournalBytes bytes, Optional<JournalLock> lock)
      throws IOException {
    try {
      RowIndex rows = new RowIndex();
      long end = new JournalScan(path, bytes, rows).end();
      if (lock.isPresent()) {
        bytes.beginAt(end);
      }
      return new JournalFile(path, bytes, rows, lock);
    } catch (IOException | RuntimeException refused) {
      bytes.close();
      throw refused;
    }
  }

  @Override
  public synchronized Optional<RowRecord> find(String row) {
    int found = rows.find(row, offset -> JournalText.name(line(offset)).equals(row));
    return found < 0 ? Optional.empty() : Optional.of(latest(found));
  }

  @Override
  public synchronized Stream<RowRecord> records() {
    return IntStream.range(0, rows.size()).mapToObj(this::latest);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when it was opened to read
   */
  @Override
  public synchronized void write(RowRecord row) {
    if (lock.isEmpty()) {
      throw new IllegalStateException("the journal " + path + " was opened to read");
    }
    try {
      long offset = bytes.append(JournalText.line(row));
      rows.put(row.name(), offset, other -> JournalText.name(line(other)).equals(row.name()));
    } catch (IOException refused) {
      throw unusable(path, refused);
    }
  }

  @Override
  public synchronized void sync() {
    try {
      bytes.sync();
    } catch (IOException refused) {
      throw unusable(path, refused);
    }
  }

  @Override
  public synchronized void close() {
    try {
      bytes.close();
    } catch (IOException refused) {
      throw unusable(path, refused);
    } finally {
      lock.ifPresent(JournalLock::close);
    }
  }

  private synchronized RowRecord latest(int row) {
    long offset = rows.latest(row);
    try {
      return JournalText.record(line(offset));
    } catch (IllegalArgumentException refused) {
      throw unusable(path, new IOException("at byte " + offset + ": " + refused.getMessage()));
    }
  }

  private String line(long offset) {
    try {
      return bytes.line(offset);
    } catch (IOException refused) {
      throw unusable(path, refused);
    }
  }

  private static UncheckedIOException unusable(Path journal, IOException why) {
    return new UncheckedIOException("the journal " + journal + " cannot be used: " + why, why);
  }
}
