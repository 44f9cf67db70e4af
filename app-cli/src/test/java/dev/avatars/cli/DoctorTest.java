package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds in the store and at fal. */
@Timeout(120)
class DoctorTest {
  @TempDir Path folder;

  private WorkScene scene;

  @BeforeEach
  void open() {
    scene = WorkScene.in(folder, 1_000);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void whereNothingWasKeptNothingIsMade() {
    assertThat(finding("jobs and money"))
        .isEqualTo(
            folder.resolve("data/avatar/avatars.db")
                + " (not there; made with the first paid job)");
    assertThat(finding("videos")).contains("data/avatar/videos (not there;");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void jobsAreCountedByTheirStateAndMoneyIsToldExactly() {
    scene.pending(3);

    assertThat(finding("jobs and money"))
        .endsWith("avatars.db, version 1 of the tables: 3 pending; held $0.843, billed $0.00");
  }

  @Test
  void pricesAsInTheCatalogueAreFine() {
    assertThat(check("fal prices").get("outcome").asText()).isEqualTo("ok");
    assertThat(finding("fal prices")).isEqualTo("2 of 2 models are listed as in the catalogue");
    assertThat(scene.fal.journal().submits()).isEmpty();
  }

  @Test
  void anotherPriceIsAWarningThatNamesBoth() throws IOException {
    Path catalog = folder.resolve("small.properties");
    Files.writeString(catalog, Files.readString(catalog).replace("0.115", "0.225"));

    assertThat(check("fal prices").get("outcome").asText()).isEqualTo("warning");
    assertThat(finding("fal prices"))
        .contains("kling-avatar-v2-pro: fal lists $0.115")
        .contains("the catalogue has $0.225 per second of output (fal.ai reference page");
    assertThat(scene.desk.run("doctor").code()).as("a warning is no fault").isZero();
  }

  @Test
  void whenFalCannotBeAskedThatIsSaid() {
    scene.fal.faults(FalFault.answer(500).before(FalCall.PRICING).always());

    assertThat(check("fal prices").get("outcome").asText()).isEqualTo("warning");
    assertThat(finding("fal prices")).startsWith("fal could not be asked, or lists none");
  }

  @Test
  void withoutAKeyNobodyIsAsked() {
    scene.desk.environment.remove("FAL_KEY");

    assertThat(finding("fal prices")).isEqualTo("not asked, without a key");
    assertThat(scene.fal.journal().all()).isEmpty();
  }

  @Test
  void aStoreThatIsNoneIsFoundWrong() throws IOException {
    Path file = folder.resolve("data/avatar/avatars.db");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "my diary, and no database at all".repeat(40));

    assertThat(check("jobs and money").get("outcome").asText()).isEqualTo("wrong");
    assertThat(finding("jobs and money")).contains("avatars.db");
    assertThat(file).content().startsWith("my diary");
  }

  private String finding(String name) {
    return check(name).get("finding").asText();
  }

  private JsonNode check(String name) {
    for (JsonNode check : scene.desk.run("doctor").document().get("checks")) {
      if (check.get("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name);
  }
}
