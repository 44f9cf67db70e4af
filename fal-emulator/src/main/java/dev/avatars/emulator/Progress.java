package dev.avatars.emulator;

import java.util.List;
import java.util.function.Function;

/** How far some work is. */
sealed interface Progress {
  <T> T fold(
      Function<Waiting, T> onWaiting, Function<Running, T> onRunning, Function<Over, T> onOver);

  /**
   * It has not begun.
   *
   * @param position how many are ahead of it
   */
  record Waiting(int position) implements Progress {
    @Override
    public <T> T fold(
        Function<Waiting, T> onWaiting, Function<Running, T> onRunning, Function<Over, T> onOver) {
      return onWaiting.apply(this);
    }
  }

  /**
   * It is going on.
   *
   * @param logs what it has said so far
   */
  record Running(List<String> logs) implements Progress {
    public Running {
      logs = List.copyOf(logs);
    }

    @Override
    public <T> T fold(
        Function<Waiting, T> onWaiting, Function<Running, T> onRunning, Function<Over, T> onOver) {
      return onRunning.apply(this);
    }
  }

  /**
   * It has ended.
   *
   * @param outcome in what
   * @param logs what it has said in all
   */
  record Over(Outcome outcome, List<String> logs) implements Progress {
    public Over {
      logs = List.copyOf(logs);
    }

    @Override
    public <T> T fold(
        Function<Waiting, T> onWaiting, Function<Running, T> onRunning, Function<Over, T> onOver) {
      return onOver.apply(this);
    }
  }
}
