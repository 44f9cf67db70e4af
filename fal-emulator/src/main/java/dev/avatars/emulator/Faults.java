package dev.avatars.emulator;

import java.util.ArrayList;
import java.util.List;

/** The fault rules of an emulator and how far each has been played. Thread-safe. */
final class Faults {
  private final List<Played> rules = new ArrayList<>();

  synchronized void add(FaultRule rule) {
    rules.add(new Played(rule));
  }

  synchronized void clear() {
    rules.clear();
  }

  /** The rules that still have something to strike at. */
  synchronized List<FaultRule> pending() {
    return rules.stream().map(played -> played.rule).toList();
  }

  /** Counts a call and tells what goes wrong at it; nothing as a rule. */
  synchronized Strikes strike(FalCall call) {
    List<FaultRule> struck = new ArrayList<>();
    for (Played played : rules) {
      if (played.rule.call() == call && played.strikes()) {
        struck.add(played.rule);
      }
    }
    rules.removeIf(Played::isOver);
    return new Strikes(struck);
  }

  private static final class Played {
    private final FaultRule rule;
    private long calls;

    Played(FaultRule rule) {
      this.rule = rule;
    }

    boolean strikes() {
      calls++;
      return rule.strikesAt(calls);
    }

    boolean isOver() {
      return rule.isOverAfter(calls);
    }
  }
}
