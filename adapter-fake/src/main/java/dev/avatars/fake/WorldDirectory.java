package dev.avatars.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The temporary directory of a world, gone when the world is closed.
 *
 * @param root the directory itself
 */
record WorldDirectory(Path root) {
  /** A new and empty one. */
  static WorldDirectory create() {
    try {
      return new WorldDirectory(Files.createTempDirectory("avatars-fake-"));
    } catch (IOException noSpace) {
      throw new UncheckedIOException(noSpace);
    }
  }

  /** A new directory inside. */
  Path room(String name) {
    try {
      return Files.createDirectory(root.resolve(name));
    } catch (IOException noSpace) {
      throw new UncheckedIOException(noSpace);
    }
  }

  /** Removes it with everything in it. */
  void delete() {
    try {
      for (Path file : deepestFirst()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException held) {
      throw new UncheckedIOException(held);
    }
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
