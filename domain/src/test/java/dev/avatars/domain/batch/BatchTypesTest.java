package dev.avatars.domain.batch;

import static dev.avatars.domain.fixtures.Fixtures.NOON;
import static dev.avatars.domain.fixtures.Fixtures.digest;
import static dev.avatars.domain.fixtures.Fixtures.failure;
import static dev.avatars.domain.fixtures.Fixtures.pro;
import static dev.avatars.domain.fixtures.Fixtures.quote;
import static dev.avatars.domain.fixtures.Fixtures.request;
import static dev.avatars.domain.fixtures.Fixtures.standard;
import static dev.avatars.domain.fixtures.Fixtures.storedVideo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.Label;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, work, states and records of a batch. */
final class BatchTypesTest {
  private static final AvatarDraft DRAFT =
      AvatarDraft.of(Path.of("anna.png"), Path.of("hello.wav"));

  static Stream<String> hostileNames() {
    return Stream.of(
        "",
        "/etc/passwd",
        "..",
        ".",
        "../anna.mp4",
        "spring/../../anna.mp4",
        "spring/./anna.mp4",
        "spring//anna.mp4",
        "spring/",
        "C:anna.mp4",
        "spring\\anna.mp4",
        "anna.mp4.",
        "anna.mp4 ",
        " anna.mp4",
        "spring /anna.mp4",
        "an\0na.mp4",
        "an\nna.mp4",
        "an\u001b[2Jna.mp4",
        "an\u202ena.mp4",
        "an\u2028na.mp4",
        "an\u2029na.mp4",
        "an\ud800na.mp4",
        "an\u0085na.mp4",
        "what?.mp4",
        "a*b.mp4",
        "a|b.mp4",
        "<a>.mp4",
        "\"a\".mp4",
        "con",
        "CON.mp4",
        "spring/Nul.tar.mp4",
        "lpt9.mp4",
        "com\u00b9.mp4",
        "aux .mp4",
        "CONIN$",
        "x".repeat(256),
        "\u00e4".repeat(128),
        "d/".repeat(500) + "x");
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  @DisplayName("P18 P20 no name of a video leaves its folder or confuses a file system or terminal")
  void aHostileNameIsNone(String text) {
    Optional<Violation> violation = OutputName.violation(text);
    assertThat(violation).isPresent();
    assertThat(violation.orElseThrow().field()).isEqualTo("output");
    assertThat(violation.orElseThrow().found())
        .hasSizeLessThan(100)
        .matches(found -> found.codePoints().noneMatch(Character::isISOControl))
        .doesNotContain("\u202e", "\u2028", "\u2029");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutputName(text))
        .withMessageStartingWith("output: found '")
        .withMessageContaining("allowed: file names with slashes between them");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna.mp4",
        "spring/anna.mp4",
        ".hidden/anna",
        "-rf.mp4",
        "~.mp4",
        "a..b.mp4",
        "console.mp4",
        "com0.mp4",
        "\u00fc\u4eba\ud83d\ude00.mp4"
      })
  void anOrdinaryNameIsOne(String text) {
    assertThat(OutputName.violation(text)).isEmpty();
    assertThat(new OutputName(text)).hasToString(text);
  }

  @Test
  @DisplayName("P20 names that one file system takes for the same are the same")
  void namesAreComparedAsFileSystemsDo() {
    assertThat(new OutputName("Spring/\u00c4nna.MP4").folded())
        .isEqualTo(new OutputName("spring/A\u0308NNA.mp4").folded());
    assertThat(new OutputName("a.mp4").folded()).isNotEqualTo(new OutputName("b.mp4").folded());
  }

  @Test
  void theLongestNamesAreNames() {
    assertThat(OutputName.violation("x".repeat(255))).isEmpty();
    assertThat(OutputName.violation("d/".repeat(499) + "xy")).isEmpty();
  }

  @Test
  @DisplayName("P20 a batch's name is the label of its jobs")
  void aNameIsALabel() {
    assertThat(new BatchName("spring").label()).isEqualTo(new Label("batch:spring"));
    assertThat(new BatchName("x".repeat(58)).label().value()).hasSize(64);
    assertThat(new BatchName("v1.2")).hasToString("v1.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a b", "a\\b", "a\nb", "a,b"})
  void aNameThatIsNoLabelOrLeadsElsewhereIsNone(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchName(text))
        .withMessageStartingWith("batch name: found '" + text + "'; allowed: 1 to 58 letters");
  }

  @Test
  void aNameOf59CharactersIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BatchName("x".repeat(59)));
  }

  @Test
  void aRowHasALineAndAName() {
    OutputName output = new OutputName("anna.mp4");
    assertThat(new BatchRow(1, "anna", output, DRAFT).name()).isEqualTo("anna");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchRow(0, "anna", output, DRAFT))
        .withMessage("line: found 0; allowed: 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchRow(1, " ", output, DRAFT))
        .withMessage("name: found ' '; allowed: one that is seen");
  }

  @Test
  @DisplayName("P18 a fault is one sentence with its line")
  void aFaultIsASentence() {
    assertThat(RowFault.of(3, "tier", "'gold'", "standard or pro"))
        .hasToString("line 3, tier: found 'gold'; allowed: standard or pro");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RowFault.of(0, "tier", "'gold'", "standard or pro"));
  }

  @Test
  @DisplayName("P3 what is different in a row's work is told, a sentence for each")
  void differencesAreTold() {
    RowWork before = RowWork.of(request(standard(), "5"), quote(standard(), "5"));
    RowWork now =
        new RowWork(
            new ProviderId("fake"),
            new ModelId("kling-avatar-v2-pro"),
            digest("other picture"),
            digest("other sound"),
            "weep");
    assertThat(before.differences(before)).isEmpty();
    assertThat(before.differences(now))
        .containsExactly(
            "provider was 'fal' and is 'fake'",
            "model was 'kling-avatar-v2-standard' and is 'kling-avatar-v2-pro'",
            "portrait was '%s' and is '%s'"
                .formatted(shown(before.portrait().hex()), shown(digest("other picture").hex())),
            "speech was '%s' and is '%s'"
                .formatted(shown(before.speech().hex()), shown(digest("other sound").hex())),
            "prompt was 'smile' and is 'weep'");
  }

  @Test
  void oneDifferenceIsToldAlone() {
    RowWork standard = RowWork.of(request(standard(), "5"), quote(standard(), "5"));
    RowWork pro = RowWork.of(request(pro(), "5"), quote(pro(), "5"));
    assertThat(standard.differences(pro))
        .containsExactly("model was 'kling-avatar-v2-standard' and is 'kling-avatar-v2-pro'");
  }

  private static String shown(String hex) {
    return "sha-256 " + hex.substring(0, 8);
  }

  @Test
  @DisplayName("P20 every state of a job is a status of its row")
  void everyStateIsAStatus() {
    assertThat(RowStatus.of(JobStatus.PENDING)).isEqualTo(RowStatus.WAITING);
    assertThat(RowStatus.of(JobStatus.SUBMITTING)).isEqualTo(RowStatus.RUNNING);
    assertThat(RowStatus.of(JobStatus.SUBMITTED)).isEqualTo(RowStatus.RUNNING);
    assertThat(RowStatus.of(JobStatus.RENDERED)).isEqualTo(RowStatus.RUNNING);
    assertThat(RowStatus.of(JobStatus.IN_DOUBT)).isEqualTo(RowStatus.IN_DOUBT);
    assertThat(RowStatus.of(JobStatus.PAUSED)).isEqualTo(RowStatus.PAUSED);
    assertThat(RowStatus.of(JobStatus.SUCCEEDED)).isEqualTo(RowStatus.DONE);
    assertThat(RowStatus.of(JobStatus.FAILED)).isEqualTo(RowStatus.FAILED);
    assertThat(RowStatus.of(JobStatus.CANCELLED)).isEqualTo(RowStatus.CANCELLED);
    assertThat(Stream.of(JobStatus.values()).map(RowStatus::of).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(RowStatus.OVER_BUDGET)));
  }

  @Test
  void statusesHaveNames() {
    assertThat(RowStatus.IN_DOUBT.label()).isEqualTo("in doubt");
    assertThat(RowStatus.DONE.label()).isEqualTo("done");
  }

  @Test
  @DisplayName("P9 a row is done when it has a video, and not before")
  void aDoneRowHasAVideo() {
    RowVideo video = RowVideo.of(storedVideo());
    assertThat(record(RowStatus.DONE, Optional.of(video)).video()).contains(video);
    assertThat(record(RowStatus.RUNNING, Optional.empty()).video()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> record(RowStatus.DONE, Optional.empty()))
        .withMessage("row anna: found none; allowed: a video when done");
  }

  @Test
  void aVideoIsToldByItsFacts() {
    RowVideo video = RowVideo.of(storedVideo());
    assertThat(video.bytes()).isEqualTo(storedVideo().bytes());
    assertThat(video.digest()).isEqualTo(storedVideo().digest());
    assertThat(video.length()).isEqualTo(storedVideo().facts().length());
    assertThat(video.flags()).isEqualTo(storedVideo().flags());
  }

  @Test
  @DisplayName("P20 a failure is told with the provider's words, but not twice")
  void aTroubleTellsTheProvidersWords() {
    assertThat(RowTrouble.of(failure()).sentence()).isEqualTo(failure().sentence());
    assertThat(RowTrouble.of(failure()).nextStep()).isEqualTo(failure().nextStep());
    assertThat(RowTrouble.of(failure()).spend()).isEqualTo(failure().spend());
    assertThat(RowTrouble.of(failure().inProviderWords("no credit")).sentence())
        .isEqualTo(failure().sentence() + " (no credit)");
    assertThat(RowTrouble.of(failure().inProviderWords(failure().sentence())).sentence())
        .isEqualTo(failure().sentence());
  }

  private static RowRecord record(RowStatus status, Optional<RowVideo> video) {
    return new RowRecord(
        2,
        "anna",
        new OutputName("anna.mp4"),
        status,
        Optional.empty(),
        RowWork.of(request(standard(), "5"), quote(standard(), "5")),
        "anna.png",
        "hello.wav",
        MediaLength.ofSeconds("5"),
        Money.usd("0.281"),
        Money.usd("0.4496"),
        Optional.empty(),
        NOON,
        Optional.empty(),
        Optional.empty(),
        video,
        Optional.empty());
  }
}
