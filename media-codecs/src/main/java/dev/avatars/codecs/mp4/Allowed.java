package dev.avatars.codecs.mp4;

/** The checks of what is handed in, with the words of their refusals. */
final class Allowed {
  private Allowed() {}

  static void range(String field, long found, long least, long most) {
    if (found < least || found > most) {
      throw new IllegalArgumentException(
          field + ": found " + found + ", allowed " + least + " to " + most);
    }
  }

  /** Checks what was handed over in the course of writing, which only the whole can tell. */
  static void count(String field, long found, long needed) {
    if (found != needed) {
      throw new IllegalStateException(field + ": found " + found + ", allowed " + needed);
    }
  }
}
