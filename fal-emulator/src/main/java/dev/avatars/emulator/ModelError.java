package dev.avatars.emulator;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The error types of fal's models that can concern a portrait and its speech, with the status of
 * each (fal's page on errors, read 2026-11-22). Which of them the avatar models use is not
 * documented.
 */
enum ModelError {
  INTERNAL_SERVER_ERROR(500, "The model failed unexpectedly."),
  GENERATION_TIMEOUT(504, "The model did not finish in time."),
  DOWNSTREAM_SERVICE_ERROR(400, "The service behind the model failed."),
  DOWNSTREAM_SERVICE_UNAVAILABLE(500, "The service behind the model is not available."),
  CONTENT_POLICY_VIOLATION(422, "The content was flagged by a content checker."),
  NO_MEDIA_GENERATED(422, "No media was generated."),
  IMAGE_TOO_SMALL(422, "The image is too small."),
  IMAGE_TOO_LARGE(422, "The image is too large."),
  IMAGE_LOAD_ERROR(422, "The image could not be loaded."),
  IMAGE_ASPECT_RATIO(422, "The image is too wide or too tall."),
  FILE_DOWNLOAD_ERROR(422, "The file could not be downloaded."),
  FACE_DETECTION_ERROR(422, "No face was found in the image."),
  FEATURE_NOT_SUPPORTED(422, "This is not supported."),
  FILE_TOO_LARGE(422, "The file is too large."),
  AUDIO_LOAD_ERROR(422, "The audio could not be loaded."),
  AUDIO_DURATION_TOO_LONG(422, "The audio is too long."),
  AUDIO_DURATION_TOO_SHORT(422, "The audio is too short."),
  UNSUPPORTED_AUDIO_FORMAT(422, "The audio format is not supported."),
  UNSUPPORTED_IMAGE_FORMAT(422, "The image format is not supported."),
  STRING_TOO_LONG(422, "The text is too long."),
  MISSING(422, "Field required"),
  STRING_TYPE(422, "Input should be a valid string"),
  VALUE_ERROR(422, "The value is not allowed.");

  private static final String DOCS = "https://docs.fal.ai/errors/#";

  private final int status;
  private final String message;

  ModelError(int status, String message) {
    this.status = status;
    this.message = message;
  }

  /** The type as it stands in the JSON. */
  String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ModelError> find(String type) {
    return Arrays.stream(values()).filter(error -> error.type().equals(type)).findFirst();
  }

  /**
   * The error of a type.
   *
   * @throws IllegalArgumentException naming the types there are
   */
  static ModelError parse(String type) {
    return find(type)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "model error: found '"
                        + type
                        + "'; allowed: "
                        + Labels.of(values(), ModelError::type)));
  }

  /** A request's end in this error, in the usual words and about its whole input. */
  Outcome outcome() {
    return outcome(List.of("body"), message);
  }

  /** A request's end in this error about one field of its input. */
  Outcome outcome(List<String> location, String words) {
    var detail = Json.object();
    location.forEach(detail.putArray("loc")::add);
    detail.put("msg", words.isEmpty() ? message : words).put("type", type());
    detail.put("url", DOCS + type());
    return Outcome.modelError(status, detail)
        .with("X-Fal-Retryable", String.valueOf(status >= 500))
        .billed(BigDecimal.ZERO);
  }
}
