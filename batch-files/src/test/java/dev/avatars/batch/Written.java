package dev.avatars.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.ports.Manifest.Entry;
import dev.avatars.ports.Manifest.Good;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A manifest as a test writes it, and what is read of it. */
record Written(Path file, ManifestOptions options) {
  static Written as(Path file, String text) {
    return as(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static Written as(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
      return new Written(file, ManifestOptions.standard());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  Written with(ManifestOptions other) {
    return new Written(file, other);
  }

  List<Entry> entries() {
    try (Stream<Entry> rows = ManifestFile.open(file, options).rows()) {
      return rows.toList();
    }
  }

  /** The rows, none of which is faulty. */
  List<BatchRow> rows() {
    return entries().stream().map(Written::row).toList();
  }

  BatchRow onlyRow() {
    assertThat(entries()).hasSize(1);
    return rows().get(0);
  }

  /** One text for each entry: a name, or the sentences of its faults. */
  List<String> told() {
    return entries().stream().map(Written::told).toList();
  }

  static BatchRow row(Entry entry) {
    assertThat(entry).isInstanceOf(Good.class);
    return ((Good) entry).row();
  }

  private static String told(Entry entry) {
    return entry.fold(
        BatchRow::name,
        faulty -> String.join(" + ", faulty.faults().stream().map(RowFault::toString).toList()));
  }
}
