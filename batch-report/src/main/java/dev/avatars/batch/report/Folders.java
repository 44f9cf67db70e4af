package dev.avatars.batch.report;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.batch.OutputName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a batch's files are.
 *
 * @param output the videos' folder
 * @param manifest what the portraits' names are relative to
 */
record Folders(Path output, Path manifest) {
  Folders {
    requireNonNull(output, "output folder");
    requireNonNull(manifest, "manifest folder");
  }

  /** The file of a video; empty for a name that this file system cannot have. */
  Optional<Path> video(OutputName name) {
    return resolved(output, name.value());
  }

  /** The file of a portrait; empty for a name that this file system cannot have. */
  Optional<Path> portrait(String name) {
    return resolved(manifest, name);
  }

  private static Optional<Path> resolved(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name));
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }
}
