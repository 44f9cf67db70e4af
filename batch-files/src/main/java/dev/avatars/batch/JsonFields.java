package dev.avatars.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.media.Sha256;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of a JSON object, each read as what it must be. What is missing or else is an {@link
 * IllegalArgumentException} that names the field.
 *
 * @param node the object
 */
record JsonFields(ObjectNode node) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static JsonFields parse(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return new JsonFields(object);
      }
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("line: found no JSON; allowed: a JSON object", broken);
    }
    throw new IllegalArgumentException("line: found no JSON object; allowed: a JSON object");
  }

  JsonFields object(String name) {
    if (node.get(name) instanceof ObjectNode object) {
      return new JsonFields(object);
    }
    throw refusal(name, "an object");
  }

  /** What a function makes of a field that may be missing. */
  <T> Optional<T> optional(String name, Function<String, T> read) {
    return node.has(name) ? Optional.of(read.apply(name)) : Optional.empty();
  }

  String text(String name) {
    JsonNode value = node.get(name);
    if (value == null || !value.isTextual()) {
      throw refusal(name, "a text");
    }
    return value.textValue();
  }

  <T> T as(String name, Function<String, T> parse) {
    return parse.apply(text(name));
  }

  int integer(String name) {
    return Math.toIntExact(bounded(name, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  long number(String name) {
    return bounded(name, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException broken) {
      throw new IllegalArgumentException(
          name + ": found '" + text(name) + "'; allowed: an ISO 8601 instant", broken);
    }
  }

  Sha256 digest(String name) {
    return as(name, Sha256::new);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return as(name, text -> Enum.valueOf(type, text));
  }

  <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
    JsonNode list = node.get(name);
    if (list == null || !list.isArray()) {
      throw refusal(name, "a list of texts");
    }
    Set<E> choices = EnumSet.noneOf(type);
    list.forEach(element -> choices.add(Enum.valueOf(type, element.asText())));
    return choices;
  }

  private long bounded(String name, long least, long most) {
    JsonNode value = node.get(name);
    boolean whole = value != null && value.isIntegralNumber() && value.canConvertToLong();
    if (!whole || value.longValue() < least || value.longValue() > most) {
      throw refusal(name, "a whole number");
    }
    return value.longValue();
  }

  private IllegalArgumentException refusal(String name, String allowed) {
    JsonNode value = node.get(name);
    String found = value == null ? "nothing" : Shown.plain(value.toString());
    return new IllegalArgumentException(name + ": found " + found + "; allowed: " + allowed);
  }
}
