package dev.avatars.fake;

import static java.util.Objects.requireNonNull;

/**
 * When a misfortune strikes. Calls of its kind are counted from the moment the script is given to
 * the world.
 *
 * @param misfortune what goes wrong
 * @param firstCall the first call at which it does; 1 is the next one
 * @param calls at how many calls in a row; 1 or more
 */
public record Script(Misfortune misfortune, int firstCall, int calls) {
  public Script {
    requireNonNull(misfortune, "misfortune");
    if (firstCall < 1 || calls < 1) {
      throw new IllegalArgumentException(
          "script: found "
              + calls
              + " calls from call "
              + firstCall
              + "; allowed: 1 or more from call 1 or later");
    }
  }

  /** The same for so many calls in a row. */
  public Script forCalls(int inARow) {
    return new Script(misfortune, firstCall, inARow);
  }

  boolean strikesAt(long call) {
    return call >= firstCall && call - firstCall < calls;
  }

  boolean isOverAfter(long call) {
    return call - firstCall + 1 >= calls;
  }
}
