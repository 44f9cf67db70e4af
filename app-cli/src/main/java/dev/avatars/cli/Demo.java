package dev.avatars.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bundled portraits and speeches, unpacked for a while. */
final class Demo implements AutoCloseable {
  /** Drawn and synthesised for this project; see the notice beside them. */
  static final List<String> PORTRAITS = List.of("ada.png", "noor.jpg", "theo.webp");

  static final List<String> SPEECHES = List.of("ada.wav", "noor.mp3", "theo.ogg");

  private final Path folder;

  private Demo(Path folder) {
    this.folder = folder;
  }

  static Demo unpacked() {
    try {
      return new Demo(Files.createTempDirectory("avatar-demo"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A bundled file as a file. */
  Path file(String name) {
    Path file = folder.resolve(name);
    try (InputStream bytes = Demo.class.getResourceAsStream("/demo/" + name)) {
      if (bytes == null) {
        throw new IllegalStateException("the demo's " + name + " is missing from the jar");
      }
      if (!Files.exists(file)) {
        Files.copy(bytes, file);
      }
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      for (String name : PORTRAITS) {
        Files.deleteIfExists(folder.resolve(name));
      }
      for (String name : SPEECHES) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
