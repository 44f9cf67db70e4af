package dev.avatars.cli;

import dev.avatars.cli.Demo.Scene;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Loads what every start needs, for the launcher to lay it out in an archive. */
@Command(name = "warm-up", hidden = true, description = "Load what every start needs.")
final class WarmUpCommand implements Callable<Integer> {
  private static final List<String> WORDS =
      List.of("--help", "--version", "models --text", "models --json", "quote", "completion bash");

  private final Surroundings surroundings;

  WarmUpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Surroundings nowhere = nowhere();
    WORDS.forEach(words -> Cli.run(nowhere, words.split(" ")));
    try (Demo demo = Demo.unpacked(surroundings)) {
      Demo.SCENES.forEach(scene -> quote(demo, scene, nowhere));
    }
    return Cli.run(nowhere, "doctor");
  }

  private static void quote(Demo demo, Scene scene, Surroundings nowhere) {
    String portrait = demo.file(scene.portrait()).toString();
    String speech = demo.file(scene.speech()).toString();
    Cli.run(nowhere, "quote", portrait, speech, "--text");
    Cli.run(nowhere, "quote", portrait, speech, "--json");
  }

  private Surroundings nowhere() {
    PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    // whose settings, jobs and keys there are is nobody's business here
    String none = surroundings.folder().resolve("none").toString();
    return new Surroundings(
        Map.of("XDG_CONFIG_HOME", none, "XDG_DATA_HOME", none),
        surroundings.properties(),
        surroundings.folder(),
        new ByteArrayInputStream(new byte[0]),
        silence,
        silence,
        surroundings.interrupts());
  }
}
