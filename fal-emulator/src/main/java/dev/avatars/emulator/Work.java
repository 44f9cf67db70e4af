package dev.avatars.emulator;

import java.time.Instant;
import java.util.Optional;

/** What goes on behind a request. Guarded by the request's lock. */
interface Work {
  /** How far it is; nothing when that cannot be told at the moment. */
  Optional<Progress> look(Instant now);

  /** Asks it to stop. */
  Stop stop(Instant now);

  /** What became of the wish to stop. */
  enum Stop {
    /** It had not begun and is gone. */
    REMOVED,
    /** It may stop soon. */
    REQUESTED,
    /** It had ended. */
    TOO_LATE,
    /** It cannot be stopped. */
    REFUSED
  }
}
