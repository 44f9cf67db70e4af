package dev.avatars.emulator;

import dev.avatars.emulator.Progress.Waiting;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Work that stays in the queue until the queue is released. */
final class HeldWork implements Work {
  private final BooleanSupplier released;
  private final Function<Instant, Work> begin;
  private Optional<Work> begun = Optional.empty();

  HeldWork(BooleanSupplier released, Function<Instant, Work> begin) {
    this.released = released;
    this.begin = begin;
  }

  @Override
  public Optional<Progress> look(Instant now) {
    if (begun.isEmpty() && released.getAsBoolean()) {
      begun = Optional.of(begin.apply(now));
    }
    return begun.isPresent() ? begun.get().look(now) : Optional.of(new Waiting(0));
  }

  @Override
  public Stop stop(Instant now) {
    return begun.map(work -> work.stop(now)).orElse(Stop.REMOVED);
  }
}
