package dev.avatars.domain.media;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where a picture or a piece of sound is to be read from: a file on this machine.
 *
 * <p>A web address is no source. A price is known only after every byte was measured, and the bytes
 * that are bought have to be those that were measured; whoever has an address fetches the file
 * first.
 *
 * @param path the file's path
 */
public record MediaSource(Path path) {
  public MediaSource {
    requireNonNull(path, "path");
  }

  /** A file on this machine. */
  public static MediaSource file(Path file) {
    return new MediaSource(file);
  }

  /** The path as it was given. */
  @Override
  public String toString() {
    return path.toString();
  }
}
