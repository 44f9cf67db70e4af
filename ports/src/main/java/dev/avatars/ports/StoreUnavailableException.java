package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Disposition;

/**
 * The store cannot be used: its file or server is missing, full, not ours, damaged, or busy for too
 * long.
 *
 * <p>Whatever was not answered before it was thrown may be asked again: of a write that is repeated
 * under the same lease, and of a creation with the same key, at most one takes place.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Disposition disposition;
  private final String nextStep;

  /**
   * For one trouble.
   *
   * @param disposition {@link Disposition#RETRY} when it may pass by itself
   * @param sentence what was found, naming the file or server, without a final full stop
   * @param nextStep what the reader should do, without a final full stop
   * @param cause what the database said
   */
  public StoreUnavailableException(
      Disposition disposition, String sentence, String nextStep, Throwable cause) {
    super(sentence + "; " + nextStep, cause);
    this.disposition = requireNonNull(disposition, "disposition");
    this.nextStep = nextStep;
  }

  /** What to do about it, as a class; {@link Disposition#RETRY} when it may pass by itself. */
  public Disposition disposition() {
    return disposition;
  }

  /** What to do about it, in words. */
  public String nextStep() {
    return nextStep;
  }
}
