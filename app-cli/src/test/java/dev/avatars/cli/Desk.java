package dev.avatars.cli;

import dev.avatars.domain.model.Catalog;
import dev.avatars.ports.tck.SampleMedia;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A desk at which somebody types commands: a folder with the demo's files, an environment and a
 * terminal or none. Videos are tiny, unless they are asked for in full size.
 */
final class Desk {
  private static final int RATE = 8_000;

  final Path folder;
  final Map<String, String> environment = new HashMap<>();

  private final Map<String, String> properties = new HashMap<>();
  private String input = "";
  private Interrupts interrupts = task -> () -> {};

  private Desk(Path folder) {
    this.folder = folder;
    environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    environment.put("AVATAR_CATALOG", folder.resolve("small.properties").toString());
    properties.put("user.home", folder.toString());
    properties.put("os.name", "Linux");
    properties.put("os.arch", "amd64");
    properties.put("java.version", "17.0.15");
    properties.put("java.io.tmpdir", folder.resolve("tmp").toString());
    properties.put("native.encoding", "UTF-8");
  }

  /** A desk in a folder as it is. */
  static Desk at(Path folder) {
    return new Desk(folder);
  }

  /** A desk whose output goes into a pipe. */
  static Desk in(Path folder) {
    Desk desk = new Desk(folder);
    try {
      Files.createDirectories(folder.resolve("tmp"));
      Files.writeString(folder.resolve("small.properties"), smallPictures());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return desk;
  }

  /** A desk with a terminal for everything. */
  static Desk withTerminal(Path folder) {
    return in(folder).terminals("in,out,err");
  }

  Desk terminals(String names) {
    properties.put(Surroundings.TERMINALS, names);
    return this;
  }

  Desk columns(int columns) {
    properties.put(Surroundings.COLUMNS, Integer.toString(columns));
    return this;
  }

  Desk property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Desk variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Desk fullSize() {
    environment.remove("AVATAR_CATALOG");
    return this;
  }

  /** The models are said to be quick, so that they are looked at soon. */
  Desk quickModels() {
    Path catalog = folder.resolve("small.properties");
    try {
      String models = Files.readString(catalog);
      Files.writeString(
          catalog,
          models
              .replaceAll("time.base = [A-Z0-9]+", "time.base = PT1S")
              .replaceAll("time.per-second = [A-Z0-9]+", "time.per-second = PT0.1S"));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Desk typing(String text) {
    input = text;
    return this;
  }

  Desk interruptedBy(Interrupts signals) {
    interrupts = signals;
    return this;
  }

  /** Copies a bundled file here. */
  String demo(String name) {
    try (InputStream bytes =
        Objects.requireNonNull(Desk.class.getResourceAsStream("/demo/" + name), name)) {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        Files.copy(bytes, file);
      }
      return name;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A small picture of an oval. */
  String oval(String name) {
    try {
      Files.createDirectories(folder.resolve("samples"));
      SampleMedia.in(folder.resolve("samples")).portrait(1);
      Files.copy(folder.resolve("samples/portrait-1.png"), folder.resolve(name));
      return name;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A hum of this length at 8 kHz. */
  String hum(String name, int milliseconds) {
    int samples = RATE / 1_000 * milliseconds;
    ByteBuffer wav = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + samples).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE);
    wav.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(samples);
    for (int sample = 0; sample < samples; sample++) {
      wav.put((byte) (128 + sample % 40));
    }
    return file(name, wav.array());
  }

  String file(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
      return name;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the configuration file. */
  Desk configured(String text) {
    try {
      Files.createDirectories(folder.resolve("config/avatar"));
      Files.writeString(folder.resolve("config/avatar/avatar.properties"), text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Outcome run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Cli.run(surroundings(stream(out), stream(err)), words);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Surroundings surroundings() {
    return surroundings(stream(new ByteArrayOutputStream()), stream(new ByteArrayOutputStream()));
  }

  Surroundings surroundings(PrintStream out, PrintStream err) {
    return new Surroundings(
        environment,
        properties,
        folder,
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        out,
        err,
        interrupts);
  }

  static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** The built-in catalogue with pictures that are rendered in a moment. */
  private static String smallPictures() throws IOException {
    try (InputStream bytes =
        Objects.requireNonNull(Catalog.class.getResourceAsStream("catalog.properties"))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("output.pixels = [0-9]+", "output.pixels = 6400")
          .replaceAll("output.fps = [0-9]+", "output.fps = 10");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
