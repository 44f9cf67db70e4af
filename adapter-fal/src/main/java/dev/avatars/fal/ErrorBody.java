package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What fal says went wrong: {@code detail} as a text or a list, {@code error_type} in the body or
 * its header, or the platform's {@code error} object (the three forms of fal's error pages).
 *
 * @param problems what a model complained about, first things first
 * @param text the plain sentence, where there is one
 * @param type the machine key of an infrastructure error
 */
record ErrorBody(List<Problem> problems, Optional<String> text, Optional<String> type) {
  private static final int LONGEST = 500;
  private static final int MOST_PROBLEMS = 20;

  ErrorBody {
    problems = List.copyOf(problems);
  }

  /**
   * One complaint of a model.
   *
   * @param field the input it is about, or an empty text
   * @param message fal's sentence
   * @param type the machine key, or an empty text
   */
  record Problem(String field, String message, String type) {
    // "input" may repeat the whole request, so it is never read.
    private static Problem from(JsonNode problem) {
      return new Problem(
          field(problem.path("loc")),
          plain(Json.text(problem, "msg").orElse("no reason given")),
          plain(Json.text(problem, "type").orElse("")));
    }

    private static String field(JsonNode loc) {
      List<String> path = new ArrayList<>();
      loc.forEach(step -> path.add(plain(step.asText(""))));
      return path.stream().filter(step -> !step.equals("body")).collect(Collectors.joining("."));
    }

    @Override
    public String toString() {
      return field.isEmpty() ? message : field + ": " + message;
    }
  }

  /** What an answer says. */
  static ErrorBody of(Answer answer) {
    JsonNode body = answer.json().orElseGet(Json::object);
    return new ErrorBody(
        problems(body.path("detail")),
        text(body).map(ErrorBody::plain),
        answer
            .header("x-fal-error-type")
            .or(() -> Json.text(body, "error_type"))
            .map(ErrorBody::plain));
  }

  private static List<Problem> problems(JsonNode detail) {
    List<Problem> problems = new ArrayList<>();
    if (detail.isArray()) {
      detail.forEach(problem -> problems.add(Problem.from(problem)));
    }
    return problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
  }

  private static Optional<String> text(JsonNode body) {
    return Json.text(body, "detail")
        .or(() -> Json.text(body.path("detail"), "message"))
        .or(() -> Json.text(body.path("error"), "message"))
        .or(() -> Json.text(body, "error"))
        .or(() -> Json.text(body, "message"));
  }

  /** fal's own sentence, or an empty text. */
  String words() {
    return problems.isEmpty()
        ? text.orElse("")
        : plain(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
  }

  /** Whether there is anything in it that only fal would say. */
  boolean isFalsOwn() {
    return !problems.isEmpty() || text.isPresent() || type.isPresent();
  }

  /** One line without control characters, of bounded length: it may end on a terminal. */
  static String plain(String foreign) {
    String line = foreign.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }

  /** What an answer says was billed, in the price's unit. */
  static Optional<BigDecimal> billableUnits(Answer answer) {
    return answer
        .header("x-fal-billable-units")
        .flatMap(Json::decimal)
        .filter(units -> units.signum() >= 0);
  }
}
