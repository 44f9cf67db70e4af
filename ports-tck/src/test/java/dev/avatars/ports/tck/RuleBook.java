package dev.avatars.ports.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** The rules as the ports' Javadoc states them, as the tests carry them, as the page lists them. */
final class RuleBook {
  /** Every contract of this module. */
  static final List<Class<?>> CONTRACTS =
      List.of(
          AvatarProviderContract.class,
          AssetStorageContract.class,
          MediaProbeContract.class,
          VideoArchiveContract.class,
          JobStoreContract.class,
          LedgerContract.class,
          ManifestContract.class,
          BatchJournalContract.class);

  private static final Path PORTS = Path.of("..", "ports", "src", "main", "java");
  private static final Path PAGE = Path.of("..", "docs", "contracts.md");
  private static final Pattern NUMBER = Pattern.compile("^((?:[PAMVJL]|BJ|MF)-\\d+) ");
  private static final Pattern JAVADOC_RULE =
      Pattern.compile("<li><b>((?:[PAMVJL]|BJ|MF)-\\d+)</b>(.*?)(?=<li>|</ul>)", Pattern.DOTALL);
  private static final Pattern PAGE_ROW =
      Pattern.compile("^\\| ((?:[PAMVJL]|BJ|MF)-\\d+) \\| (.*?) \\| (.*?) \\|$", Pattern.MULTILINE);

  private RuleBook() {}

  /** The number that a display name starts with; the whole name if it has none. */
  static String numberIn(String displayName) {
    return NUMBER
        .matcher(displayName)
        .results()
        .findFirst()
        .map(found -> found.group(1))
        .orElse(displayName);
  }

  /** Number and sentence of every rule in the ports' Javadoc. */
  static SortedMap<String, String> inJavadoc() {
    return sources()
        .flatMap(source -> JAVADOC_RULE.matcher(read(source)).results())
        .collect(toSortedMap(found -> plain(found.group(2))));
  }

  /** Number and test names of every rule that a contract tests. */
  static SortedMap<String, List<String>> inTests() {
    return CONTRACTS.stream()
        .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(DisplayName.class))
        .collect(
            Collectors.groupingBy(
                RuleBook::ruleOf,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(Method::getName, Collectors.toList()), RuleBook::sorted)));
  }

  /** Number and sentence of every rule on the page. */
  static SortedMap<String, String> onPage() {
    return rows().collect(toSortedMap(found -> plain(found.group(2))));
  }

  /** Number and test names of every rule on the page. */
  static SortedMap<String, List<String>> testsOnPage() {
    return rows().collect(toSortedMap(found -> sorted(List.of(plain(found.group(3)).split(", ")))));
  }

  /** The whole page. */
  static String page() {
    return read(PAGE);
  }

  private static Stream<MatchResult> rows() {
    return PAGE_ROW.matcher(page()).results();
  }

  private static <T> Collector<MatchResult, ?, SortedMap<String, T>> toSortedMap(
      Function<MatchResult, T> value) {
    return Collectors.toMap(
        found -> found.group(1),
        value,
        (one, other) -> {
          throw new AssertionError("a rule's number is used twice: " + one + " / " + other);
        },
        TreeMap::new);
  }

  private static String ruleOf(Method test) {
    return numberIn(test.getAnnotation(DisplayName.class).value());
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  /** The words alone: no asterisks of the comment, no markup, no final mark. */
  private static String plain(String text) {
    return text.replaceAll("\\R\\s*\\*", " ")
        .replaceAll("\\{@(?:link|code) +([^}]*)\\}", "$1")
        .replace("`", "")
        .replaceAll("\\s+", " ")
        .strip()
        .replaceAll("[.;]$", "");
  }

  private static Stream<Path> sources() {
    try (Stream<Path> all = Files.walk(PORTS)) {
      return all.filter(path -> path.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The rules that each lawless implementation breaks, by class. */
  static Map<Class<?>, String> lawless(Class<?>... families) {
    return Arrays.stream(families)
        .flatMap(family -> Arrays.stream(family.getDeclaredClasses()))
        .filter(member -> member.isAnnotationPresent(Breaks.class))
        .collect(
            Collectors.toMap(
                member -> member, member -> member.getAnnotation(Breaks.class).value()));
  }
}
