package dev.avatars.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.UnitPrice;
import dev.avatars.domain.pricing.PriceRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CatalogTest {
  private static final String PRO = "kling-avatar-v2-pro.";

  @Test
  @DisplayName("P2 the built-in models carry price, limits and the source of both")
  void theBuiltInModelsAreComplete() {
    AvatarModel pro = Catalog.builtIn().model(Tier.PRO);
    assertThat(pro.endpoint()).isEqualTo("fal-ai/kling-video/ai-avatar/v2/pro");
    assertThat(pro.price().rate()).isEqualTo(UnitPrice.usd("0.115", BillingUnit.OUTPUT_SECOND));
    assertThat(pro.limits().images()).isEqualTo(Set.of(ImageFormat.values()));
    assertThat(pro.limits().sounds()).isEqualTo(Set.of(AudioFormat.values()));
    assertThat(pro.limits().longest()).isEqualTo(MediaLength.of(Duration.ofMinutes(5)));
    assertThat(pro.priceSource().toString()).contains(", read 2026-");
    AvatarModel standard = Catalog.builtIn().model(new ModelId("kling-avatar-v2-standard"));
    assertThat(standard.tier()).isEqualTo(Tier.STANDARD);
    assertThat(standard.price().rate().amount()).isEqualTo(Money.usd("0.0562"));
  }

  @Test
  void theBestTierComesFirst() {
    assertThat(Catalog.builtIn().models())
        .extracting(AvatarModel::tier)
        .containsExactly(Tier.PRO, Tier.STANDARD);
  }

  @Test
  void aStrangerIsNotFoundAndTheModelsAreNamed() throws IOException {
    ModelId stranger = new ModelId("stranger");
    assertThat(Catalog.builtIn().find(stranger)).isEmpty();
    assertThatThrownBy(() -> Catalog.builtIn().model(stranger))
        .hasMessage(
            "model: found 'stranger'; allowed: kling-avatar-v2-pro, kling-avatar-v2-standard");
    Catalog proOnly = parse(only("kling-avatar-v2-pro"));
    assertThatThrownBy(() -> proOnly.model(Tier.STANDARD))
        .hasMessage("tier: found standard; allowed: a tier of kling-avatar-v2-pro");
  }

  @Test
  @DisplayName(
      "P18 an unreadable value is refused with its key, what was found and what is allowed")
  void anUnreadableValueIsRefused() {
    refused("tier", "best", "'best'; allowed: standard or pro");
    refused("output.pixels", "many", "'many'; allowed: a whole number");
    refused("price.unit", "SECOND", "'SECOND'; allowed: OUTPUT_SECOND, INPUT_SECOND, GENERATION");
    refused("price.rate", "0.115", "'0.115'; allowed: a currency code and a decimal");
    refused("price.rate", "XX1 0.115", "'XX1 0.115'; allowed: a currency code and a decimal");
    refused("price.read-on", "today", "'today'; allowed: a date like 2026-10-01");
    refused("limits.images", "JPEG, BMP", "'JPEG, BMP'; allowed: JPEG, PNG, WEBP, GIF, AVIF");
    refused("limits.sounds", "FLAC", "'FLAC'; allowed: MP3, OGG, WAV, M4A, AAC");
    refused("limits.speech.shortest", "2 s", "'2 s'; allowed: a length like PT2S");
    refused("limits.speech.bytes", "5 MB", "'5 MB'; allowed: a whole number");
    refused("limits.portrait.steepest-aspect", "wide", "'wide'; allowed: a decimal like 2.5");
    refused("time.base", "P300Y", "'P300Y'; allowed: a length like PT2S");
    refused("title", " ", "nothing; allowed: a value");
  }

  private static void refused(String key, String value, String found) {
    assertThatThrownBy(() -> parse(with(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("catalogue: " + PRO + key + ": found " + found);
  }

  @Test
  @DisplayName("P18 a value that reads well and cannot be is refused with its model")
  void anImpossibleValueIsRefused() {
    impossible("output.pixels", "5", "pixels: found 5; allowed: 256 or more");
    impossible("price.padding", "PT-1S", "padding: found PT-1S; allowed: zero or more");
    impossible("limits.images", ",", "limits, images: found []; allowed: one format or more");
    impossible("limits.sounds", ",", "limits, sounds: found []; allowed: one format or more");
    impossible("limits.speech.shortest", "PT6M", "limits, shortest: found 360.000 s; allowed");
    impossible("limits.speech.bytes", "0", "limits, speech bytes: found 0; allowed: 1 or more");
    impossible("limits.portrait.bytes", "0", "limits, portrait bytes: found 0");
    impossible("limits.portrait.shortest-side", "0", "limits, shortest side: found 0");
    impossible("limits.portrait.steepest-aspect", "0.9", "limits, aspect: found 0.9");
    impossible("limits.prompt.characters", "-1", "limits, prompt characters: found -1");
    impossible("time.base", "PT-1S", "render time: found PT-1S and PT10S; allowed: zero or more");
  }

  private static void impossible(String key, String value, String message) {
    assertThatThrownBy(() -> parse(with(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("catalogue: kling-avatar-v2-pro: " + message);
  }

  @Test
  @DisplayName("P2 a misspelt key is refused, so that no price loses its padding in silence")
  void anUnknownKeyIsRefused() {
    assertThatThrownBy(() -> parse(with("price.paddding", "PT3S")))
        .hasMessageContaining("found the unknown keys " + PRO + "price.paddding; allowed");
    assertThatThrownBy(() -> parse(builtIn().replace(", kling-avatar-v2-standard", "")))
        .hasMessageContaining("kling-avatar-v2-standard.tier");
  }

  @Test
  void aModelIsListedOnce() {
    assertThatThrownBy(() -> parse(builtIn().replace("models = ", "models = kling-avatar-v2-pro,")))
        .hasMessageStartingWith(
            "catalogue: models: found 'kling-avatar-v2-pro, kling-avatar-v2-pro")
        .hasMessageEndingWith("allowed: each model once");
    assertThatThrownBy(() -> parse(""))
        .hasMessage("catalogue: models: found nothing; allowed: a value");
    assertThatThrownBy(() -> parse("models = Kling!"))
        .hasMessageContaining("catalogue: Kling!: model: found 'Kling!'; allowed: 1 to 64 lower");
  }

  @Test
  void everyPriceRuleCanBeWritten() throws IOException {
    assertThat(price(with("price.minimum", "PT10S\n" + PRO + "price.step = PT5S")))
        .isEqualTo(
            new PriceRule.PerSecond(
                UnitPrice.usd("0.115", BillingUnit.OUTPUT_SECOND),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10)));
    String bare = without("price.padding");
    assertThat(price(bare + PRO + "price.base = USD 0.5\n" + PRO + "price.included = PT5S\n"))
        .isEqualTo(
            new PriceRule.BasePlusSeconds(
                Money.usd("0.5"),
                Duration.ofSeconds(5),
                UnitPrice.usd("0.115", BillingUnit.OUTPUT_SECOND)));
    assertThat(price(bare.replace("OUTPUT_SECOND", "GENERATION")))
        .isEqualTo(new PriceRule.PerGeneration(UnitPrice.usd("0.115", BillingUnit.GENERATION)));
    assertThat(price(bare).longest(MediaLength.ofSeconds("5")))
        .isEqualTo(MediaLength.ofSeconds("5"));
  }

  private static PriceRule price(String text) throws IOException {
    return parse(text).model(new ModelId("kling-avatar-v2-pro")).price();
  }

  private static Catalog parse(String text) throws IOException {
    return Catalog.parse(new StringReader(text));
  }

  private static String with(String key, String value) throws IOException {
    return without(key) + PRO + key + " = " + value + "\n";
  }

  private static String without(String key) throws IOException {
    return lines(only("kling-avatar-v2-pro"), PRO + key + " ");
  }

  private static String only(String model) throws IOException {
    return builtIn()
            .lines()
            .filter(line -> line.startsWith(model))
            .collect(Collectors.joining("\n"))
        + "\nmodels = "
        + model
        + "\n";
  }

  private static String lines(String text, String unwanted) {
    return text.lines().filter(line -> !line.startsWith(unwanted)).collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String builtIn() throws IOException {
    try (InputStream bytes = Catalog.class.getResourceAsStream("catalog.properties")) {
      return new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
