package dev.avatars.domain.model;

import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.UnitPrice;
import dev.avatars.domain.pricing.PriceRule;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads models from properties; the built-in catalogue shows every key. */
final class CatalogText {
  private static final String MODELS = "models";

  private final Properties properties;
  private final String model;
  private final Set<String> known = new TreeSet<>();

  private CatalogText(Properties properties, String model) {
    this.properties = properties;
    this.model = model;
  }

  static List<AvatarModel> models(Properties properties) {
    List<String> names = words(new CatalogText(properties, MODELS).text(MODELS)).toList();
    if (Set.copyOf(names).size() < names.size()) {
      throw refusal(MODELS, String.join(", ", names), "each model once");
    }
    Set<String> unread = new TreeSet<>(properties.stringPropertyNames());
    unread.remove(MODELS);
    List<AvatarModel> models =
        names.stream().map(name -> new CatalogText(properties, name).model(unread)).toList();
    return whenAllIsRead(models, unread);
  }

  /** A misspelt key would silently leave a price rule without its padding or its minimum. */
  private static List<AvatarModel> whenAllIsRead(List<AvatarModel> models, Set<String> unread) {
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException(
          "catalogue: found the unknown keys "
              + String.join(", ", unread)
              + "; allowed: the keys of the built-in catalogue, for models that are listed");
    }
    return models;
  }

  private AvatarModel model(Set<String> unread) {
    AvatarModel read = valid(this::model);
    unread.removeAll(known);
    return read;
  }

  private AvatarModel model() {
    return new AvatarModel(
        new ModelId(model),
        text(key("title")),
        value("tier", "standard or pro", Tier::parse),
        text(key("endpoint")),
        new OutputSize(integer("output.pixels"), integer("output.fps")),
        limits(),
        price(),
        source("price"),
        new RenderTime(duration("time.base"), duration("time.per-second")));
  }

  private ModelLimits limits() {
    return new ModelLimits(
        formats("limits.images", ImageFormat.class),
        formats("limits.sounds", AudioFormat.class),
        length("limits.speech.shortest"),
        length("limits.speech.longest"),
        length("limits.speech.advised"),
        value("limits.speech.bytes", "a whole number", Long::parseLong),
        value("limits.portrait.bytes", "a whole number", Long::parseLong),
        integer("limits.portrait.shortest-side"),
        value("limits.portrait.steepest-aspect", "a decimal like 2.5", BigDecimal::new),
        integer("limits.prompt.characters"),
        source("limits"));
  }

  private PriceRule price() {
    BillingUnit unit =
        value("price.unit", names(BillingUnit.class), text -> BillingUnit.valueOf(text));
    UnitPrice rate = new UnitPrice(money("price.rate"), unit);
    if (unit == BillingUnit.GENERATION) {
      return new PriceRule.PerGeneration(rate);
    }
    if (has("price.base")) {
      return new PriceRule.BasePlusSeconds(money("price.base"), duration("price.included"), rate);
    }
    return new PriceRule.PerSecond(
        rate, optional("price.padding"), optional("price.step"), optional("price.minimum"));
  }

  private FactSource source(String of) {
    return new FactSource(
        text(key(of + ".source")),
        value(of + ".read-on", "a date like 2026-10-01", LocalDate::parse));
  }

  private Money money(String name) {
    return value(name, "a currency code and a decimal like USD 0.115", Money::parse);
  }

  private int integer(String name) {
    return value(name, "a whole number", Integer::parseInt);
  }

  private MediaLength length(String name) {
    return value(name, "a length like PT2S", text -> MediaLength.of(Duration.parse(text)));
  }

  private Duration duration(String name) {
    return value(name, "a length like PT2S", Duration::parse);
  }

  private Duration optional(String name) {
    return has(name) ? duration(name) : Duration.ZERO;
  }

  private <E extends Enum<E>> Set<E> formats(String name, Class<E> type) {
    return value(
        name,
        names(type),
        text ->
            words(text)
                .map(word -> Enum.valueOf(type, word))
                .collect(Collectors.toUnmodifiableSet()));
  }

  private boolean has(String name) {
    return properties.getProperty(key(name)) != null;
  }

  private <T> T value(String name, String allowed, Function<String, T> parse) {
    String text = text(key(name));
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException refused) {
      throw new IllegalArgumentException(refusal(key(name), text, allowed).getMessage(), refused);
    }
  }

  /** Says of which model a value is that reads well and still cannot be. */
  private AvatarModel valid(Supplier<AvatarModel> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException refused) {
      String reason = String.valueOf(refused.getMessage());
      throw reason.startsWith("catalogue: ")
          ? refused
          : new IllegalArgumentException("catalogue: " + model + ": " + reason, refused);
    }
  }

  private String key(String name) {
    return model + "." + name;
  }

  private String text(String key) {
    known.add(key);
    String text = properties.getProperty(key, "").trim();
    if (text.isEmpty()) {
      throw refusal(key, "", "a value");
    }
    return text;
  }

  private static IllegalArgumentException refusal(String key, String found, String allowed) {
    String shown = found.isEmpty() ? "nothing" : "'" + found + "'";
    return new IllegalArgumentException(
        "catalogue: " + key + ": found " + shown + "; allowed: " + allowed);
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).filter(word -> !word.isEmpty());
  }
}
