package dev.avatars.domain.batch;

import dev.avatars.domain.failure.Violation;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a row's video goes, relative to the batch's folder: a path that stays inside of it and that
 * every usual file system can keep.
 *
 * @param value file names with slashes between them, such as {@code spring/anna.mp4}
 */
public record OutputName(String value) {
  private static final String FIELD = "output";
  private static final String FORBIDDEN = "\\:*?\"<>|";
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST = 1_000;
  private static final int SHOWN = 80;
  private static final String ALLOWED =
      "file names with slashes between them, inside the output folder, such as 'spring/anna.mp4'";
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "conin$", "conout$", "com1", "com2", "com3", "com4", "com5",
          "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7",
          "lpt8", "lpt9", "com¹", "com²", "com³", "lpt¹", "lpt²", "lpt³");

  public OutputName {
    violation(value)
        .ifPresent(
            refused -> {
              throw new IllegalArgumentException(refused.toString());
            });
  }

  /** Why a text is no such name; empty when it is one. */
  public static Optional<Violation> violation(String text) {
    boolean isName =
        text.length() <= LONGEST
            && Arrays.stream(text.split("/", -1)).allMatch(OutputName::isFileName);
    return isName
        ? Optional.empty()
        : Optional.of(new Violation(FIELD, "'" + shown(text) + "'", ALLOWED));
  }

  /**
   * The name as file systems compare it that see no difference between large and small letters or
   * between the ways to write an accent. Two rows may not share it.
   */
  public String folded() {
    return Normalizer.normalize(value, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isFileName(String name) {
    String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    return !name.isEmpty()
        && !name.startsWith(" ")
        && !name.endsWith(".")
        && !name.endsWith(" ")
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
        && name.codePoints().allMatch(OutputName::isUsual)
        && !DEVICES.contains(stem.strip().toLowerCase(Locale.ROOT));
  }

  private static boolean isUsual(int c) {
    return FORBIDDEN.indexOf(c) < 0 && isSeen(c);
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String shown(String text) {
    String clean =
        text.codePoints()
            .map(c -> isSeen(c) ? c : '?')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return clean.codePointCount(0, clean.length()) <= SHOWN
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
