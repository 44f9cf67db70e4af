package dev.avatars.codecs.mp4;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of samples that wait for their index; it is deleted when closed. One that a killed process
 * left behind is overwritten.
 */
final class Spool implements Closeable {
  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

  private Spool(FileChannel file) {
    this.file = file;
  }

  static Spool create(Path path) throws IOException {
    return new Spool(
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  void append(byte[] bytes, int offset, int length) throws IOException {
    if (length > buffer.remaining()) {
      flush();
    }
    if (length > buffer.capacity()) {
      writeFully(file, ByteBuffer.wrap(bytes, offset, length));
    } else {
      buffer.put(bytes, offset, length);
    }
  }

  /** Writes what is still in memory. */
  void flush() throws IOException {
    buffer.flip();
    writeFully(file, buffer);
    buffer.clear();
  }

  /** Copies a part of what was flushed to the end of another file. */
  void copy(long position, long length, FileChannel target) throws IOException {
    long done = 0;
    while (done < length) {
      long count = file.transferTo(position + done, length - done, target);
      if (count <= 0) {
        throw new EOFException("The spooled samples end early: something shortened their file.");
      }
      done += count;
    }
  }

  static void writeFully(FileChannel target, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
