package dev.avatars.fal;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.fal.Breakdown.Reach;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The one place where an answer of fal becomes a failure, in fal's own words. Thread-safe. */
final class FalFailures {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** Types that blame the face. */
  private static final Set<String> FACE = Set.of("face_detection_error");

  /** Types that blame the content. */
  private static final Set<String> CONTENT = Set.of("content_policy_violation");

  /** Types that blame the model or what is behind it, not the request. */
  private static final Set<String> MODEL_FAULT =
      Set.of(
          "internal_server_error",
          "generation_timeout",
          "downstream_service_error",
          "downstream_service_unavailable",
          "no_media_generated");

  /** Types of a request that was stopped on demand. */
  private static final Set<String> CANCELLED = Set.of("client_cancelled", "client_disconnected");

  /** Words of a 403 that is about the key's rights and not about the account. */
  private static final Set<String> RIGHTS = Set.of("permission", "scope", "not authorized");

  private final InstantSource clock;

  FalFailures(InstantSource clock) {
    this.clock = clock;
  }

  /** A question that got no answer or no usable one; the job itself is untouched by it. */
  Failure ofQuestion(Reply reply) {
    return reply.fold(this::unusable, FalFailures::of);
  }

  /** What a broken line means for a call that costs nothing. */
  static Failure of(Breakdown broken) {
    FailureCode code =
        broken.reach() == Reach.NOT_SENT ? FailureCode.UNREACHABLE : FailureCode.PROVIDER_FAULT;
    return Failure.free(code, broken.sentence());
  }

  private Failure unusable(Answer answer) {
    ErrorBody error = ErrorBody.of(answer);
    return known(answer, error)
        .orElseGet(() -> failure(FailureCode.PROVIDER_FAULT, strange(answer), error))
        .retryAfter(retryAfter(answer));
  }

  private static String strange(Answer answer) {
    return answer.isSuccess()
        ? "fal answered something that cannot be read"
        : "fal answered HTTP " + answer.status();
  }

  /** The failure of an answer that proves that a call did nothing, or empty when it does not. */
  Optional<Failure> ofRefusal(Answer answer) {
    ErrorBody error = ErrorBody.of(answer);
    return (answer.status() == 422
            ? Optional.of(ofRequest(error, Spend.NONE))
            : known(answer, error))
        .map(failure -> failure.retryAfter(retryAfter(answer)));
  }

  private static Optional<Failure> known(Answer answer, ErrorBody error) {
    return switch (answer.status()) {
      case 401 ->
          Optional.of(failure(FailureCode.CREDENTIALS_REFUSED, "fal refuses the key", error));
      case 403 -> Optional.of(forbidden(error));
      case 404 ->
          isModelUnknown(error)
              ? Optional.of(
                  failure(FailureCode.MODEL_UNKNOWN, "fal does not know the model", error))
              : Optional.empty();
      case 429 ->
          Optional.of(failure(FailureCode.THROTTLED, "fal has too many requests of us", error));
      default -> Optional.empty();
    };
  }

  // A page of some gateway may be a 404, too; fal's own names the application.
  private static boolean isModelUnknown(ErrorBody error) {
    return error.words().toLowerCase(Locale.ROOT).contains("application");
  }

  // The wording of a locked account changes over time, so the status decides unless the words
  // are about the key: taking a locked account for a bad key would burn the jobs that wait.
  private static Failure forbidden(ErrorBody error) {
    String words = error.words().toLowerCase(Locale.ROOT);
    return RIGHTS.stream().anyMatch(words::contains)
        ? failure(FailureCode.CREDENTIALS_REFUSED, "fal does not allow the key to do this", error)
        : failure(FailureCode.ACCOUNT_LOCKED, "fal has locked the account", error);
  }

  /** Whether a finished request was stopped on demand. */
  static boolean isCancelled(Answer result) {
    return result.status() == 499 || CANCELLED.contains(ErrorBody.of(result).type().orElse(""));
  }

  /** Why a finished request failed. */
  static Failure ofResult(Answer result) {
    ErrorBody error = ErrorBody.of(result);
    Spend spend = spend(result);
    return isRequestsFault(result, error)
        ? ofRequest(error, spend)
        : failure(FailureCode.RENDER_FAILED, ofRender(result, error), spend, error);
  }

  private static boolean isRequestsFault(Answer result, ErrorBody error) {
    boolean modelsFault = error.problems().stream().anyMatch(p -> MODEL_FAULT.contains(p.type()));
    return !modelsFault
        && (result.status() == 422 || error.type().filter("bad_request"::equals).isPresent());
  }

  private static Failure ofRequest(ErrorBody error, Spend spend) {
    return error.problems().stream()
        .findFirst()
        .map(problem -> failure(code(problem), sentence(problem), spend, error))
        .orElseGet(
            () -> failure(FailureCode.REQUEST_REFUSED, "fal refuses the request", spend, error));
  }

  private static FailureCode code(ErrorBody.Problem problem) {
    if (FACE.contains(problem.type())) {
      return FailureCode.FACE_NOT_FOUND;
    }
    return CONTENT.contains(problem.type())
        ? FailureCode.CONTENT_REFUSED
        : FailureCode.REQUEST_REFUSED;
  }

  private static String sentence(ErrorBody.Problem problem) {
    return "fal refuses "
        + (problem.field().isEmpty() ? "the request" : problem.field())
        + ": "
        + problem.message();
  }

  private static String ofRender(Answer result, ErrorBody error) {
    String kind = error.type().map(type -> " (" + type + ")").orElse("");
    String hope = mayWorkNextTime(result) ? "; fal says that a new job may work" : "";
    return startTimeout(result)
        ? "fal did not begin in the time that was set"
        : "fal gave up on rendering with HTTP " + result.status() + kind + hope;
  }

  private static boolean startTimeout(Answer result) {
    return result.status() == 504
        && result.header("x-fal-request-timeout-type").filter("user"::equals).isPresent();
  }

  /** Both spellings of the hint, of which fal documents one here and one there. */
  private static boolean mayWorkNextTime(Answer result) {
    return result
        .header("x-fal-retryable")
        .or(() -> result.header("x-fal-needs-retry"))
        .filter(hint -> hint.equalsIgnoreCase("true") || hint.equals("1"))
        .isPresent();
  }

  /** fal never bills a 5xx; anything else may have cost what the header says. */
  private static Spend spend(Answer result) {
    if (result.status() >= 500) {
      return Spend.NONE;
    }
    return ErrorBody.billableUnits(result)
        .map(units -> units.signum() == 0 ? Spend.NONE : Spend.CERTAIN)
        .orElse(Spend.POSSIBLE);
  }

  private static Failure failure(FailureCode code, String sentence, ErrorBody error) {
    return failure(code, sentence, Spend.NONE, error);
  }

  private static Failure failure(FailureCode code, String sentence, Spend spend, ErrorBody error) {
    return Failure.of(code, sentence, spend).inProviderWords(error.words());
  }

  /** The wait that an answer asks for, as seconds or as a date (RFC 9110, 10.2.3), bounded. */
  Duration retryAfter(Answer answer) {
    return answer.header("retry-after").flatMap(this::wait).orElse(Duration.ZERO);
  }

  private Optional<Duration> wait(String header) {
    return header.matches("\\d{1,9}")
        ? Optional.of(bounded(Duration.ofSeconds(Long.parseLong(header))))
        : date(header).map(date -> bounded(Duration.between(clock.instant(), date)));
  }

  private static Optional<Instant> date(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
