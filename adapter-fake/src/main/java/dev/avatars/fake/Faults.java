package dev.avatars.fake;

import dev.avatars.fake.Misfortune.Occasion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The scripts of a world and how far each has been played. Thread-safe. */
final class Faults {
  private final List<Played> scripts = new ArrayList<>();

  synchronized void add(Script script) {
    scripts.add(new Played(script));
  }

  synchronized void clear() {
    scripts.clear();
  }

  /** Counts a call and tells what goes wrong at it; nothing as a rule. */
  synchronized Set<Misfortune> strike(Occasion occasion) {
    Set<Misfortune> struck = EnumSet.noneOf(Misfortune.class);
    for (Played played : scripts) {
      if (played.script.misfortune().occasion() == occasion && played.strikes()) {
        struck.add(played.script.misfortune());
      }
    }
    scripts.removeIf(Played::isOver);
    return struck;
  }

  private static final class Played {
    private final Script script;
    private long calls;

    Played(Script script) {
      this.script = script;
    }

    boolean strikes() {
      calls++;
      return script.strikesAt(calls);
    }

    boolean isOver() {
      return script.isOverAfter(calls);
    }
  }
}
