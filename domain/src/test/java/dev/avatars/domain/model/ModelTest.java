package dev.avatars.domain.model;

import static dev.avatars.domain.fixtures.Fixtures.portrait;
import static dev.avatars.domain.fixtures.Fixtures.source;
import static dev.avatars.domain.fixtures.Fixtures.speech;
import static dev.avatars.domain.fixtures.Fixtures.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaMark;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ModelTest {
  private static final ModelLimits NARROW =
      new ModelLimits(
          Set.of(ImageFormat.PNG, ImageFormat.JPEG),
          Set.of(AudioFormat.WAV),
          MediaLength.ofSeconds("2"),
          MediaLength.ofSeconds("60.5"),
          MediaLength.ofSeconds("30"),
          5_000,
          7_000_000,
          300,
          new BigDecimal("2.5"),
          5,
          source());

  @Test
  void whatFitsHasNoViolation() {
    assertThat(NARROW.violations(portrait(300, 750), speech("2"), "smile")).isEmpty();
    assertThat(NARROW.violations(portrait(750, 300), speech("60.5"), "")).isEmpty();
  }

  @Test
  @DisplayName("P18 all violations come at once, each with field, found and allowed")
  void allViolationsComeAtOnce() {
    Portrait portrait = portrait(ImageFormat.GIF, 100, 251, 7_000_001, "portrait", Set.of());
    Speech speech =
        speech(AudioFormat.MP3, MediaLength.ofSeconds("1.5"), 5_001, "speech", Set.of());
    assertThat(NARROW.violations(portrait, speech, "smiles"))
        .extracting(Violation::toString)
        .containsExactly(
            "portrait: found GIF; allowed: JPEG, PNG",
            "portrait: found 7,000,001 bytes; allowed: at most 7,000,000 bytes",
            "portrait: found 100x251 pixels; allowed: at least 300 pixels on each side",
            "portrait: found 100x251 pixels; allowed: one side at most 2.5 times the other",
            "speech: found MP3; allowed: WAV",
            "speech: found 5,001 bytes; allowed: at most 5,000 bytes",
            "speech: found 1.500 s; allowed: 2 s to 60.500 s",
            "prompt: found 6 characters; allowed: at most 5");
  }

  @Test
  void aSpeechCanBeTooLong() {
    assertThat(NARROW.violations(portrait(600, 600), speech("60.501"), ""))
        .containsExactly(new Violation("speech", "60.501 s", "2 s to 60.500 s"));
  }

  @Test
  void aPromptIsCountedInCharactersAsPeopleSeeThem() {
    assertThat(NARROW.violations(portrait(600, 600), speech("5"), "😀😀😀😀😀")).isEmpty();
  }

  @Test
  void marksAndLengthsBeyondTheAdvisedAreToldBeforeSpending() {
    Portrait moving = portrait(ImageFormat.PNG, 600, 600, 1, "p", Set.of(MediaMark.ANIMATED));
    Speech cut =
        speech(
            AudioFormat.WAV,
            MediaLength.ofSeconds("30.001"),
            1,
            "s",
            Set.of(MediaMark.DAMAGED, MediaMark.TRUNCATED));
    assertThat(NARROW.advice(moving, cut))
        .extracting(Advice::toString)
        .containsExactly(
            "portrait: the file is animated, of which only the first frame is used",
            "speech: the file ends before its content does",
            "speech: the file is damaged in places",
            "speech: 30.001 s is longer than the 30 s that is known to work; the provider may"
                + " refuse it");
    assertThat(NARROW.advice(portrait(600, 600), speech("30"))).isEmpty();
    assertThat(NARROW.advice(portrait(600, 600), speech("61"))).isEmpty();
  }

  @Test
  void anOutputHasPixelsAndFrames() {
    assertThat(new OutputSize(256, 1).widthFor(1, 1_000)).isEqualTo(16);
    assertThatThrownBy(() -> new OutputSize(255, 30))
        .hasMessage("pixels: found 255; allowed: 256 or more");
    assertThatThrownBy(() -> new OutputSize(256, 0))
        .hasMessage("frames per second: found 0; allowed: 1 to 120");
    assertThatThrownBy(() -> new OutputSize(256, 121)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRenderTakesAConstantAndAPartForEachSecond() {
    RenderTime time = new RenderTime(Duration.ofSeconds(150), Duration.ofSeconds(10));
    assertThat(time.estimate(MediaLength.ofSeconds("7.2"))).isEqualTo(Duration.ofSeconds(222));
    assertThat(time.estimate(new MediaLength(1, 3)))
        .isEqualTo(Duration.ofSeconds(153).plusNanos(333_333_334));
    Duration negative = Duration.ofSeconds(-1);
    assertThatThrownBy(() -> new RenderTime(negative, Duration.ZERO))
        .hasMessage("render time: found PT-1S and PT0S; allowed: zero or more");
    assertThatThrownBy(() -> new RenderTime(Duration.ZERO, negative))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTierIsReadInAnyCase() {
    assertThat(List.of(Tier.parse("pro"), Tier.parse("PRO"), Tier.parse("Standard")))
        .containsExactly(Tier.PRO, Tier.PRO, Tier.STANDARD);
    assertThatThrownBy(() -> Tier.parse("best"))
        .hasMessage("tier: found 'best'; allowed: standard, pro");
  }

  @Test
  void namesAreShortAndPlain() {
    assertThat(new ModelId("kling.v2-pro")).hasToString("kling.v2-pro");
    assertThat(new ProviderId("fal")).hasToString("fal");
    for (String wrong : List.of("", "Fal", "a b", "ä", "a/b", "x".repeat(65))) {
      assertThatThrownBy(() -> new ModelId(wrong))
          .hasMessageStartingWith("model: found '" + wrong + "'; allowed: 1 to 64 lower-case");
      assertThatThrownBy(() -> new ProviderId(wrong))
          .hasMessageStartingWith("provider: found '" + wrong + "'; allowed: 1 to 64 lower-case");
    }
  }

  @Test
  void aFactHasASource() {
    assertThat(source()).hasToString("a page, read 2026-01-02");
    assertThatThrownBy(() -> new FactSource(" ", LocalDate.EPOCH))
        .hasMessage("source: found none; allowed: where the fact was read");
  }

  @Test
  void aModelHasAnEndpoint() {
    AvatarModel good = standard();
    assertThatThrownBy(
            () ->
                new AvatarModel(
                    good.id(),
                    good.title(),
                    good.tier(),
                    " ",
                    good.output(),
                    good.limits(),
                    good.price(),
                    good.priceSource(),
                    good.time()))
        .hasMessage("endpoint: found none; allowed: the provider's identifier");
  }
}
