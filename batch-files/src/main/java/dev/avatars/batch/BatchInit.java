package dev.avatars.batch;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes an example manifest for a folder of portraits and speeches.
 *
 * <p>Files of the same name belong together ({@code anna.png} and {@code anna.wav}). Where no two
 * have the same name, one portrait speaks every speech, one speech is spoken by every portrait, and
 * of many of both the first speaks the first, the second the second, and so on by their names. What
 * a file is its first bytes say, or else its extension. Folders within are not looked into.
 */
public final class BatchInit {
  private static final String EXTENSION = ".csv";

  private BatchInit() {}

  /**
   * What was written.
   *
   * @param rows how many rows; with none there is no file
   * @param rule how files were put together, in one sentence
   * @param leftOut a sentence for each portrait and speech that is in no row
   */
  public record Written(int rows, String rule, List<String> leftOut) {
    public Written {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * Writes a manifest as CSV, with paths relative to it where that is possible.
   *
   * @throws IllegalArgumentException when the manifest's name does not end in {@code .csv}
   * @throws UncheckedIOException when the manifest is there already, or the folder cannot be read
   */
  public static Written write(Path folder, Path manifest) {
    if (!manifest.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
      throw new IllegalArgumentException(
          "manifest: found '" + manifest + "'; allowed: a name that ends in " + EXTENSION);
    }
    try {
      Pairs pairs = Pairs.of(files(folder));
      if (!pairs.rows().isEmpty()) {
        write(pairs, manifest);
      }
      return new Written(pairs.rows().size(), pairs.rule(), pairs.leftOut());
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "the manifest " + manifest + " cannot be written: " + refused, refused);
    }
  }

  private static void write(Pairs pairs, Path manifest) throws IOException {
    Path whole = manifest.toAbsolutePath().normalize();
    Path home = Optional.ofNullable(whole.getParent()).orElse(whole);
    try (CsvWriter csv =
        CsvWriter.builder()
            .build(manifest, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      csv.writeRecord(Column.NAME, Column.IMAGE, Column.AUDIO);
      for (Pairs.Row row : pairs.rows()) {
        csv.writeRecord(row.name(), relative(home, row.portrait()), relative(home, row.speech()));
      }
    }
  }

  /** With slashes on every system, and never what a spreadsheet takes for a formula. */
  private static String relative(Path home, Path file) {
    Path whole = file.toAbsolutePath().normalize();
    boolean near = Objects.equals(home.getRoot(), whole.getRoot());
    String text = (near ? home.relativize(whole) : whole).toString().replace('\\', '/');
    return CellRule.violation(Column.IMAGE, text).isPresent() ? "./" + text : text;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
