package dev.avatars.fake;

import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.model.ModelLimits;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The types of fal's validation errors that can concern a portrait and its speech, from fal's page
 * on request errors (read 2026-11-22). Which of them the avatar models use is not documented; these
 * are the ones whose description fits.
 */
enum ValidationError {
  /** No file at the address, or it cannot be fetched. */
  FILE_DOWNLOAD_ERROR("Failed to download the file."),
  /** A file with too many bytes. */
  FILE_TOO_LARGE("File size exceeds the maximum allowed size."),
  /** Bytes that are no picture, or a broken one. */
  IMAGE_LOAD_ERROR("Failed to load the image."),
  /** Bytes that are no sound, or a broken one. */
  AUDIO_LOAD_ERROR("Failed to load the audio."),
  /** A picture in a format the model does not take. */
  UNSUPPORTED_IMAGE_FORMAT("Unsupported image format."),
  /** A sound in a format the model does not take. */
  UNSUPPORTED_AUDIO_FORMAT("Unsupported audio format."),
  /** Too few pixels. */
  IMAGE_TOO_SMALL("Image dimensions are too small."),
  /** A picture too wide or too tall. */
  IMAGE_ASPECT_RATIO("Image aspect ratio is out of range."),
  /** Too short a sound. */
  AUDIO_DURATION_TOO_SHORT("Audio duration is too short."),
  /** Too long a sound. */
  AUDIO_DURATION_TOO_LONG("Audio duration exceeds the maximum allowed."),
  /** Too long a prompt. */
  STRING_TOO_LONG("String should have fewer characters.");

  private final String message;

  ValidationError(String message) {
    this.message = message;
  }

  /** The type of the first limit that a request crosses, in the order in which they are checked. */
  static ValidationError of(ModelLimits limits, Portrait portrait, Speech speech) {
    if (!limits.images().contains(portrait.format())) {
      return UNSUPPORTED_IMAGE_FORMAT;
    }
    if (portrait.shorterSide() < limits.shortestSide()) {
      return IMAGE_TOO_SMALL;
    }
    return isTooSteep(limits, portrait) ? IMAGE_ASPECT_RATIO : ofSpeech(limits, speech);
  }

  /** The error as the real queue words it, with what was found. */
  String words(Violation violation) {
    return name().toLowerCase(Locale.ROOT) + ": " + message + " (" + violation + ")";
  }

  private static boolean isTooSteep(ModelLimits limits, Portrait portrait) {
    BigDecimal most = limits.steepestAspect().multiply(decimal(portrait.shorterSide()));
    return most.compareTo(decimal(portrait.longerSide())) < 0;
  }

  private static BigDecimal decimal(int pixels) {
    return BigDecimal.valueOf(pixels);
  }

  private static ValidationError ofSpeech(ModelLimits limits, Speech speech) {
    if (!limits.sounds().contains(speech.format())) {
      return UNSUPPORTED_AUDIO_FORMAT;
    }
    if (speech.length().compareTo(limits.shortest()) < 0) {
      return AUDIO_DURATION_TOO_SHORT;
    }
    return speech.length().compareTo(limits.longest()) > 0
        ? AUDIO_DURATION_TOO_LONG
        : STRING_TOO_LONG;
  }
}
