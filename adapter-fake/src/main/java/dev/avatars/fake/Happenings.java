package dev.avatars.fake;

import java.time.Instant;
import java.util.Optional;

/** What happens in a world by itself as time goes by, and what time has to wait for. */
interface Happenings {
  /** Nothing ever happens. */
  Happenings NONE = new Nothing();

  /** When the next thing happens; nothing when the world is quiet. */
  Optional<Instant> next();

  /** How far time may run at present; {@link Instant#MAX} when nothing holds it back. */
  Instant ceiling();

  /** Lets everything happen that is due by now, in the order of its time. */
  void catchUp(Instant now);

  /** A world that is always quiet. */
  final class Nothing implements Happenings {
    private Nothing() {}

    @Override
    public Optional<Instant> next() {
      return Optional.empty();
    }

    @Override
    public Instant ceiling() {
      return Instant.MAX;
    }

    @Override
    public void catchUp(Instant now) {}
  }
}
