package dev.avatars.domain.failure;

/** What the reader of a failure should do next. */
public enum Disposition {
  /** The same step may be tried again, by itself, after a while. */
  RETRY,
  /** The request has to change. */
  FIX_REQUEST,
  /** Keys, settings or the installation have to change. */
  FIX_SETUP,
  /** The account has to be put in order; work waits meanwhile. */
  PAUSE,
  /** There is nothing to be done about this one. */
  GIVE_UP
}
