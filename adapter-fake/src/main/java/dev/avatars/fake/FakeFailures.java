package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import java.time.Duration;

/** What a fake provider answers when something goes wrong, with the real provider's words. */
final class FakeFailures {
  private FakeFailures() {}

  static Failure throttled(Duration retryAfter) {
    return Failure.free(FailureCode.THROTTLED, "the provider takes no more requests at the moment")
        .inProviderWords("Rate limit exceeded. Please try again later.")
        .retryAfter(retryAfter);
  }

  static Failure accountLocked() {
    return Failure.free(FailureCode.ACCOUNT_LOCKED, "the account is locked or out of balance")
        .inProviderWords("User is locked. Reason: Exhausted balance.");
  }

  static Failure keyRefused() {
    return Failure.free(FailureCode.CREDENTIALS_REFUSED, "the provider refuses the key")
        .inProviderWords("Cannot access application. Authentication is required.");
  }

  static Failure unreachable() {
    return Failure.free(FailureCode.UNREACHABLE, "the provider could not be reached");
  }

  static Failure statusUnknown() {
    return Failure.of(
        FailureCode.UNREACHABLE, "the provider could not be asked this time", Spend.POSSIBLE);
  }

  static Failure unknownRequest(String requestId) {
    return Failure.of(
            FailureCode.RESULT_GONE,
            "the provider does not know the request " + requestId,
            Spend.POSSIBLE)
        .inProviderWords("Request not found");
  }

  static Failure contentRefused() {
    return Failure.free(FailureCode.CONTENT_REFUSED, "the provider's content rules refuse this")
        .inProviderWords(
            "content_policy_violation: The content could not be processed because it contained"
                + " material flagged by a content checker.");
  }

  static Failure faceNotFound() {
    return Failure.free(FailureCode.FACE_NOT_FOUND, "no face was found in the picture")
        .inProviderWords("face_detection_error: Could not detect face in the image.");
  }

  static Failure renderingFailed() {
    return Failure.free(FailureCode.RENDER_FAILED, "the provider gave up on rendering")
        .inProviderWords("downstream_service_error: Failed to generate the video.");
  }

  static Failure renderingBroke(String reason) {
    return Failure.free(FailureCode.RENDER_FAILED, "the video could not be rendered: " + reason)
        .inProviderWords("downstream_service_error: " + reason);
  }

  static Failure requestRefused(String sentence, String words) {
    return Failure.free(FailureCode.REQUEST_REFUSED, sentence).inProviderWords(words);
  }

  static Failure notSupported(String what) {
    return Failure.free(FailureCode.REQUEST_REFUSED, "this provider cannot " + what);
  }

  static Failure videoGone(String address) {
    return Failure.of(
        FailureCode.RESULT_GONE, "there is no video at " + address + " (any more)", Spend.CERTAIN);
  }

  static Failure videoUnreachable() {
    return Failure.of(
        FailureCode.UNREACHABLE, "the video could not be fetched this time", Spend.CERTAIN);
  }
}
