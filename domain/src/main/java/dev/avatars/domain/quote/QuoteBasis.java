package dev.avatars.domain.quote;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.FactSource;
import dev.avatars.domain.model.ModelId;

/**
 * How a quote came about.
 *
 * @param model the priced model
 * @param speech the exact length of the speech
 * @param longest the longest length that can be billed for it
 * @param rule the price rule in words
 * @param source where the price was read, and when
 */
public record QuoteBasis(
    ModelId model, MediaLength speech, MediaLength longest, String rule, FactSource source) {
  public QuoteBasis {
    requireNonNull(model, "model");
    requireNonNull(speech, "speech");
    requireNonNull(longest, "longest");
    requireNonNull(rule, "rule");
    requireNonNull(source, "source");
  }

  @Override
  public String toString() {
    return speech + " of speech at " + rule + ", billed up to " + longest + " (" + source + ")";
  }
}
