package dev.avatars.ports.tck;

/**
 * How the far side of a provider behaves from now on, until another situation is arranged. The
 * first half is about calls, the second about the renders that were started before.
 */
public enum Situation {
  /** Takes every submit and says so; what it takes waits its turn. */
  ACCEPTS,
  /** Refuses every submit by its rules about content. */
  REFUSES_CONTENT,
  /**
   * Refuses every submit because there are too many, and asks to wait {@link
   * ProviderStage#THROTTLE_WAIT}.
   */
  THROTTLES,
  /** Refuses every submit because the account is locked or out of balance. */
  LOCKS_THE_ACCOUNT,
  /** Refuses every submit because the key is wrong. */
  REFUSES_THE_KEY,
  /** Cannot be reached at all: no call leaves this machine. */
  UNREACHABLE,
  /** Takes every submit, but its reply never arrives. */
  LOSES_THE_REPLY,
  /** Takes calls as usual; what waited is being rendered now and not finished yet. */
  RENDERS,
  /** Takes calls as usual; what was started is finished now. */
  FINISHES,
  /** Takes calls as usual; what was started has failed now, for a reason in the rendering. */
  FAILS_RENDERING,
  /** Takes calls as usual, but knows nothing any more of what was started. */
  FORGETS
}
