package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * P15: the official JavaScript client, unmodified. Where Node, npm or npm's registry are missing,
 * the tests are skipped and say which.
 */
class OfficialClientTest {
  private static final Path SCRIPTS = Path.of("src", "test", "js");
  private static final Path ROOM = Path.of("target", "official-client").toAbsolutePath();
  private static final Map<String, JsonNode> STEPS = new HashMap<>();

  @RegisterExtension
  static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).virtualClock();

  @BeforeAll
  static void runTheClient() throws IOException, InterruptedException {
    assumeTrue(works("node", "--version"), "Node is missing: the official client cannot run");
    assumeTrue(works("npm", "--version"), "npm is missing: the official client cannot be fetched");
    Files.createDirectories(ROOM);
    for (String name : List.of("package.json", "package-lock.json", "client.mjs")) {
      Files.copy(SCRIPTS.resolve(name), ROOM.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    assumeTrue(
        isInstalled() || works("npm", "ci", "--no-audit", "--no-fund"),
        "npm's registry cannot be reached: the official client cannot be fetched");
    Path portrait = Files.write(ROOM.resolve("portrait.png"), Sitting.portrait());
    Path speech = Files.write(ROOM.resolve("speech.wav"), Sitting.speech());
    Run run =
        run("node", "client.mjs", fal.uri().toString(), portrait.toString(), speech.toString());
    assertThat(run.status()).as(run.output()).isZero();
    run.output().lines().map(Json::parse).forEach(step -> STEPS.put(name(step), step));
  }

  @Test
  void itUploadsFiles() {
    assertThat(facts("upload")).isEqualTo("{\"type\":\"image/png\",\"same\":true}");
  }

  @Test
  void itSubscribesByPolling() {
    isAWholeJob(step("subscribe-polling"));
  }

  @Test
  void itSubscribesByStreaming() {
    isAWholeJob(step("subscribe-streaming"));
  }

  @Test
  void itSubmitsAsksAndCollects() {
    assertThat(facts("queue"))
        .isEqualTo(
            "{\"first\":\"IN_QUEUE\",\"last\":\"COMPLETED\",\"logged\":true,\"own\":true,"
                + "\"video\":\"video/mp4\"}");
  }

  @Test
  void itCancels() {
    assertThat(facts("cancel"))
        .isEqualTo(
            "{\"state\":\"COMPLETED\",\"reason\":\"client_cancelled\",\"result\":499,\"again\":400}");
  }

  @Test
  void itLearnsWhyAJobFailed() {
    assertThat(facts("failure-input"))
        .isEqualTo(
            "{\"name\":\"ValidationError\",\"status\":422,\"field\":\"body.audio_url\","
                + "\"type\":\"missing\",\"identified\":true}");
    assertThat(facts("failure-content"))
        .isEqualTo("{\"name\":\"ValidationError\",\"type\":\"content_policy_violation\"}");
    assertThat(facts("failure-machinery"))
        .isEqualTo("{\"status\":500,\"type\":\"runner_server_error\"}");
    assertThat(facts("failure-account")).isEqualTo("{\"status\":403,\"locked\":true}");
  }

  @Test
  void itsWebhookIsSignedSoThatNodeVerifiesIt() {
    assertThat(facts("webhook"))
        .isEqualTo("{\"verified\":true,\"status\":\"OK\",\"identified\":true,\"video\":true}");
  }

  @Test
  void itRunsSynchronously() {
    assertThat(facts("run")).isEqualTo("{\"video\":\"video/mp4\",\"identified\":true}");
  }

  @Test
  @DisplayName("P15: it makes no call that the emulator does not know")
  void itMakesNoUnknownCall() {
    assertThat(facts("journal")).isEqualTo("{\"unknown\":0}");
  }

  private static void isAWholeJob(JsonNode step) {
    assertThat(step.path("states").toString())
        .isEqualTo("[\"IN_QUEUE\",\"IN_PROGRESS\",\"COMPLETED\"]");
    assertThat(step.path("logs").asInt()).isPositive();
    assertThat(step.path("identified").asBoolean()).isTrue();
    assertThat(step.path("mp4").asText()).isEqualTo("ftyp");
    assertThat(step.path("whole").asBoolean()).isTrue();
    assertThat(step.path("duration").asInt()).isEqualTo(2);
  }

  /** A step's facts without its name. */
  private static String facts(String name) {
    return step(name).toString().replace("\"step\":\"" + name + "\",", "");
  }

  private static JsonNode step(String name) {
    return Optional.ofNullable(STEPS.get(name))
        .orElseThrow(() -> new AssertionError("the client did not get as far as " + name));
  }

  private static String name(JsonNode step) {
    return step.path("step").asText();
  }

  private static boolean isInstalled() {
    return Files.isRegularFile(ROOM.resolve("node_modules/@fal-ai/client/package.json"));
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return run(command).status() == 0;
    } catch (IOException notFound) {
      return false;
    }
  }

  private record Run(int status, String output) {}

  /** Runs with a limit: a client that hangs is a client that fails. */
  private static Run run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("official-client", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(
                Files.isDirectory(ROOM) ? ROOM.toFile() : Path.of("").toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String said = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return new Run(ended ? process.exitValue() : -1, said);
  }
}
