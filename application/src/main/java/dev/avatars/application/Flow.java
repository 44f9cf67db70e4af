package dev.avatars.application;

/**
 * How much goes on at once. Jobs beyond the window wait here, where they are free to cancel. Every
 * other one that starts is one that somebody in this process waits for, as long as few are waited
 * for; of the others the earliest due starts first.
 *
 * @param window how many jobs the provider has at once; 1 or more
 * @param starts how many are handed over at the same moment; 1 or more
 * @param follows how many are asked about at the same moment; 1 or more
 * @param collects how many videos are fetched at the same moment; 1 or more
 * @param looks how many lost submits and open bills are looked for at the same moment; 1 or more
 */
public record Flow(int window, int starts, int follows, int collects, int looks) {
  private static final int USUAL_ACCOUNT = 10;
  private static final int DEPTH = 2;

  public Flow {
    requireOneOrMore("window", window);
    requireOneOrMore("starts", starts);
    requireOneOrMore("follows", follows);
    requireOneOrMore("collects", collects);
    requireOneOrMore("looks", looks);
  }

  /** For an account that renders ten jobs at once. */
  public static Flow usual() {
    return forAccount(USUAL_ACCOUNT);
  }

  /**
   * For an account that renders so many jobs at once: twice as many are at the provider, so that it
   * never waits for us. What is done at the same moment grows with it, up to 16 starts, 48
   * questions and 8 downloads.
   */
  public static Flow forAccount(int concurrency) {
    requireOneOrMore("concurrency", concurrency);
    int window = concurrency > Integer.MAX_VALUE / DEPTH ? Integer.MAX_VALUE : concurrency * DEPTH;
    return new Flow(
        window, within(2, window / 4, 16), within(4, window / 2, 48), within(2, window / 4, 8), 2);
  }

  /** Everything is handed over at once, whatever the account renders at a time. */
  public static Flow unbounded() {
    return forAccount(Integer.MAX_VALUE);
  }

  /** How many jobs the account renders at once, as far as the window tells. */
  int concurrency() {
    return Math.max(1, window / DEPTH);
  }

  private static int within(int least, int wanted, int most) {
    return Math.max(least, Math.min(wanted, most));
  }

  private static void requireOneOrMore(String field, int found) {
    if (found < 1) {
      throw new IllegalArgumentException(field + ": found " + found + "; allowed: 1 or more");
    }
  }
}
