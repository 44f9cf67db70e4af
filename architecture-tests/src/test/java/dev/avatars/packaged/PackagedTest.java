package dev.avatars.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.model.Catalog;
import dev.avatars.ports.tck.SampleMedia;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as it is shipped, with the jars beside it and nothing else. All other tests see the
 * jars that tests need, too, and would not miss one that was left out.
 */
@Timeout(300)
class PackagedTest {
  private static final Path JARS =
      Path.of("..", "app-cli", "target", "avatar", "lib").toAbsolutePath().normalize();

  @TempDir Path folder;

  private String portrait = "";
  private String speech = "";

  @BeforeEach
  void layOut() throws IOException {
    assertThat(JARS).as("what 'mvn verify' packages before this module").isDirectory();
    SampleMedia media = SampleMedia.in(folder);
    portrait = media.portrait(1).source().toString();
    speech = media.speech(1).source().toString();
    Files.writeString(
        folder.resolve("quick.properties"),
        Catalog.builtInText()
            .replaceAll("output.pixels = [0-9]+", "output.pixels = 6400")
            .replaceAll("time.base = [A-Z0-9.]+", "time.base = PT0.5S")
            .replaceAll("time.per-second = [A-Z0-9.]+", "time.per-second = PT0.01S"));
    Files.writeString(
        folder.resolve("clips.csv"), "image,audio\n" + portrait + "," + speech + "\n");
  }

  @Test
  @DisplayName("the shipped program plans, runs and reports a batch with the jars it has")
  void batchesRun() throws IOException, InterruptedException {
    runs(Map.of(), "batch", "plan", "clips.csv", "--catalog", "quick.properties");
    runs(Map.of(), "batch", "run", "clips.csv", "--catalog", "quick.properties");
    runs(Map.of(), "batch", "report", "clips.csv");
    runs(Map.of(), "batch", "schema");
    assertThat(folder.resolve("clips")).isDirectoryContaining("glob:**.mp4");
    assertThat(folder.resolve("clips")).isDirectoryContaining("glob:**.html");
  }

  @Test
  @DisplayName("the shipped program emulates fal, buys from it, and reads its store again")
  void falIsReached() throws IOException, InterruptedException {
    Process emulator =
        begun(Map.of(), "emulator", "--port", "0", "--quiet", "--catalog", "quick.properties");
    try (BufferedReader out = emulator.inputReader()) {
      Map<String, String> fal = Map.of("FAL_KEY", "a:b", "FAL_BASE_URL", address(out));
      runs(
          fal,
          "render",
          portrait,
          speech,
          "--provider",
          "fal",
          "--yes",
          "-o",
          "one.mp4",
          "--catalog",
          "quick.properties");
      assertThat(folder.resolve("one.mp4")).isNotEmptyFile();
      assertThat(runs(fal, "jobs", "list")).contains("succeeded");
      assertThat(runs(fal, "ledger")).contains("billed");
      assertThat(runs(fal, "worker", "--once")).isNotNull();
      assertThat(runs(fal, "doctor")).contains("avatars");
    } finally {
      emulator.destroy();
      emulator.waitFor();
    }
  }

  /** What the emulator says first: the object with its address. */
  private static String address(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("\"uri\"")) {
        return line.replaceAll(".*\"(http[^\"]*)\".*", "$1");
      }
    }
    throw new IllegalStateException("the emulator ended without an address");
  }

  private String runs(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    Process process = begun(environment, words);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> String.join(" ", words) + "\n" + err()).isZero();
    return out;
  }

  private String err() {
    try {
      return Files.readString(folder.resolve("err.txt"));
    } catch (IOException unreadable) {
      return "its errors cannot be read: " + unreadable;
    }
  }

  private Process begun(Map<String, String> environment, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", JARS.resolve("*").toString(), "dev.avatars.cli.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("FAL_") || name.startsWith("AVATAR_"));
    builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err.txt").toFile()));
    return builder.start();
  }
}
