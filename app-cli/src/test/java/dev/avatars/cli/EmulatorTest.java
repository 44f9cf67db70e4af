package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code avatar emulator}. */
@Timeout(120)
class EmulatorTest {
  @TempDir Path folder;

  private Desk desk;

  @BeforeEach
  void sit() {
    desk = Desk.in(folder);
  }

  @Test
  void aJobThroughAnEmulatorInAnotherProcessIsTheFakesVideo()
      throws IOException, InterruptedException {
    desk.quickModels().oval("ada.png");
    desk.hum("hum.wav", 2_000);
    Process emulator = process("emulator", "--port", "0", "--speed", "1000", "--quiet");
    try {
      desk.variable("FAL_KEY", "emulator:local").variable("FAL_BASE_URL", uri(emulator));
      Outcome bought = render("fal.mp4", "--provider", "fal", "--yes", "--tier", "pro");
      Outcome faked = render("fake.mp4", "--tier", "pro");

      assertThat(bought.code()).as(bought.err()).isZero();
      assertThat(bought.document().get("sha256")).isEqualTo(faked.document().get("sha256"));
    } finally {
      emulator.destroy();
      assertThat(emulator.waitFor(30, TimeUnit.SECONDS)).as("it ends when told to").isTrue();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      Outcome refused = desk.run("emulator", "--port", Integer.toString(taken.getLocalPort()));

      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("port: found " + taken.getLocalPort() + ", which is taken")
          .contains("allowed: a free one, or 0 for any");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port, x, port: found 'x'; allowed: a whole number",
    "--port, 70000, port: found 70000; allowed: 0 to 65535",
    "--speed, 0, speed: found 0",
    "--clock, slow, 'clock: found ''slow''; allowed: real, virtual'",
    "--faults, missing.json, 'faults: found no file '"
  })
  void aBadOptionIsRefused(String option, String value, String sentence) {
    Outcome refused = desk.run("emulator", option, value);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(sentence);
  }

  @Test
  void aBadFaultFileIsRefusedWithWhatIsAllowed() {
    desk.file("faults.json", "{\"rules\": [{\"call\": \"submit\", \"fault\": \"gremlin\"}]}");

    Outcome refused = desk.run("emulator", "--port", "0", "--faults", "faults.json");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("gremlin").contains("allowed");
  }

  private Outcome render(String file, String... more) {
    String[] words = new String[5 + more.length];
    System.arraycopy(new String[] {"render", "ada.png", "hum.wav", "-o", file}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return desk.run(words);
  }

  private Process process(String... words) throws IOException {
    String[] command = new String[4 + words.length];
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    System.arraycopy(new String[] {java, "-cp", path, Main.class.getName()}, 0, command, 0, 4);
    System.arraycopy(words, 0, command, 4, words.length);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("AVATAR_CATALOG", folder.resolve("small.properties").toString());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String uri(Process emulator) throws IOException {
    BufferedReader out = emulator.inputReader();
    StringBuilder document = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      document.append(line);
      if (line.equals("}")) {
        break;
      }
    }
    return new ObjectMapper().readTree(document.toString()).get("uri").asText();
  }
}
