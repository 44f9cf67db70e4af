package dev.avatars.batch;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file of a journal: lines that are read anywhere and written at the end. Not thread-safe.
 *
 * <p>It is no channel, since a thread that is interrupted while it uses one closes it for all.
 */
final class JournalBytes implements Closeable {
  private static final int CHUNK = 1 << 10;

  private final Path path;
  private final RandomAccessFile file;
  private long end;
  private boolean clean = true;

  private JournalBytes(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  static JournalBytes toRead(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    return new JournalBytes(path, new RandomAccessFile(path.toFile(), "r"));
  }

  static JournalBytes toWrite(Path path) throws IOException {
    boolean made = !Files.exists(path);
    JournalBytes bytes = new JournalBytes(path, new RandomAccessFile(path.toFile(), "rw"));
    if (made) {
      bytes.syncFolder();
    }
    return bytes;
  }

  /** Its bytes from the first on, in a file handle of their own. */
  Bytes all() throws IOException {
    return Bytes.open(path);
  }

  /** Cuts away what follows, and writes there from now on; an empty file gets its first line. */
  void beginAt(long position) throws IOException {
    file.setLength(position);
    end = position;
    if (position == 0) {
      append(JournalText.HEADER);
    }
  }

  /**
   * Adds a line and answers where it begins. One that could not be written whole is cut away, if
   * not now then before the next.
   */
  long append(String line) throws IOException {
    byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
    if (!clean) {
      file.setLength(end);
    }
    clean = false;
    file.seek(end);
    file.write(text);
    clean = true;
    long start = end;
    end += text.length;
    return start;
  }

  /** The line that begins at a position, without its end. */
  String line(long position) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    file.seek(position);
    int read = file.read(chunk);
    while (read > 0 && lengthBeforeEnd(chunk, read) == read) {
      line.write(chunk, 0, read);
      read = file.read(chunk);
    }
    line.write(chunk, 0, lengthBeforeEnd(chunk, Math.max(0, read)));
    return line.toString(StandardCharsets.UTF_8);
  }

  void sync() throws IOException {
    if (end > 0) {
      file.getFD().sync();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** The name of a new file survives the machine's end only once its folder is on disk. */
  private void syncFolder() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unknown) {
      // Windows opens no folders, and keeps their names by itself.
    }
  }

  private static int lengthBeforeEnd(byte[] chunk, int read) {
    int length = 0;
    while (length < read && chunk[length] != '\n') {
      length++;
    }
    return length;
  }
}
