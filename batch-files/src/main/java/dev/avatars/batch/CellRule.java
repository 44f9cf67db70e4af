package dev.avatars.batch;

import dev.avatars.domain.failure.Violation;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What no cell of any column may hold. */
final class CellRule {
  /** What every cell may hold. */
  static final String ALLOWED = "text in UTF-8 without control characters";

  /** What a cell may begin with. */
  static final String BEGINNING =
      "text that no spreadsheet takes for a formula: not beginning with = @ + - or a tab, but for"
          + " plain numbers";

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");
  private static final String ALWAYS = "=@";
  private static final String UNLESS_NUMBER = "+-";
  private static final String FIRST = "\t\r\n";

  private CellRule() {}

  /** Why a column's text is refused; empty when it is not. */
  static Optional<Violation> violation(String column, String text) {
    return refusedCharacter(column, text)
        .map(c -> new Violation(column, c, ALLOWED))
        .or(() -> formula(column, text));
  }

  /** Whether there is a character that no cell may hold. */
  static boolean hasRefusedCharacter(String text) {
    return refusedCharacter(Column.IMAGE, text).isPresent();
  }

  private static Optional<String> refusedCharacter(String column, String text) {
    OptionalInt found = text.codePoints().filter(c -> isRefused(column, c)).findFirst();
    return found.isPresent() ? Optional.of(named(found.getAsInt())) : Optional.empty();
  }

  private static boolean isRefused(String column, int c) {
    return Character.getType(c) == Character.SURROGATE
        || (Character.isISOControl(c) && !isAllowedBreak(column, c));
  }

  /** A tab is told as a formula's beginning where it is one; a prompt may have several lines. */
  private static boolean isAllowedBreak(String column, int c) {
    return FIRST.indexOf(c) >= 0 && column.equals(Column.PROMPT);
  }

  private static String named(int c) {
    return Utf8.isBroken(c)
        ? "the byte " + Utf8.broken(c) + ", which is no UTF-8"
        : String.format(Locale.ROOT, "the character U+%04X", c);
  }

  private static Optional<Violation> formula(String column, String text) {
    return isFormula(text)
        ? Optional.of(new Violation(column, Shown.quoted(text), BEGINNING))
        : Optional.empty();
  }

  private static boolean isFormula(String text) {
    String seen = text.strip();
    return !seen.isEmpty()
        && (FIRST.indexOf(text.charAt(0)) >= 0
            || ALWAYS.indexOf(seen.charAt(0)) >= 0
            || (UNLESS_NUMBER.indexOf(seen.charAt(0)) >= 0 && !NUMBER.matcher(seen).matches()));
  }
}
