package dev.avatars.domain.request;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.ProviderId;
import java.util.List;

/**
 * A request that its model accepts. One that exists is valid: the model is carried along as it was
 * when the request was checked, so that a changed catalogue makes no old request invalid.
 *
 * @param model the model, with its limits and price
 * @param portrait the measured picture
 * @param speech the measured sound
 * @param prompt how the portrait should behave; may be empty
 */
public record AvatarRequest(AvatarModel model, Portrait portrait, Speech speech, String prompt) {
  /**
   * Checks the media and the prompt against the model's limits.
   *
   * @throws InvalidRequestException with every violation at once
   */
  public AvatarRequest {
    requireNonNull(model, "model");
    List<Violation> violations = model.limits().violations(portrait, speech, prompt);
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
  }

  /** The identity of this work with a provider. */
  public Fingerprint fingerprint(ProviderId provider) {
    return Fingerprint.over(
        List.of(
            provider.value(),
            model.endpoint(),
            portrait.digest().hex(),
            speech.digest().hex(),
            prompt));
  }

  /** What is worth knowing before spending on it. */
  public List<Advice> advice() {
    return model.limits().advice(portrait, speech);
  }
}
