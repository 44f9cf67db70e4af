package dev.avatars.domain.model;

import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.UnitPrice;
import dev.avatars.domain.pricing.PriceRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads models from properties; the built-in catalogue shows every key. */
final class CatalogText {
  private final Properties properties;
  private final String model;

  private CatalogText(Properties properties, String model) {
    this.properties = properties;
    this.model = model;
  }

  static List<AvatarModel> models(Properties properties) {
    return words(new CatalogText(properties, "models").text("models"))
        .map(name -> new CatalogText(properties, name).model())
        .toList();
  }

  private AvatarModel model() {
    return new AvatarModel(
        new ModelId(model),
        text(key("title")),
        value("tier", Tier::parse),
        text(key("endpoint")),
        new OutputSize(
            value("output.pixels", Integer::parseInt), value("output.fps", Integer::parseInt)),
        limits(),
        price(),
        source("price"),
        new RenderTime(
            value("time.base", Duration::parse), value("time.per-second", Duration::parse)));
  }

  private ModelLimits limits() {
    return new ModelLimits(
        formats("limits.images", ImageFormat::valueOf),
        formats("limits.sounds", AudioFormat::valueOf),
        length("limits.speech.shortest"),
        length("limits.speech.longest"),
        length("limits.speech.advised"),
        value("limits.speech.bytes", Long::parseLong),
        value("limits.portrait.bytes", Long::parseLong),
        value("limits.portrait.shortest-side", Integer::parseInt),
        value("limits.portrait.steepest-aspect", BigDecimal::new),
        value("limits.prompt.characters", Integer::parseInt),
        source("limits"));
  }

  private PriceRule price() {
    BillingUnit unit = value("price.unit", BillingUnit::valueOf);
    UnitPrice rate = new UnitPrice(value("price.rate", Money::parse), unit);
    if (unit == BillingUnit.GENERATION) {
      return new PriceRule.PerGeneration(rate);
    }
    if (has("price.base")) {
      return new PriceRule.BasePlusSeconds(
          value("price.base", Money::parse), value("price.included", Duration::parse), rate);
    }
    return new PriceRule.PerSecond(
        rate, duration("price.padding"), duration("price.step"), duration("price.minimum"));
  }

  private FactSource source(String of) {
    return new FactSource(text(key(of + ".source")), value(of + ".read-on", LocalDate::parse));
  }

  private MediaLength length(String name) {
    return MediaLength.of(value(name, Duration::parse));
  }

  private Duration duration(String name) {
    return has(name) ? value(name, Duration::parse) : Duration.ZERO;
  }

  private <E extends Enum<E>> Set<E> formats(String name, Function<String, E> parse) {
    return value(name, text -> words(text).map(parse).collect(Collectors.toUnmodifiableSet()));
  }

  private boolean has(String name) {
    return properties.getProperty(key(name)) != null;
  }

  private <T> T value(String name, Function<String, T> parse) {
    String text = text(key(name));
    try {
      return parse.apply(text);
    } catch (RuntimeException refused) {
      throw new IllegalArgumentException(
          "catalogue: " + key(name) + ": found '" + text + "': " + refused.getMessage(), refused);
    }
  }

  private String key(String name) {
    return model + "." + name;
  }

  private String text(String key) {
    String text = properties.getProperty(key);
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("catalogue: " + key + ": found nothing; allowed: a value");
    }
    return text.trim();
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).filter(word -> !word.isEmpty());
  }
}
