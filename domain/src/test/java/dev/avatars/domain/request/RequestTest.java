package dev.avatars.domain.request;

import static dev.avatars.domain.fixtures.Fixtures.PROVIDER;
import static dev.avatars.domain.fixtures.Fixtures.portrait;
import static dev.avatars.domain.fixtures.Fixtures.pro;
import static dev.avatars.domain.fixtures.Fixtures.request;
import static dev.avatars.domain.fixtures.Fixtures.speech;
import static dev.avatars.domain.fixtures.Fixtures.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.model.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RequestTest {
  @Test
  @DisplayName("P18 a request that its model would refuse cannot exist, and says every reason")
  void anInvalidRequestCannotExist() {
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                new AvatarRequest(standard(), portrait(100, 900), speech("1"), "x".repeat(2_501)));
    assertThat(refused.violations()).hasSize(4);
    assertThat(String.valueOf(refused.getMessage()).lines()).hasSize(4);
    assertThat(refused).hasMessageContaining("speech: found 1.000 s; allowed: 2 s to 300 s");
  }

  @Test
  void aRequestBeyondTheAdvisedLengthIsAllowedAndAdvisedAgainst() {
    assertThat(request(standard(), "61").advice()).hasSize(1);
    assertThat(request(standard(), "60").advice()).isEmpty();
  }

  @Test
  @DisplayName("P8 the same bytes, prompt, model and provider are the same work, wherever they lie")
  void theSameWorkHasTheSameFingerprint() {
    Portrait elsewhere =
        new Portrait(
            MediaSource.file(Path.of("copy.png")),
            ImageFormat.PNG,
            600,
            800,
            1_000,
            portrait(600, 800).digest(),
            Set.of());
    assertThat(new AvatarRequest(standard(), elsewhere, speech("5"), "smile").fingerprint(PROVIDER))
        .isEqualTo(request(standard(), "5").fingerprint(PROVIDER));
  }

  @Test
  @DisplayName("P3 a fingerprint differs when any part differs")
  void anyOtherPartIsAnotherFingerprint() {
    AvatarModel model = standard();
    Portrait portrait = portrait(600, 800);
    Speech speech = speech("5");
    Portrait otherPortrait = portrait(ImageFormat.PNG, 600, 800, 1_000, "other", Set.of());
    Speech otherSpeech =
        speech(AudioFormat.WAV, MediaLength.ofSeconds("5"), 1_000, "other", Set.of());
    List<Fingerprint> prints =
        List.of(
            new AvatarRequest(model, portrait, speech, "smile").fingerprint(PROVIDER),
            new AvatarRequest(pro(), portrait, speech, "smile").fingerprint(PROVIDER),
            new AvatarRequest(model, otherPortrait, speech, "smile").fingerprint(PROVIDER),
            new AvatarRequest(model, portrait, otherSpeech, "smile").fingerprint(PROVIDER),
            new AvatarRequest(model, portrait, speech, "smile ").fingerprint(PROVIDER),
            new AvatarRequest(model, portrait, speech, "").fingerprint(PROVIDER),
            new AvatarRequest(model, portrait, speech, "smile").fingerprint(new ProviderId("x")));
    assertThat(prints).doesNotHaveDuplicates();
  }

  @Test
  void movingALetterBetweenPartsIsAnotherFingerprint() {
    assertThat(Fingerprint.over(List.of("ab", "c")))
        .isNotEqualTo(Fingerprint.over(List.of("a", "bc")));
    assertThat(Fingerprint.over(List.of("a")).toString()).hasSize(64);
  }

  @Test
  void aDraftAsksForATierOrForAModel() {
    AvatarDraft draft = AvatarDraft.of(Path.of("anna.png"), Path.of("hello.wav"));
    ModelId pro = new ModelId("kling-avatar-v2-pro");
    Catalog catalog = Catalog.builtIn();
    assertThat(draft.modelFrom(catalog)).isEqualTo(standard());
    assertThat(draft.withTier(Tier.PRO).modelFrom(catalog)).isEqualTo(pro());
    assertThat(draft.withModel(pro).modelFrom(catalog)).isEqualTo(pro());
    assertThat(draft.withModel(pro).withTier(Tier.STANDARD).modelFrom(catalog))
        .isEqualTo(standard());
    assertThatThrownBy(() -> draft.withModel(new ModelId("none")).modelFrom(catalog))
        .hasMessageStartingWith("model: found 'none'; allowed: kling");
  }

  @Test
  void aDraftKeepsWhatItWasToldWhateverIsChangedLater() {
    IdempotencyKey key = new IdempotencyKey("row-1");
    AvatarDraft draft =
        AvatarDraft.of(Path.of("anna.png"), Path.of("hello.wav"))
            .withPrompt("smile")
            .withKey(key)
            .withLabels(Set.of(new Label("spring")))
            .boughtAnew();
    for (AvatarDraft changed :
        List.of(draft, draft.withTier(Tier.PRO), draft.withModel(new ModelId("m")))) {
      assertThat(changed.portrait()).hasToString("anna.png");
      assertThat(changed.speech()).hasToString("hello.wav");
      assertThat(changed.prompt()).isEqualTo("smile");
      assertThat(changed.key()).contains(key);
      assertThat(changed.labels()).containsExactly(new Label("spring"));
      assertThat(changed.isBoughtAnew()).isTrue();
    }
  }

  @Test
  @DisplayName("P8 a draft buys nothing anew unless it is told to")
  void aDraftBuysNothingAnew() {
    AvatarDraft draft = AvatarDraft.of(Path.of("anna.png"), Path.of("hello.wav"));
    assertThat(draft.isBoughtAnew()).isFalse();
    assertThat(draft.boughtAnew().isBoughtAnew()).isTrue();
    assertThat(draft.key()).isEmpty();
  }

  @Test
  void aKeyIsPrintable() {
    assertThat(new IdempotencyKey("row/1#a")).hasToString("row/1#a");
    for (String wrong : List.of("", " ", "a b", "ä", "\u007F", "x".repeat(129))) {
      assertThatThrownBy(() -> new IdempotencyKey(wrong))
          .hasMessageStartingWith("key: found '" + wrong + "'; allowed: 1 to 128 printable ASCII");
    }
  }

  @Test
  void aLabelIsAWord() {
    assertThat(new Label("spring-2026_a.b:c=d")).hasToString("spring-2026_a.b:c=d");
    for (String wrong : List.of("", "a b", "a/b", "x".repeat(65))) {
      assertThatThrownBy(() -> new Label(wrong))
          .hasMessageStartingWith("label: found '" + wrong + "'; allowed: 1 to 64 letters");
    }
  }
}
