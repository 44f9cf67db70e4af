package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.emulator.FalFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that outlive the program, with the emulator in fal's place. */
@Timeout(120)
class JobsTest {
  @TempDir Path folder;

  private Desk desk;
  private FalEmulator fal;

  @BeforeEach
  void sit() {
    desk = Desk.in(folder).quickModels();
    desk.oval("ada.png");
    desk.hum("hum.wav", 2_000);
    fal =
        FalEmulator.start(
            EmulatorSettings.seeded(7).toBuilder()
                .speed(1_000)
                .catalog(Configuration.of(desk.surroundings()).catalog(""))
                .build());
    desk.variable("FAL_KEY", "id-1:secret-1").variable("FAL_BASE_URL", fal.uri().toString());
  }

  @AfterEach
  void leave() {
    fal.close();
  }

  @Test
  void p11AJobThatWasHandedOverIsFetchedByAnotherRun() {
    String job = detached();

    assertThat(desk.run("jobs", "list").document().at("/jobs/0/job").asText()).isEqualTo(job);
    assertThat(desk.run("jobs", "show", job).document().get("request").asText()).isNotEmpty();
    Outcome fetched = desk.run("jobs", "await", job, "-o", "later.mp4");
    assertThat(fetched.code()).as(fetched.err()).isZero();
    assertThat(folder.resolve("later.mp4")).isNotEmptyFile();
    assertThat(desk.run("jobs", "list", "--state", "succeeded").document().get("jobs")).hasSize(1);
    assertThat(fal.journal().submits()).hasSize(1);
  }

  @Test
  void p10AWaitThatEndsLeavesTheJobAndNamesTheCommandThatGoesOn() {
    Outcome waited = render("--wait", "0s");

    assertThat(waited.code()).isEqualTo(4);
    String job = waited.document().at("/error/job").asText();
    assertThat(waited.err()).contains("next: 'avatar jobs await " + job + "' goes on");
    assertThat(desk.run("jobs", "await", job).code()).isZero();
    assertThat(fal.journal().submits()).hasSize(1);
  }

  @Test
  void p8TheSameWorkIsNotBoughtTwice() {
    assertThat(render("-o", "1.mp4").code()).isZero();
    Outcome again = render("-o", "2.mp4");

    assertThat(again.code()).isZero();
    assertThat(folder.resolve("2.mp4")).hasSameBinaryContentAs(folder.resolve("1.mp4"));
    assertThat(fal.journal().submits()).hasSize(1);
    assertThat(render("-o", "3.mp4", "--anew").code()).isZero();
    assertThat(fal.journal().submits()).hasSize(2);
  }

  @Test
  void p7ADoubtIsEndedByAPersonWhoIsToldTheCostFirst() {
    String job = inDoubt();
    String request = fal.journal().submits().get(0).requestId();

    Outcome asked = desk.run("jobs", "resolve", job, "--adopt", request);
    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err()).contains("nothing new is bought").contains("allowed: --yes");

