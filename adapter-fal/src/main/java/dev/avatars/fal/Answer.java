package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An answer of any status, with the key blanked out wherever the far side repeated it.
 *
 * @param status the HTTP status
 * @param headers by name in lower case
 * @param body the whole body as text
 */
record Answer(int status, Map<String, List<String>> headers, String body) implements Reply {
  Answer {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    headers = Map.copyOf(lower);
  }

  /** Whether the status means success. */
  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The first value of a header. */
  Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
        .map(String::strip)
        .findFirst();
  }

  /** The body as JSON, or nothing when it is none or breaks off. */
  Optional<JsonNode> json() {
    return Json.parse(body);
  }

  @Override
  public <T> T fold(Function<Answer, T> onAnswer, Function<Breakdown, T> onBreakdown) {
    return onAnswer.apply(this);
  }
}
