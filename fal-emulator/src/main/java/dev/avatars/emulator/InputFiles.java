package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.Staging.Ready;
import dev.avatars.emulator.Staging.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The files behind the addresses in a request: those that were uploaded here, and data addresses.
 * Nothing is fetched from anywhere else, so that a test never leaves its machine.
 */
final class InputFiles {
  private static final String BASE64 = ";base64,";

  private final Shelf shelf;

  InputFiles(Shelf shelf) {
    this.shelf = shelf;
  }

  /** The file that a field of the input is the address of. */
  Staging<Path> file(JsonNode input, String field, Instant now) {
    JsonNode value = input.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return unusable(ModelError.MISSING, field, "");
    }
    return value.isTextual()
        ? file(field, value.asText(), now)
        : unusable(ModelError.STRING_TYPE, field, "");
  }

  private Staging<Path> file(String field, String address, Instant now) {
    Optional<Path> file = address.startsWith("data:") ? decoded(address) : uploaded(address, now);
    return file.<Staging<Path>>map(Ready::new)
        .orElseGet(
            () ->
                unusable(
                    ModelError.FILE_DOWNLOAD_ERROR,
                    field,
                    "Failed to download the file: the emulator reads only files that were uploaded"
                        + " to it, and data addresses."));
  }

  /** Wherever it claims to be: a path that was made here is unmistakable. */
  private Optional<Path> uploaded(String address, Instant now) {
    try {
      String path = Optional.ofNullable(URI.create(address).getPath()).orElse("");
      int start = path.indexOf("/files/");
      return start < 0 ? Optional.empty() : shelf.onDisk(path.substring(start), now);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private Optional<Path> decoded(String address) {
    int comma = address.indexOf(BASE64);
    if (comma < 0) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(address.substring(comma + BASE64.length()));
      return Optional.of(Files.write(shelf.newFile(), bytes));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    } catch (IOException diskFull) {
      throw new UncheckedIOException(diskFull);
    }
  }

  private static <T> Staging<T> unusable(ModelError error, String field, String words) {
    return new Unusable<>(error.outcome(List.of("body", field), words));
  }
}
