package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A file that is on its way in.
 *
 * @param id its name in addresses
 * @param path where it will be read
 * @param contentType its declared type
 * @param lifecycle how long it is kept, and who may read it
 * @param parts the parts that have arrived, by number
 */
record Upload(
    String id,
    String path,
    String contentType,
    Lifecycle lifecycle,
    NavigableMap<Integer, UploadDesk.Part> parts) {
  Upload(String id, String path, String contentType, Lifecycle lifecycle) {
    this(id, path, contentType, lifecycle, new ConcurrentSkipListMap<>());
  }

  /** Whether a list names exactly the parts that have arrived, each with its tag. */
  boolean isComplete(JsonNode named) {
    if (named.size() == 0 || named.size() != parts.size()) {
      return false;
    }
    for (JsonNode part : named) {
      UploadDesk.Part arrived = parts.get(part.path("partNumber").asInt());
      if (arrived == null || !arrived.tag().equals(part.path("etag").asText())) {
        return false;
      }
    }
    return true;
  }

  /** Writes all parts into one file, in the order of their numbers. */
  void join(Path target) {
    try (OutputStream whole = Files.newOutputStream(target)) {
      for (UploadDesk.Part part : parts.values()) {
        Files.copy(part.file(), whole);
        Files.delete(part.file());
      }
    } catch (IOException diskFull) {
      throw new UncheckedIOException(diskFull);
    }
  }
}
