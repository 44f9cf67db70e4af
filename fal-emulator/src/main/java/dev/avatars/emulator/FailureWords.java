package dev.avatars.emulator;

import dev.avatars.domain.failure.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says a provider's failure in fal's words. A provider that speaks fal's language, as the fake
 * does, begins its own words with an error type of fal's; for others the code decides.
 */
final class FailureWords {
  private static final Pattern TYPED = Pattern.compile("([a-z_]+): (.*)", Pattern.DOTALL);
  private static final Map<String, String> FIELDS =
      Map.of("portrait", "image_url", "speech", "audio_url", "prompt", "prompt");

  private FailureWords() {}

  /** The end of a request that the provider took and gave up. */
  static Outcome outcome(Failure failure) {
    Matcher words = TYPED.matcher(failure.providerWords());
    Optional<ModelError> named =
        words.matches() ? ModelError.find(words.group(1)) : Optional.empty();
    return named
        .map(error -> error.outcome(location(failure), words.group(2)))
        .orElseGet(() -> byCode(failure));
  }

  /** The reply to a submit that the provider refused. */
  static HttpResponse refusal(Failure failure) {
    int status =
        switch (failure.code()) {
          case CREDENTIALS_REFUSED -> 401;
          case ACCOUNT_LOCKED -> 403;
          case MODEL_UNKNOWN -> 404;
          case THROTTLED -> 429;
          case REQUEST_REFUSED, CONTENT_REFUSED, FACE_NOT_FOUND -> 422;
          default -> 503;
        };
    HttpResponse reply = HttpResponse.json(status, Json.object().put("detail", said(failure)));
    return failure.retryAfter().isZero()
        ? reply
        : reply.with("Retry-After", String.valueOf(failure.retryAfter().toSeconds()));
  }

  private static Outcome byCode(Failure failure) {
    return switch (failure.code()) {
      case REQUEST_REFUSED -> ModelError.VALUE_ERROR.outcome(location(failure), said(failure));
      case CONTENT_REFUSED ->
          ModelError.CONTENT_POLICY_VIOLATION.outcome(location(failure), said(failure));
      case FACE_NOT_FOUND ->
          ModelError.FACE_DETECTION_ERROR.outcome(List.of("body", "image_url"), said(failure));
      case RENDER_FAILED -> ModelError.INTERNAL_SERVER_ERROR.outcome(location(failure), "");
      default -> InfrastructureError.INTERNAL_ERROR.outcome(said(failure));
    };
  }

  private static String said(Failure failure) {
    return failure.providerWords().isEmpty() ? failure.sentence() : failure.providerWords();
  }

  /** The input that a failure's sentence begins with. */
  private static List<String> location(Failure failure) {
    String sentence = failure.sentence();
    int colon = sentence.indexOf(':');
    String field = colon < 0 ? "" : sentence.substring(0, colon);
    return Optional.ofNullable(FIELDS.get(field))
        .map(input -> List.of("body", input))
        .orElse(List.of("body"));
  }
}
