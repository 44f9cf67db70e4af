package dev.avatars.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.money.Money;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields of a JSON object, each read as what it must be. What is missing or else is an {@link
 * IllegalArgumentException} that names the field by its whole path.
 *
 * @param path where the object is, with a dot at the end; empty for the outermost
 * @param node the object
 */
record Fields(String path, ObjectNode node) {
  static Fields parse(String text) {
    return new Fields("", Json.tree(text));
  }

  Fields object(String name) {
    if (node.get(name) instanceof ObjectNode object) {
      return new Fields(path + name + ".", object);
    }
    throw refusal(name, "an object");
  }

  /** An object that may be missing. */
  Optional<Fields> optional(String name) {
    return node.has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  String text(String name) {
    return as(name, "a text", text -> text);
  }

  /** The value that a function makes of the field's text. */
  <T> T as(String name, String allowed, Function<String, T> parse) {
    JsonNode value = node.get(name);
    if (value == null || !value.isTextual()) {
      throw refusal(name, allowed);
    }
    return parsed(name, value.textValue(), allowed, parse);
  }

  int integer(String name) {
    JsonNode value = node.get(name);
    if (value == null || !value.isInt()) {
      throw refusal(name, "a whole number");
    }
    return value.intValue();
  }

  long number(String name) {
    JsonNode value = node.get(name);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refusal(name, "a whole number");
    }
    return value.longValue();
  }

  Money money(String name) {
    return as(name, "a currency code and a decimal", Money::parse);
  }

  Instant instant(String name) {
    return as(name, "an ISO 8601 instant", Instant::parse);
  }

  Duration duration(String name) {
    return as(name, "an ISO 8601 duration", Duration::parse);
  }

  MediaLength length(String name) {
    return as(name, "units/units per second", Fields::parsedLength);
  }

  Sha256 digest(String name) {
    return as(name, "a SHA-256 digest", Sha256::new);
  }

  URI url(String name) {
    return as(name, "an address", URI::create);
  }

  Path file(String name) {
    return as(name, "a path", Path::of);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return as(name, names(type), text -> Enum.valueOf(type, text));
  }

  <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
    return texts(name).stream()
        .map(text -> parsed(name, text, names(type), one -> Enum.valueOf(type, one)))
        .collect(Collectors.toUnmodifiableSet());
  }

  Set<String> texts(String name) {
    JsonNode list = node.get(name);
    if (list == null || !list.isArray()) {
      throw refusal(name, "a list of texts");
    }
    Set<String> texts = new TreeSet<>();
    list.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  /** Texts in their order; none when the field is missing. */
  List<String> list(String name) {
    List<String> texts = new ArrayList<>();
    if (node.has(name)) {
      node.get(name).forEach(element -> texts.add(element.asText()));
    }
    return texts;
  }

  Map<String, URI> urls(String name) {
    Fields object = object(name);
    Map<String, URI> urls = new LinkedHashMap<>();
    object.node.fieldNames().forEachRemaining(each -> urls.put(each, object.url(each)));
    return urls;
  }

  /** How a length is written: {@code 110251/44100}. */
  static String text(MediaLength length) {
    return length.units() + "/" + length.unitsPerSecond();
  }

  private static MediaLength parsedLength(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("no slash");
    }
    return new MediaLength(
        Long.parseLong(text, 0, slash, 10), Integer.parseInt(text, slash + 1, text.length(), 10));
  }

  private <T> T parsed(String name, String text, String allowed, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException refused) {
      throw new IllegalArgumentException(sentence(name, "'" + text + "'", allowed), refused);
    }
  }

  private IllegalArgumentException refusal(String name, String allowed) {
    JsonNode value = node.get(name);
    String found = value == null ? "nothing" : value.toString();
    return new IllegalArgumentException(sentence(name, found, allowed));
  }

  private String sentence(String name, String found, String allowed) {
    return path + name + ": found " + found + "; allowed: " + allowed;
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
