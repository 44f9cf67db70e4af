package dev.avatars.batch;

import dev.avatars.domain.failure.Violation;
import java.nio.file.Path;
import java.util.function.Function;

/** Where an input of a row lies, or why it lies nowhere. */
sealed interface Place {
  /** One result for either case. */
  <T> T fold(Function<Path, T> onFile, Function<Violation, T> onRefused);

  /**
   * On this machine; nobody looked yet whether it is there.
   *
   * @param file its path
   */
  record At(Path file) implements Place {
    @Override
    public <T> T fold(Function<Path, T> onFile, Function<Violation, T> onRefused) {
      return onFile.apply(file);
    }
  }

  /**
   * Nowhere.
   *
   * @param why the column, what was found there, and what is allowed
   */
  record Nowhere(Violation why) implements Place {
    @Override
    public <T> T fold(Function<Path, T> onFile, Function<Violation, T> onRefused) {
      return onRefused.apply(why);
    }
  }
}
