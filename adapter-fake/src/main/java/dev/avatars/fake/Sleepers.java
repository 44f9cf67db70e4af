package dev.avatars.fake;

import java.util.HashMap;
import java.util.Map;

/**
 * The threads that wait in a world now and then, and which of them are at work between two waits.
 *
 * <p>A worker that was woken to look after a job must have its turn before somebody else's far
 * deadline moves time past it. A thread that is itself stuck, idle in a pool or gone can do nothing
 * about time and holds nobody up. Neither does one that has not come back after many glances: it
 * went on to something else, such as reading from a terminal. Guarded by the lock of its world's
 * time.
 */
final class Sleepers {
  /** How many glances a thread at work may take; about as many milliseconds. */
  private static final int PATIENCE = 10_000;

  private final Map<Thread, Integer> glancesAtAwake = new HashMap<>();

  void fellAsleep(Thread thread) {
    glancesAtAwake.remove(thread);
  }

  void wokeUp(Thread thread) {
    glancesAtAwake.put(thread, 0);
  }

  /** Glances at those awake: whether one of them is likely to wait again soon. */
  boolean isAnyoneAtWork() {
    glancesAtAwake.keySet().removeIf(thread -> !thread.isAlive());
    glancesAtAwake.replaceAll((thread, glances) -> glances + 1);
    return glancesAtAwake.entrySet().stream().anyMatch(Sleepers::isAtWork);
  }

  private static boolean isAtWork(Map.Entry<Thread, Integer> awake) {
    return awake.getValue() < PATIENCE && isRunning(awake.getKey().getState());
  }

  private static boolean isRunning(Thread.State state) {
    return state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED;
  }
}
