package dev.avatars.fal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** JSON read with suspicion: an absent or wrongly typed member is absent, decimals are exact. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** An object to be filled. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A text as JSON, or nothing when it is none. */
  static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /** A member's text, or nothing. */
  static Optional<String> text(JsonNode object, String name) {
    JsonNode member = object.path(name);
    return member.isTextual() && !member.textValue().isBlank()
        ? Optional.of(member.textValue())
        : Optional.empty();
  }

  /** A member's text as an absolute http or https address, or nothing. */
  static Optional<URI> address(JsonNode object, String name) {
    return text(object, name).flatMap(Json::address);
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text)).filter(uri -> Origin.of(uri).isPresent());
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /** A member's whole number of zero or more, or nothing. */
  static Optional<Long> count(JsonNode object, String name) {
    JsonNode member = object.path(name);
    return member.canConvertToLong() && member.isIntegralNumber() && member.longValue() >= 0
        ? Optional.of(member.longValue())
        : Optional.empty();
  }

  /** A member's decimal, as a number or a text, or nothing. */
  static Optional<BigDecimal> decimal(JsonNode object, String name) {
    JsonNode member = object.path(name);
    return member.isNumber()
        ? Optional.of(member.decimalValue())
        : text(object, name).flatMap(Json::decimal);
  }

  /** A text as a decimal of sane size, or nothing. */
  static Optional<BigDecimal> decimal(String text) {
    try {
      return text.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException notDecimal) {
      return Optional.empty();
    }
  }
}
