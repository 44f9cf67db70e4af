package dev.avatars.emulator;

/** What makes an emulator's time pass. */
enum Passing {
  /** Nothing has to be done: it is the machine's time, or somebody else's. */
  BY_ITSELF,
  /** Whoever looks at an unfinished request moves it on; so does a webhook that is due. */
  BY_LOOKING,
  /** Only the test moves it. */
  BY_HAND
}
