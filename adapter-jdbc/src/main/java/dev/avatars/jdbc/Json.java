package dev.avatars.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON between text and tree. Thread-safe. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The text of a tree, in one line; readable by people and by any database. */
  static String text(ObjectNode tree) {
    try {
      return escaped(MAPPER.writeValueAsString(tree));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of texts and numbers is JSON", impossible);
    }
  }

  /**
   * The tree of a text.
   *
   * @throws IllegalArgumentException for what is no JSON object
   */
  static ObjectNode tree(String text) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          "text: found no JSON (" + broken.getOriginalMessage() + "); allowed: a JSON object",
          broken);
    }
    throw new IllegalArgumentException("text: found no JSON object; allowed: a JSON object");
  }

  /**
   * Half a surrogate pair is a Java character but no Unicode one: a database would replace it by
   * something else. It occurs in texts that were cut, and inside of JSON's quotes only.
   */
  private static String escaped(String json) {
    if (json.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return json;
    }
    StringBuilder safe = new StringBuilder(json.length() + 16);
    json.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int codePoint) {
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      safe.append("\\u").append(Integer.toHexString(codePoint));
    } else {
      safe.appendCodePoint(codePoint);
    }
  }
}
