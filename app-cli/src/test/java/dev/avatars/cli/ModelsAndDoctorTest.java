package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsAndDoctorTest {
  @TempDir Path folder;

  @Test
  void modelsAreListedWithTheirPricesAndLimits() {
    Outcome models = Desk.withTerminal(folder).run("models");

    assertThat(models.code()).isZero();
    assertThat(models.out())
        .contains("kling-avatar-v2-pro: Kling AI Avatar v2 Pro")
        .contains("fal-ai/kling-video/ai-avatar/v2/standard")
        .contains("$0.0562 per second of output (fal.ai reference page")
        .contains("2 to 300 s, known to work up to 60 s");
  }

  @Test
  void modelsAreOneObjectInAPipe() {
    JsonNode pro = Desk.in(folder).run("models").document().at("/models/0");

    assertThat(pro.get("tier").asText()).isEqualTo("pro");
    assertThat(pro.at("/rate/amount").asText()).isEqualTo("0.115");
    assertThat(pro.get("shortestSeconds").asText()).isEqualTo("2.000000");
    assertThat(pro.get("images")).hasSize(5);
    assertThat(pro.get("sounds")).hasSize(5);
  }

  @Test
  void aHealthyInstallationIsFoundHealthy() {
    Outcome doctor = Desk.in(folder).configured("tier = pro").run("doctor");

    assertThat(doctor.code()).isZero();
    assertThat(doctor.document().get("healthy").asBoolean()).isTrue();
    assertThat(doctor.document().get("checks"))
        .anySatisfy(
            check -> {
              assertThat(check.get("name").asText()).isEqualTo("tier");
              assertThat(check.get("finding").asText()).startsWith("pro (file ");
            })
        .anySatisfy(
            check -> assertThat(check.get("finding").asText()).contains("of small video made"));
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void whatIsWrongIsFoundAllAtOnce() {
    Desk desk =
        Desk.withTerminal(folder)
            .configured("teir = pro")
            .variable("AVATAR_SEED", "lucky")
            .property("java.io.tmpdir", folder.resolve("gone").toString());

    Outcome doctor = desk.run("doctor");

    assertThat(doctor.code()).isEqualTo(3);
    assertThat(doctor.out().lines().filter(line -> line.startsWith("wrong")))
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).contains("temporary files").contains("gone"))
        .anySatisfy(line -> assertThat(line).contains("configuration").contains("'teir'"))
        .anySatisfy(line -> assertThat(line).contains("seed: found 'lucky'"))
        .anySatisfy(line -> assertThat(line).contains("rendering"));
  }

  @Test
  void theDoctorSeesTheTerminal() {
    String gone = folder.resolve("gone").toString();

    assertThat(
            Desk.withTerminal(folder)
                .columns(132)
                .property("java.io.tmpdir", gone)
                .run("doctor")
                .out())
        .contains("a terminal, 132 columns, color, Unicode");
    assertThat(
            Desk.in(folder)
                .variable("TERM", "dumb")
                .property("java.io.tmpdir", gone)
                .run("doctor", "--text")
                .out())
        .contains("no terminal, 80 columns, no color, ASCII");
  }
}
