package dev.avatars.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** A piece of Java from a page, put into a class so that it can be compiled and run. */
record Snippet(String code, String given) {
  private static final String IMPORTS =
      """
      import dev.avatars.application.*;
      import dev.avatars.batch.*;
      import dev.avatars.batch.report.*;
      import dev.avatars.cluster.*;
      import dev.avatars.codecs.*;
      import dev.avatars.codecs.audio.*;
      import dev.avatars.domain.batch.*;
      import dev.avatars.domain.budget.*;
      import dev.avatars.domain.failure.*;
      import dev.avatars.domain.job.*;
      import dev.avatars.domain.media.*;
      import dev.avatars.domain.model.*;
      import dev.avatars.domain.money.*;
      import dev.avatars.domain.pricing.*;
      import dev.avatars.domain.quote.*;
      import dev.avatars.domain.request.*;
      import dev.avatars.emulator.*;
      import dev.avatars.emulator.junit.*;
      import dev.avatars.fake.*;
      import dev.avatars.fal.*;
      import dev.avatars.jdbc.*;
      import dev.avatars.media.*;
      import dev.avatars.micrometer.*;
      import dev.avatars.ports.*;
      import dev.avatars.ports.MediaProbe.Probed;
      import dev.avatars.ports.WebhookAuthenticator.Delivery;
      import dev.avatars.ports.tck.*;
      import java.net.URI;
      import java.nio.file.Path;
      import java.time.Duration;
      import java.time.Instant;
      import java.util.Optional;
      import java.util.stream.Stream;
      """;

  /** Compiles it into a folder, in which it can be run as {@code Snippet}. */
  void compileInto(Path folder) throws IOException {
    String body = code.contains(" class ") ? code : method();
    Path source = Files.writeString(folder.resolve("Snippet.java"), IMPORTS + body);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(result).as("compiles: %s", code).isZero();
  }

  /** Runs it in a folder and answers its exit code. */
  int runIn(Path folder) throws IOException, InterruptedException {
    return run(folder, List.of("Snippet"), Map.of());
  }

  /** Runs a main class of the product in a folder and answers its exit code. */
  static int run(Path folder, List<String> words, Map<String, String> settings)
      throws IOException, InterruptedException {
    String path =
        folder + System.getProperty("path.separator") + System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-cp", path));
    command.addAll(words);
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("AVATAR_") || name.startsWith("FAL_"));
    process.environment().putAll(settings);
    // nobody's own settings and jobs, and no wait for somebody at a keyboard
    process.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    process.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    return process
        .redirectInput(Files.writeString(folder.resolve("input.txt"), "").toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start()
        .waitFor();
  }

  private String method() {
    return "public class Snippet {\n  public static void main(String[] arguments) throws Exception {\n"
        + given
        + code
        + "  }\n}\n";
  }
}
