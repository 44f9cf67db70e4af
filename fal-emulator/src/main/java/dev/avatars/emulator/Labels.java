package dev.avatars.emulator;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists what is allowed, for messages. */
final class Labels {
  private Labels() {}

  static <T> String of(T[] values, Function<T, String> label) {
    return Arrays.stream(values).map(label).collect(Collectors.joining(", "));
  }
}
