package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.FaultRule.Moment;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads fault rules from JSON, as a file or the admin API has them.
 *
 * <pre>{@code
 * {"rules": [
 *   {"call": "submit", "fault": "reset", "when": "after"},
 *   {"call": "status", "fault": "answer", "status": 503, "retryAfter": 2, "nth": 2, "times": 3},
 *   {"call": "submit", "fault": "model-error", "type": "face_detection_error"}
 * ]}
 * }</pre>
 */
final class FaultFile {
  private static final Map<String, Function<FaultFile, FalFault>> FAULTS = faults();
  private static final Set<String> KEYS =
      Set.of(
          "call",
          "fault",
          "when",
          "nth",
          "times",
          "status",
          "retryAfter",
          "contentType",
          "body",
          "to",
          "type",
          "for",
          "by");

  private final JsonNode rule;

  private FaultFile(JsonNode rule) {
    this.rule = rule;
  }

  /**
   * The rules in a text.
   *
   * @throws IllegalArgumentException naming what was found and what is allowed
   */
  static List<FaultRule> parse(String text) {
    JsonNode rules = Json.parse(text).path("rules");
    if (!rules.isArray()) {
      throw new IllegalArgumentException("fault file: found no list of rules; allowed: one");
    }
    List<FaultRule> read = new ArrayList<>();
    rules.forEach(rule -> read.add(new FaultFile(rule).rule()));
    return List.copyOf(read);
  }

  private FaultRule rule() {
    requireKnownKeys();
    FalFault fault = fault();
    return new FaultRule(
        FalCall.parse(text("call")), fault, moment(fault), number("nth", 1), number("times", 1));
  }

  private FalFault fault() {
    String name = text("fault");
    return Optional.ofNullable(FAULTS.get(name))
        .orElseThrow(() -> refused("fault", name, String.join(", ", FAULTS.keySet())))
        .apply(this);
  }

  private Moment moment(FalFault fault) {
    String when = rule.path("when").asText("");
    return switch (when.toLowerCase(Locale.ROOT)) {
      case "before" -> Moment.BEFORE;
      case "after" -> Moment.AFTER;
      case "" -> fault.usual();
      default -> throw refused("when", when, "before, after");
    };
  }

  private FalFault answer() {
    int status = number("status", 0);
    if (rule.has("body")) {
      return FalFault.answer(
          status, rule.path("contentType").asText("application/json"), text("body"));
    }
    return rule.has("retryAfter")
        ? FalFault.answer(status, Duration.ofSeconds(number("retryAfter", 0)))
        : FalFault.answer(status);
  }

  private String text(String key) {
    String text = rule.path(key).asText("");
    if (text.isEmpty()) {
      throw refused(key, "nothing", "a text");
    }
    return text;
  }

  private int number(String key, int otherwise) {
    JsonNode number = rule.path(key);
    if (!number.isMissingNode() && !number.canConvertToInt()) {
      throw refused(key, number.toString(), "a whole number");
    }
    return number.asInt(otherwise);
  }

  private URI address(String key) {
    return URI.create(text(key));
  }

  private Duration duration(String key) {
    try {
      return Duration.parse(text(key));
    } catch (DateTimeParseException unreadable) {
      throw new IllegalArgumentException(
          "fault file: "
              + key
              + ": found '"
              + text(key)
              + "'; allowed: an ISO 8601 duration"
              + " such as PT30S",
          unreadable);
    }
  }

  private void requireKnownKeys() {
    rule.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw refused("key", key, String.join(", ", KEYS.stream().sorted().toList()));
              }
            });
  }

  private static IllegalArgumentException refused(String field, String found, String allowed) {
    return new IllegalArgumentException(
        "fault file: " + field + ": found '" + found + "'; allowed: " + allowed);
  }

  private static Map<String, Function<FaultFile, FalFault>> faults() {
    Map<String, Function<FaultFile, FalFault>> faults = new TreeMap<>();
    faults.put("answer", FaultFile::answer);
    faults.put("start-timeout", file -> FalFault.startTimeout());
    faults.put(
        "redirect", file -> FalFault.redirect(file.number("status", 307), file.address("to")));
    faults.put("elsewhere", file -> FalFault.elsewhere(file.address("to")));
    faults.put("model-error", file -> FalFault.modelError(file.text("type")));
    faults.put("infrastructure-error", file -> FalFault.infrastructureError(file.text("type")));
    faults.put("result", file -> FalFault.result(file.number("status", 200), file.text("body")));
    faults.put("hidden", file -> FalFault.hiddenFor(file.duration("for")));
    faults.put("late", file -> FalFault.late(file.duration("by")));
    List.of(
            FalFault.reset(),
            FalFault.close(),
            FalFault.silence(),
            FalFault.headersThenSilence(),
            FalFault.slowBody(),
            FalFault.halfBody(),
            FalFault.halfBodyReset(),
            FalFault.cutJson(),
            FalFault.invalidJson(),
            FalFault.garbageEvents(),
            FalFault.silentStream(),
            FalFault.queueLock(),
            FalFault.forgotten(),
            FalFault.missing(),
            FalFault.duplicate(),
            FalFault.forgedSignature(),
            FalFault.strangersKey(),
            FalFault.staleTimestamp(),
            FalFault.otherRequest(),
            FalFault.unsigned())
        .forEach(fault -> faults.put(fault.name(), file -> fault));
    return faults;
  }
}
