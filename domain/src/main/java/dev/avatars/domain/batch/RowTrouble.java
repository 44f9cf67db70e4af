package dev.avatars.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.Spend;

/**
 * Why a row has no video, and what to do about it.
 *
 * @param sentence what happened, in one sentence without a final full stop
 * @param spend the money at stake
 * @param nextStep what to do
 */
public record RowTrouble(String sentence, Spend spend, String nextStep) {
  public RowTrouble {
    requireNonNull(sentence, "sentence");
    requireNonNull(spend, "spend");
    requireNonNull(nextStep, "next step");
  }

  /** A failure as a row's trouble. */
  public static RowTrouble of(Failure failure) {
    String words =
        failure.providerWords().isEmpty() || failure.providerWords().equals(failure.sentence())
            ? ""
            : " (" + failure.providerWords() + ")";
    return new RowTrouble(failure.sentence() + words, failure.spend(), failure.nextStep());
  }
}
