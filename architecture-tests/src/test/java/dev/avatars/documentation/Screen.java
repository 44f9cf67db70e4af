package dev.avatars.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a terminal shows in the end, when lines were drawn over and wiped. Not thread-safe. */
final class Screen {
  private static final String UP = "\u001b[A";
  private static final String WIPE = "\u001b[K";
  private static final Pattern PARTS =
      Pattern.compile("\u001b\\[A|\u001b\\[K|\r|\n|[^\u001b\r\n]+|\u001b");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int line;
  private int column;

  private Screen() {}

  /** The lines that are left of a text, without blanks at their ends. */
  static String after(String text) {
    Screen screen = new Screen();
    PARTS.matcher(text).results().forEach(part -> screen.show(part.group()));
    return screen.lines.stream()
        .map(left -> left.toString().stripTrailing())
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private void show(String part) {
    switch (part) {
      case UP -> line = Math.max(0, line - 1);
      case WIPE -> lines.get(line).setLength(Math.min(column, lines.get(line).length()));
      case "\r" -> column = 0;
      case "\n" -> begin();
      default -> write(part);
    }
  }

  private void begin() {
    line++;
    column = 0;
    if (line == lines.size()) {
      lines.add(new StringBuilder());
    }
  }

  private void write(String text) {
    StringBuilder present = lines.get(line);
    present.append(" ".repeat(Math.max(0, column - present.length())));
    present.replace(column, Math.min(present.length(), column + text.length()), text);
    column += text.length();
  }
}
