package dev.avatars.batch;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which portrait speaks what.
 *
 * @param rows the pairs in the order of their names
 * @param rule how they were found
 * @param leftOut what is in no pair
 */
record Pairs(List<Row> rows, String rule, List<String> leftOut) {
  private static final Pattern FORMULA = Pattern.compile("^[=@+\\-\\s]+");

  /**
   * One pair.
   *
   * @param name what its row is called
   * @param portrait the picture
   * @param speech the sound
   */
  record Row(String name, Path portrait, Path speech) {
    private static Row of(Path portrait, Path speech) {
      String face = stem(portrait);
      String words = stem(speech);
      String name = face.equals(words) ? face : face + "-" + words;
      return new Row(FORMULA.matcher(name).replaceFirst(""), portrait, speech);
    }

    private boolean isWritable() {
      return !name.isEmpty()
          && Stream.of(name, portrait.toString(), speech.toString())
              .noneMatch(text -> CellRule.hasRefusedCharacter(text));
    }
  }

  static Pairs of(List<Path> files) throws IOException {
    List<Path> portraits = new ArrayList<>();
    List<Path> speeches = new ArrayList<>();
    for (Path file : files) {
      FileKind.of(file).addTo(file, portraits, speeches);
    }
    return of(portraits, speeches);
  }

  private static Pairs of(List<Path> portraits, List<Path> speeches) {
    List<Row> named = sameNames(portraits, speeches);
    if (!named.isEmpty()) {
      return of(named, "files of the same name belong together", portraits, speeches);
    }
    if (portraits.size() == 1) {
      return of(each(portraits, speeches), "the portrait speaks every speech", portraits, speeches);
    }
    if (speeches.size() == 1) {
      return of(each(portraits, speeches), "every portrait speaks the speech", portraits, speeches);
    }
    return of(
        inOrder(portraits, speeches),
        "portraits and speeches belong together in the order of their names",
        portraits,
        speeches);
  }

  private static Pairs of(List<Row> found, String rule, List<Path> portraits, List<Path> speeches) {
    Set<String> names = new HashSet<>();
    List<Row> rows =
        found.stream().filter(row -> row.isWritable() && names.add(row.name())).toList();
    Set<Path> used = new HashSet<>();
    rows.forEach(row -> used.addAll(List.of(row.portrait(), row.speech())));
    List<String> leftOut =
        Stream.concat(portraits.stream(), speeches.stream())
            .filter(file -> !used.contains(file))
            .map(file -> Shown.plain(String.valueOf(file.getFileName())) + " has no partner")
            .toList();
    return new Pairs(rows, rule, leftOut);
  }

  private static List<Row> sameNames(List<Path> portraits, List<Path> speeches) {
    Map<String, List<Path>> spoken = speeches.stream().collect(groupingBy(Pairs::stem));
    return portraits.stream()
        .flatMap(
            portrait ->
                spoken.getOrDefault(stem(portrait), List.of()).stream()
                    .map(speech -> Row.of(portrait, speech)))
        .toList();
  }

  private static List<Row> each(List<Path> portraits, List<Path> speeches) {
    return portraits.stream()
        .flatMap(portrait -> speeches.stream().map(speech -> Row.of(portrait, speech)))
        .toList();
  }

  private static List<Row> inOrder(List<Path> portraits, List<Path> speeches) {
    return IntStream.range(0, Math.min(portraits.size(), speeches.size()))
        .mapToObj(i -> Row.of(portraits.get(i), speeches.get(i)))
        .toList();
  }

  private static String stem(Path file) {
    return Inputs.stem(String.valueOf(file.getFileName()));
  }
}
