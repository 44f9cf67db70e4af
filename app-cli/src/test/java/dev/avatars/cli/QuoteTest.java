package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuoteTest {
  @TempDir Path folder;

  private Desk desk;

  @BeforeEach
  void sit() {
    desk = Desk.in(folder);
    desk.demo("ada.png");
    desk.demo("ada.wav");
  }

  @Test
  void everyTierIsPricedSideBySide() {
    Outcome quote = Desk.withTerminal(folder).run("quote", "ada.png", "ada.wav");

    assertThat(quote.code()).isZero();
    assertThat(quote.err()).isEmpty();
    assertThat(quote.out())
        .isEqualToNormalizingNewlines(
            """
            portrait  PNG, 768 x 768 pixels, 323,505 bytes
            speech    WAV (PCM), 9.024 s (198971 samples at 22050 Hz), mono, 397,986 bytes

            MODEL                     TIER       EXPECTED    AT MOST  FITS  PRICE
            kling-avatar-v2-pro       pro       $1.037717  $1.382718  yes   $0.115 per second of output
            kling-avatar-v2-standard  standard  $0.507128  $0.675728  yes   $0.0562 per second of output

            expected  9.024 s of video, as long as the speech
            at most   12.024 s of video, the most ever billed
            prices    fal.ai reference page of Kling AI Avatar v2, read 2026-10-01
            """);
  }

  @Test
  void theObjectHasTheExactFigures() {
    JsonNode quote = desk.run("quote", "ada.png", "ada.wav").document();

    assertThat(quote.at("/speech/samples").asLong()).isEqualTo(198_971);
    assertThat(quote.at("/speech/seconds").asText()).isEqualTo("9.023628");
    assertThat(quote.at("/offers/0/tier").asText()).isEqualTo("pro");
    assertThat(quote.at("/offers/0/expected/amount").asText()).isEqualTo("1.037717");
    assertThat(quote.at("/offers/1/upperBound/amount").asText()).isEqualTo("0.675728");
    assertThat(quote.at("/offers/1/fits").asBoolean()).isTrue();
    assertThat(quote.at("/advice")).isEmpty();
  }

  @Test
  void everyBundledFormatIsMeasured() {
    assertThat(desk.run("quote", desk.demo("noor.jpg"), desk.demo("noor.mp3")).code()).isZero();
    assertThat(desk.run("quote", desk.demo("theo.webp"), desk.demo("theo.ogg")).code()).isZero();
  }

  @Test
  void aSpeechThatIsTooShortStillShowsItsLengthAndPrice() {
    Outcome quote = desk.run("quote", "ada.png", desk.hum("short.wav", 500), "--text");

    assertThat(quote.code()).isEqualTo(2);
    assertThat(quote.out())
        .contains("0.500 s (4000 samples at 8000 Hz)", "$0.0575", "no ")
        .contains(
            "refused by kling-avatar-v2-pro and kling-avatar-v2-standard:"
                + " speech: found 0.500 s; allowed: 2 s to 300 s");
    assertThat(quote.err()).contains("error: speech: found 0.500 s; allowed: 2 s to 300 s");
    assertThat(quote.err().lines()).hasSize(1);
  }

  @Test
  void aSpeechThatIsTooLongStillShowsItsLengthAndPrice() {
    Outcome quote = desk.run("quote", "ada.png", desk.hum("long.wav", 600_000));

    assertThat(quote.code()).isEqualTo(2);
    assertThat(quote.document().at("/speech/seconds").asText()).isEqualTo("600.000000");
    assertThat(quote.document().at("/offers/0/expected/amount").asText()).isEqualTo("69");
    assertThat(quote.document().at("/offers/0/fits").asBoolean()).isFalse();
    assertThat(quote.document().at("/offers/0/violations/0/found").asText()).isEqualTo("600.000 s");
  }

  @Test
  void adviceIsToldAndDoesNotRefuse() {
    Outcome quote = desk.run("quote", "ada.png", desk.hum("minutes.wav", 90_000));

    assertThat(quote.code()).isZero();
    assertThat(quote.err()).contains("note: speech: 90.000 s is longer than the 60 s");
    assertThat(quote.document().at("/advice")).hasSize(1);
  }

  @Test
  void aTierOrAModelNarrowsTheList() {
    JsonNode pro = desk.run("quote", "ada.png", "ada.wav", "--tier", "PRO").document();
    JsonNode one =
        desk.run("quote", "ada.png", "ada.wav", "--model", "kling-avatar-v2-standard").document();

    assertThat(pro.at("/offers")).hasSize(1);
    assertThat(one.at("/offers/0/tier").asText()).isEqualTo("standard");
    assertThat(
            desk.run(
                    "quote",
                    "ada.png",
                    "ada.wav",
                    "--tier",
                    "pro",
                    "--model",
                    "kling-avatar-v2-standard")
                .code())
        .isEqualTo(2);
  }

  @Test
  void aMissingFileAFolderAndAnEmptyFileAreEachNamed() {
    desk.file("empty.png", "");
    desk.file("empty.wav", "");

    assertThat(desk.run("quote", "none.png", "ada.wav").err())
        .contains("portrait: found no file '" + folder.resolve("none.png") + "'");
    assertThat(desk.run("quote", "tmp", "ada.wav").err())
        .contains("portrait: found a folder '" + folder.resolve("tmp") + "'");
    Outcome empty = desk.run("quote", "empty.png", "empty.wav");
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.document().at("/error/violations")).hasSize(2);
  }

  @Test
  void anEmptyFileNameIsRefused() {
    assertThat(desk.run("quote", "", "ada.wav").err())
        .contains("image: found an empty name; allowed: a file");
  }

  @Test
  void filesInEachOthersPlaceAreKnownByTheirContent() {
    Outcome swapped = desk.run("quote", "ada.wav", "ada.png");

    assertThat(swapped.code()).isEqualTo(2);
    assertThat(swapped.err())
        .contains("portrait: found WAV sound")
        .contains("speech: found a PNG picture");
  }

  @Test
  void anUnknownTierAndAnUnknownModelNameWhatThereIs() {
    Outcome tier = desk.run("quote", "ada.png", "ada.wav", "--tier", "gold");
    Outcome model = desk.run("quote", "ada.png", "ada.wav", "--model", "sora");

    assertThat(tier.code()).isEqualTo(2);
    assertThat(tier.err()).contains("tier: found 'gold'; allowed: standard, pro");
    assertThat(model.code()).isEqualTo(2);
    assertThat(model.err())
        .contains("model: found 'sora'; allowed: kling-avatar-v2-pro, kling-avatar-v2-standard");
  }

  @Test
  void quotingLeavesNoFilesBehind() {
    assertThat(desk.run("quote", "ada.png", "ada.wav").code()).isZero();

    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }
}
