package dev.avatars.batch;

/** Text of a stranger as a message may show it: short, and without what a terminal would obey. */
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** The text in quotes, such as {@code 'gold'}. */
  static String quoted(String text) {
    return "'" + plain(text) + "'";
  }

  /** The text, cut. */
  static String plain(String text) {
    String shown =
        text.codePoints()
            .limit(LONGEST + 1)
            .map(c -> isSeen(c) ? c : '?')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    int length = shown.codePointCount(0, shown.length());
    return length <= LONGEST
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "…";
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
