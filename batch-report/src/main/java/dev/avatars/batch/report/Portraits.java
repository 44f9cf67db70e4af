package dev.avatars.batch.report;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.media.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The portraits of a batch, each once however many rows share it. */
final class Portraits {
  private final Rows rows;
  private final Folders folders;
  private final Map<Sha256, Integer> numbers = new HashMap<>();

  /** Somebody who is shown the portraits. */
  interface Reader {
    /** Sees one, as its template wants it. */
    void read(Map<String, Object> portrait) throws IOException;
  }

  Portraits(Rows rows, Folders folders) {
    this.rows = rows;
    this.folders = folders;
    try {
      rows.forEach((number, row) -> numbers.putIfAbsent(digest(row), numbers.size() + 1));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The name of a row's portrait within the page. */
  String id(RowRecord row) {
    return id(numbers.getOrDefault(digest(row), 0));
  }

  /**
   * Shows each one; those that no row's file gives any more are shown last, without a picture. The
   * one that is shown is forgotten before the next is read.
   */
  void forEach(Reader reader) throws IOException {
    Set<Sha256> shown = new HashSet<>();
    Set<String> tried = new HashSet<>();
    rows.forEach(
        (number, row) -> {
          boolean isNew = tried.add(digest(row).hex() + row.portrait());
          if (numbers.containsKey(digest(row)) && !shown.contains(digest(row)) && isNew) {
            show(row, shown, reader);
          }
        });
    reader.read(Map.of("id", id(0), "picture", ""));
    for (Map.Entry<Sha256, Integer> entry : numbers.entrySet()) {
      if (!shown.contains(entry.getKey())) {
        reader.read(Map.of("id", id(entry.getValue()), "picture", ""));
      }
    }
  }

  private void show(RowRecord row, Set<Sha256> shown, Reader reader) throws IOException {
    Optional<Thumbnail> thumbnail =
        folders.portrait(row.portrait()).flatMap(file -> Thumbnail.of(file, digest(row)));
    if (thumbnail.isPresent()) {
      shown.add(digest(row));
      reader.read(model(id(row), thumbnail.get()));
    }
  }

  private static Map<String, Object> model(String id, Thumbnail thumbnail) {
    String picture = "data:image/jpeg;base64," + thumbnail.jpeg();
    return Map.of(
        "id", id, "picture", picture, "width", thumbnail.width(), "height", thumbnail.height());
  }

  private static Sha256 digest(RowRecord row) {
    return row.work().portrait();
  }

  private static String id(int number) {
    return "portrait-" + number;
  }
}
