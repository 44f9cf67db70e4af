package dev.avatars.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.request.AvatarRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * What is bought with a row. As long as it stays the same, the row is the same, whatever its files
 * are called.
 *
 * @param provider who makes it
 * @param model with which model
 * @param portrait the digest of the picture
 * @param speech the digest of the sound
 * @param prompt how the portrait should behave; may be empty
 */
public record RowWork(
    ProviderId provider, ModelId model, Sha256 portrait, Sha256 speech, String prompt) {
  private static final int SHOWN = 8;

  public RowWork {
    requireNonNull(provider, "provider");
    requireNonNull(model, "model");
    requireNonNull(portrait, "portrait");
    requireNonNull(speech, "speech");
    requireNonNull(prompt, "prompt");
  }

  /** The work of a quoted request. */
  public static RowWork of(AvatarRequest request, Quote quote) {
    return new RowWork(
        quote.provider(),
        request.model().id(),
        request.portrait().digest(),
        request.speech().digest(),
        request.prompt());
  }

  /** What is different now, a sentence for each; empty when nothing is. */
  public List<String> differences(RowWork now) {
    List<String> found = new ArrayList<>();
    compare("provider", provider.value(), now.provider.value(), found);
    compare("model", model.value(), now.model.value(), found);
    compare("portrait", shown(portrait), shown(now.portrait), found);
    compare("speech", shown(speech), shown(now.speech), found);
    compare("prompt", prompt, now.prompt, found);
    return List.copyOf(found);
  }

  private static void compare(String field, String before, String now, List<String> found) {
    if (!before.equals(now)) {
      found.add(field + " was '" + before + "' and is '" + now + "'");
    }
  }

  private static String shown(Sha256 digest) {
    return "sha-256 " + digest.hex().substring(0, SHOWN);
  }
}
