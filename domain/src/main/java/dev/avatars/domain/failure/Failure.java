package dev.avatars.domain.failure;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Something that went wrong with a job: what, whether it cost money, and what to do.
 *
 * <p>A failure is a value; it is what the outside world may well answer.
 *
 * @param code the kind
 * @param sentence what happened, for a person, in one sentence without a final full stop
 * @param spend the money at stake
 * @param providerWords the provider's own sentence, or an empty text
 * @param retryAfter how long the provider asks to wait; zero when it asks for nothing
 */
public record Failure(
    FailureCode code, String sentence, Spend spend, String providerWords, Duration retryAfter) {
  public Failure {
    requireNonNull(code, "code");
    requireNonNull(spend, "spend");
    requireNonNull(providerWords, "provider words");
    if (sentence.isBlank()) {
      throw new IllegalArgumentException(
          "sentence: found none; allowed: one that says what went wrong");
    }
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException(
          "retry after: found " + retryAfter + "; allowed: zero or more");
    }
  }

  /** A failure before anything was bought. */
  public static Failure free(FailureCode code, String sentence) {
    return new Failure(code, sentence, Spend.NONE, "", Duration.ZERO);
  }

  /** A failure after the provider took the job. */
  public static Failure of(FailureCode code, String sentence, Spend spend) {
    return new Failure(code, sentence, spend, "", Duration.ZERO);
  }

  /** The same with the provider's own sentence. */
  public Failure inProviderWords(String words) {
    return new Failure(code, sentence, spend, words, retryAfter);
  }

  /** The same with the wait that the provider asks for. */
  public Failure retryAfter(Duration wait) {
    return new Failure(code, sentence, spend, providerWords, wait);
  }

  /** What the reader should do, as a class. */
  public Disposition disposition() {
    return code.disposition();
  }

  /** What the reader should do, in words. */
  public String nextStep() {
    return code.nextStep();
  }

  /** The sentence, the provider's words where they say more, and the money at stake. */
  @Override
  public String toString() {
    String words =
        providerWords.isEmpty() || providerWords.equals(sentence) ? "" : " (" + providerWords + ")";
    return sentence + words + "; " + spend.words();
  }
}
