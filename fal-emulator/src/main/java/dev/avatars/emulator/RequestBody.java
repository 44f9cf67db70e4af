package dev.avatars.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/** What came with a request: in memory while it is small, in a file of its own otherwise. */
final class RequestBody {
  static final RequestBody EMPTY = new RequestBody(new byte[0], Optional.empty(), 0);

  private final byte[] head;
  private final Optional<Path> file;
  private final long size;

  private RequestBody(byte[] head, Optional<Path> file, long size) {
    this.head = head;
    this.file = file;
    this.size = size;
  }

  static RequestBody of(byte[] bytes) {
    return new RequestBody(bytes, Optional.empty(), bytes.length);
  }

  /** A body that lies in a file, which this takes over. */
  static RequestBody of(Path file, byte[] head, long size) {
    return new RequestBody(head, Optional.of(file), size);
  }

  long size() {
    return size;
  }

  /** The beginning, which is all of it when it is small. */
  byte[] head() {
    return Arrays.copyOf(head, head.length);
  }

  /** Whether all of it is in memory. */
  boolean isSmall() {
    return file.isEmpty();
  }

  InputStream open() throws IOException {
    return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(head);
  }

  /** Puts the body into a file for good. */
  void moveTo(Path target) throws IOException {
    if (file.isPresent()) {
      Files.move(file.get(), target, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.write(target, head);
    }
  }

  /** Removes what nobody took. */
  void discard() {
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException held) {
      throw new UncheckedIOException(held);
    }
  }
}