    fal.clearFaults();
    assertThat(desk.run("jobs", "resolve", job, "--adopt", request, "--yes").code()).isZero();
    assertThat(desk.run("jobs", "await", job).code()).isZero();
    assertThat(fal.journal().submits()).hasSize(1);
  }

  @Test
  void p7ADoubtMayBeLetGo() {
    String job = inDoubt();

    Outcome gone = desk.run("jobs", "resolve", job, "--abandon", "--yes");

    assertThat(gone.code()).as(gone.err()).isZero();
    assertThat(gone.document().get("state").asText()).isEqualTo("failed");
    assertThat(gone.document().get("spend").asText()).isEqualTo("POSSIBLE");
    assertThat(fal.journal().submits()).hasSize(1);
  }

  @Test
  void p4WhatWasLetGoAndIsOnNoBillIsFreeAgain() {
    String job = inDoubt();
    assertThat(desk.run("jobs", "resolve", job, "--billed", "0", "--yes").err())
        .contains("allowed: a bill for a job that has ended");
    assertThat(desk.run("jobs", "resolve", job, "--abandon", "--yes").code()).isZero();

    Outcome asked = desk.run("jobs", "resolve", job, "--billed", "0");
    Outcome free = desk.run("jobs", "resolve", job, "--billed", "0", "--yes");

    assertThat(asked.code()).isEqualTo(2);
    assertThat(asked.err()).contains("that are held are free again").contains("allowed: --yes");
    assertThat(free.code()).as(free.err()).isZero();
    JsonNode total = desk.run("ledger").document().get("total");
    assertThat(total.at("/held/amount").asText()).matches("0(\\.0+)?");
    assertThat(desk.run("ledger", "--csv").out()).contains("released,0").contains("by a person");
    assertThat(desk.run("jobs", "resolve", job, "--billed", "0.1", "--yes").err())
        .contains("what it cost is known already");
  }

  @Test
  void oneRecordThatCannotBeReadStopsNothing() throws SQLException {
    String damaged = detached();
    String whole = detachedAnew();
    Path file = folder.resolve(".local/share/avatar/avatars.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement cut =
            connection.prepareStatement("update avatars_job set job = '{' where id = ?")) {
      cut.setString(1, damaged);
      assertThat(cut.executeUpdate()).isEqualTo(1);
    }

    Outcome listed = desk.run("jobs", "list");

    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(listed.document().at("/jobs/0/job").asText()).isEqualTo(whole);
    assertThat(listed.document().at("/unreadable/0").asText()).isEqualTo(damaged);
    assertThat(listed.err()).contains("1 could not be read").contains("jobs show " + damaged);
    Outcome shown = desk.run("jobs", "show", damaged);
    assertThat(shown.code()).isEqualTo(3);
    assertThat(shown.err()).contains("job " + damaged + " in the store cannot be read");
    assertThat(desk.run("ledger").document().at("/total/jobs").asInt()).isEqualTo(2);
    assertThat(desk.run("jobs", "await", whole, "-o", "whole.mp4").code()).isZero();
  }

  @Test
  void aJobThatEndedIsTooLateToCancel() {
    String job = detached();
    assertThat(desk.run("jobs", "await", job).code()).isZero();

    Outcome late = desk.run("jobs", "cancel", job);

    assertThat(late.code()).isEqualTo(1);
    assertThat(late.document().get("outcome").asText()).contains("too late");
  }

  @Test
  void theLedgerIsTheSumOfItsLines() {
    assertThat(render("--label", "spring", "-o", "1.mp4").code()).isZero();
    assertThat(render("--label", "spring", "--tier", "pro", "-o", "2.mp4").code()).isZero();

    JsonNode byLabel = desk.run("ledger", "--by", "label").document();
    assertThat(byLabel.at("/sums/0/name").asText()).isEqualTo("spring");
    assertThat(byLabel.at("/total/jobs").asInt()).isEqualTo(2);
    assertThat(byLabel.at("/total/billed/amount").asText()).isEqualTo("0.3424");
    assertThat(byLabel.at("/total/held/amount").asText()).matches("0(\\.0+)?");
    assertThat(desk.run("ledger", "--by", "job").document().get("sums")).hasSize(2);
    assertThat(desk.run("ledger", "--csv").out().lines())
        .hasSize(5)
        .first()
        .isEqualTo("at,job,kind,amount,currency,labels,source");
  }

  @Test
  void p4AMonthsBudgetIsNotOverrun() {
    desk.variable("AVATAR_MONTHLY_BUDGET", "0.51");

    assertThat(render("-o", "1.mp4").code()).isZero();
    assertThat(render("--anew", "-o", "2.mp4").code()).isZero();
    assertThat(render("--anew", "-o", "3.mp4").code()).as("0.2248 billed, 0.281 held").isZero();
    Outcome refused = render("--anew", "-o", "4.mp4");

    assertThat(refused.code()).isEqualTo(6);
    assertThat(refused.err()).contains("budget").contains("$0.51");
    assertThat(fal.journal().submits()).hasSize(3);
  }

  @Test
  void p4ALabelsBudgetIsNotOverrun() {
    desk.variable("AVATAR_LABEL_BUDGETS", "autumn=10, spring=0.30");

    assertThat(render("--label", "spring", "-o", "1.mp4").code()).isZero();
    Outcome refused = render("--label", "spring", "--anew", "-o", "2.mp4");
    assertThat(refused.code()).isEqualTo(6);
    assertThat(refused.err()).contains("budget label spring").contains("$0.30");
    assertThat(render("--label", "autumn", "--anew", "-o", "3.mp4").code()).isZero();
    assertThat(fal.journal().submits()).hasSize(2);
  }

  @Test
  void aJobOfTheFakeCannotBeLeft() {
    Outcome refused = desk.run("render", "ada.png", "hum.wav", "--detach");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("detach: found provider fake").contains("allowed: fal");
  }

  @ParameterizedTest
  @CsvSource({
    "jobs, 'verb: found none; allowed: list, show, await, cancel, resolve'",
    "jobs show nobody1, 'job: found no ''nobody1'''",
    "jobs show X, 'job: found ''X'''",
    "jobs list --state gone, 'state: found ''gone''; allowed: pending, paused'",
    "jobs list --most x, 'most: found ''x'''",
    "jobs resolve nobody1, 'decision: found 0; allowed: one of --adopt'",
    "jobs resolve nobody1 --abandon --resubmit, 'decision: found 2'",
    "jobs resolve nobody1 --billed much, 'billed: found ''much''; allowed: US dollars'",
    "render ada.png hum.wav --provider fal --yes --detach --trim, 'trim: found with --detach'",
    "ledger --by day, 'by: found ''day''; allowed: job, label, month'"
  })
  void whatCannotBeIsRefused(String words, String sentence) {
    Outcome refused = desk.run(words.split(" "));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(sentence);
  }

  @Test
  void whereNothingWasKeptNothingIsMade() {
    assertThat(desk.run("jobs", "list", "--text").out()).isEqualToIgnoringNewLines("no jobs");
    assertThat(desk.run("ledger").document().at("/total/jobs").asInt()).isZero();
    assertThat(folder.resolve(".local")).doesNotExist();
  }

  @Test
  void aStoreThatIsNoneIsNamedAndLeftAlone() throws IOException {
    Path file = folder.resolve(".local/share/avatar/avatars.db");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "my diary, and no database at all".repeat(40));

    Outcome refused = desk.run("jobs", "list");

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("avatars.db");
    assertThat(file).content().startsWith("my diary");
    assertThat(fal.journal().all()).isEmpty();
  }

  private String detached() {
    return detached(render("--detach"));
  }

  private String detachedAnew() {
    return detached(render("--detach", "--anew"));
  }

  private static String detached(Outcome left) {
    assertThat(left.code()).as(left.err()).isZero();
    assertThat(left.document().get("state").asText()).isEqualTo("submitted");
    return left.document().get("job").asText();
  }

  private String inDoubt() {
    fal.faults(
        FalFault.close().after(FalCall.SUBMIT),
        FalFault.answer(500).before(FalCall.BY_ENDPOINT).always());
    Outcome left = render("--detach");
    assertThat(left.code()).as(left.err()).isEqualTo(5);
    assertThat(left.document().at("/error/spend").asText()).isEqualTo("POSSIBLE");
    return left.document().at("/error/job").asText();
  }

  private Outcome render(String... more) {
    String[] words = new String[more.length + 6];
    System.arraycopy(
        new String[] {"render", "ada.png", "hum.wav", "--provider", "fal", "--yes"},
        0,
        words,
        0,
        6);
    System.arraycopy(more, 0, words, 6, more.length);
    return desk.run(words);
  }
}
