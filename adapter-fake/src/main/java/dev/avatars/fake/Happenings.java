package dev.avatars.fake;

import java.time.Instant;
import java.util.Optional;

/** What happens in a world by itself as time goes by, and what time has to wait for. */
interface Happenings {
  /** When the next thing happens; nothing when the world is quiet. */
  Optional<Instant> next();

  /** How far time may run at present; {@link Instant#MAX} when nothing holds it back. */
  Instant ceiling();

  /** Lets everything happen that is due by now, in the order of its time. */
  void catchUp(Instant now);
}
