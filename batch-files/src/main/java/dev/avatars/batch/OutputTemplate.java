package dev.avatars.batch;

import dev.avatars.domain.batch.OutputName;
import dev.avatars.domain.failure.Violation;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the places of videos are made from rows, such as {@code {customer}/{name}.mp4}.
 *
 * @param text names in braces, and text between them
 */
record OutputTemplate(String text) {
  /** What every row has. */
  static final List<String> BUILT_IN = List.of("name", "line", "tier", "image", "audio", "ext");

  private static final String FIELD = "output template";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)\\}");
  private static final String OTHERS = ".-_ ";
  private static final String STAND_IN = "x";

  OutputTemplate {
    String rest = PLACEHOLDER.matcher(text).replaceAll("");
    if (text.isBlank() || rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
      throw new IllegalArgumentException(
          new Violation(FIELD, Shown.quoted(text), "text with names in braces, like '{name}.mp4'")
              .toString());
    }
  }

  /** What is wrong with it where these variables are known; empty when nothing is. */
  Optional<Violation> violation(Set<String> variables) {
    Set<String> known = new TreeSet<>(variables);
    known.addAll(BUILT_IN);
    return names()
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(name -> new Violation(FIELD, "{" + Shown.plain(name) + "}", braced(known)))
        .or(this::wrongPlace);
  }

  /** What is wrong with it whatever the rows are; empty when nothing is. */
  Optional<Violation> wrongPlace() {
    return OutputName.violation(filled(name -> STAND_IN))
        .map(wrong -> new Violation(FIELD, Shown.quoted(text), wrong.allowed()));
  }

  /** The names that a row lacks; they are absent, not empty. */
  List<String> missingFrom(Map<String, String> values) {
    return names().filter(name -> !values.containsKey(name)).toList();
  }

  /** The place of a row's video, unchecked; each value is cleaned for file names. */
  String filled(Map<String, String> values) {
    return filled(name -> cleaned(values.getOrDefault(name, "")));
  }

  /** A value with a hyphen for each character that some file system refuses. */
  static String cleaned(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> isKept(c) ? c : '-')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String filled(UnaryOperator<String> value) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(Column.folded(found.group(1)))));
  }

  private Stream<String> names() {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map((MatchResult found) -> Column.folded(found.group(1)));
  }

  /** Letters of all scripts, with the marks that belong to them. */
  private static boolean isKept(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK
        || OTHERS.indexOf(c) >= 0;
  }

  private static String braced(Set<String> names) {
    return names.stream()
        .map(name -> "{" + Shown.plain(name) + "}")
        .collect(Collectors.joining(", "));
  }
}
