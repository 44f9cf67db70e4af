package dev.avatars.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bundled portraits and speeches, unpacked for a while. */
final class Demo implements AutoCloseable {
  /** Drawn and synthesised for this project; see the notice beside them. */
  static final List<Scene> SCENES =
      List.of(
          new Scene("ada.png", "ada.wav"),
          new Scene("noor.jpg", "noor.mp3"),
          new Scene("theo.webp", "theo.ogg"));

  private final Path folder;

  private Demo(Path folder) {
    this.folder = folder;
  }

  /**
   * Who speaks what.
   *
   * @param portrait the picture's file name
   * @param speech the sound's file name
   */
  record Scene(String portrait, String speech) {}

  /**
   * The scene of a number as people count.
   *
   * @throws CliException when there is none
   */
  static Scene scene(String number) {
    if (!number.matches("[1-3]")) {
      throw CliException.badInput("portrait: found '" + number + "'; allowed: 1, 2 or 3");
    }
    return SCENES.get(Integer.parseInt(number) - 1);
  }

  /** A place for the files, until it is closed. */
  static Demo unpacked(Surroundings surroundings) {
    try {
      Path place = Path.of(surroundings.property("java.io.tmpdir"));
      return new Demo(Files.createTempDirectory(place, "avatar-demo"));
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
      // what fails in the middle of a copy does not name the file
      throw new UncheckedIOException(
          new FileSystemException(file.toString(), null, failed.getMessage()));
    }
  }

  @Override
  public void close() {
    try {
      for (Scene scene : SCENES) {
        Files.deleteIfExists(folder.resolve(scene.portrait()));
        Files.deleteIfExists(folder.resolve(scene.speech()));
      }
      Files.deleteIfExists(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
