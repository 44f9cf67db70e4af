package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.FalEmulator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The paid provider at the command line, with the emulator in fal's place. */
@Timeout(120)
class FalTest {
  private static final String SECRET = "very-secret-4711";

  @TempDir Path folder;

  private Desk desk;
  private FalEmulator fal;

  @BeforeEach
  void sit() {
    desk = Desk.in(folder);
    desk.oval("ada.png");
    desk.hum("hum.wav", 2_000);
    desk.quickModels();
    fal =
        FalEmulator.start(
            EmulatorSettings.seeded(7).toBuilder()
                .speed(1_000)
                .catalog(Configuration.of(desk.surroundings()).catalog(""))
                .build());
    desk.variable("FAL_KEY", "id-1:" + SECRET).variable("FAL_BASE_URL", fal.uri().toString());
  }

  @AfterEach
  void leave() {
    fal.close();
  }

  @Test
  void aJobThroughFalIsTheFakesVideoAndIsBilledByFal() {
    Outcome bought = render("--max-cost", "1", "-o", "fal.mp4");
    Outcome faked = desk.run("render", "ada.png", "hum.wav", "-o", "fake.mp4");

    assertThat(bought.code()).as(bought.err()).isZero();
    JsonNode video = bought.document();
    assertThat(video.get("sha256")).isEqualTo(faked.document().get("sha256"));
    assertThat(video.get("provider").asText()).isEqualTo("fal");
    assertThat(video.at("/billed/source").asText()).contains("billable units x unit price");
    assertThat(fal.journal().submits()).hasSize(1);
  }

  @Test
  void withoutAKeyNothingIsSent() {
    desk.environment.remove("FAL_KEY");

    Outcome refused = render("--yes");

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err().lines())
        .containsExactly(
            "error: fal key: found none; allowed: FAL_KEY=<key id>:<key secret> in the environment",
            "next: 'avatar doctor' shows what is set; --provider fake needs no key");
    assertThat(fal.journal().all()).isEmpty();
  }

  @Test
  void aKeyThatIsNoneIsRefusedWithoutBeingShown() {
    Outcome refused = desk.variable("FAL_KEY", SECRET).run(words("--yes"));

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("fal key: found one without its two parts");
    assertSecretIsNotTold(refused);
  }

  @Test
  void p1NothingIsSpentWithoutConsent() {
    Outcome refused = render();

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("allowed: --max-cost USD, or --yes");
    assertThat(render("--max-cost", "0.01").code()).isEqualTo(6);
    assertThat(fal.journal().all()).isEmpty();
  }

  @Test
  void p2AQuoteNeedsNoKeyAndAsksNobody() {
    desk.environment.remove("FAL_KEY");

    assertThat(desk.run("quote", "ada.png", "hum.wav", "--provider", "fal").code()).isZero();
    assertThat(fal.journal().all()).isEmpty();
  }

  @Test
  void p19ALockedAccountPauses() {
    fal.lockAccount();

    Outcome paused = render("--yes");

    assertThat(paused.code()).isEqualTo(7);
    assertThat(paused.document().at("/error/spend").asText()).isEqualTo("NONE");
    assertSecretIsNotTold(paused);
  }

  @Test
  void p16TheDoctorTellsWhereTheKeyComesFromAndNeverTheKey() {
    Outcome doctor = desk.terminals("in,out,err").run("doctor");

    assertThat(doctor.out())
        .contains("found (environment FAL_KEY), for " + fal.uri() + " (environment FAL_BASE_URL)");
    assertSecretIsNotTold(doctor);
  }

  @Test
  void p16TheLogNeverTellsTheKey() {
    Outcome loud = desk.variable("AVATAR_LOG", "debug").run(words("--yes"));

    assertThat(loud.code()).isZero();
    assertThat(loud.err()).contains("submit");
    assertSecretIsNotTold(loud);
  }

  private static void assertSecretIsNotTold(Outcome outcome) {
    assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET);
  }

  private Outcome render(String... more) {
    return desk.run(words(more));
  }

  private static String[] words(String... more) {
    String[] words = new String[more.length + 5];
    System.arraycopy(
        new String[] {"render", "ada.png", "hum.wav", "--provider", "fal"}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return words;
  }
}
