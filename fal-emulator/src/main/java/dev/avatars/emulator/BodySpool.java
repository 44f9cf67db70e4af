package dev.avatars.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Takes bodies in, large ones through the disk.
 *
 * @param directory where large bodies lie meanwhile
 * @param most the largest body that is taken, in bytes
 */
record BodySpool(Path directory, long most) {
  /** Bodies up to this size stay in memory, and so much of every body is kept for the journal. */
  static final int IN_MEMORY = 1 << 20;

  private static final int BUFFER = 1 << 16;

  RequestBody take(InputStream bytes) throws IOException {
    byte[] head = bytes.readNBytes(IN_MEMORY);
    return head.length < IN_MEMORY ? RequestBody.of(head) : spooled(head, bytes);
  }

  private RequestBody spooled(byte[] head, InputStream rest) throws IOException {
    Path file = Files.createTempFile(directory, "body-", ".part");
    try (OutputStream target = Files.newOutputStream(file)) {
      target.write(head);
      long size = head.length + copy(rest, target, head.length);
      return RequestBody.of(file, Arrays.copyOf(head, BUFFER), size);
    } catch (IOException broken) {
      Files.deleteIfExists(file);
      throw broken;
    }
  }

  private long copy(InputStream from, OutputStream to, long before) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long copied = 0;
    for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
      copied += length;
      requireFits(before + copied);
      to.write(buffer, 0, length);
    }
    return copied;
  }

  void requireFits(long size) throws BadRequestException {
    if (size > most) {
      throw new BadRequestException(
          413, "body: found " + size + " bytes or more; allowed: at most " + most);
    }
  }
}
