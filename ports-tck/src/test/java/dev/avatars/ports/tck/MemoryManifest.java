package dev.avatars.ports.tck;

import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.OutputName;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.Label;
import dev.avatars.ports.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A lawful manifest in memory. Not final, so that lawless ones can bend a single method. */
class MemoryManifest implements Manifest {
  private final List<Map<String, String>> rows;

  MemoryManifest(List<Map<String, String>> rows) {
    this.rows = List.copyOf(rows);
  }

  @Override
  public final BatchName name() {
    return new BatchName("memory");
  }

  @Override
  public Stream<Entry> rows() {
    return IntStream.range(0, rows.size()).mapToObj(i -> entry(i + 1, rows.get(i)));
  }

  Entry entry(int line, Map<String, String> row) {
    List<RowFault> faults = new ArrayList<>();
    check(line, "tier", row, Tier::parse, faults);
    check(line, "labels", row, Label::new, faults);
    name(line, row).ifPresent(faults::add);
    return faults.isEmpty() ? good(line, row) : faulty(line, row, faults);
  }

  private static Faulty faulty(int line, Map<String, String> row, List<RowFault> faults) {
    return new Faulty(line, faults, source(row, "image"), source(row, "audio"));
  }

  private static Optional<MediaSource> source(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column)).map(Path::of).map(MediaSource::file);
  }

  Optional<RowFault> name(int line, Map<String, String> row) {
    String name = row.getOrDefault("name", "");
    return name.startsWith("/") || name.contains("..")
        ? Optional.of(RowFault.of(line, "name", name, "a name that does not climb"))
        : Optional.empty();
  }

  static Good good(int line, Map<String, String> row) {
    String name = row.getOrDefault("name", "nameless");
    return new Good(
        new BatchRow(
            line,
            name,
            new OutputName(name.replaceAll("[^a-z0-9-]", "") + "-.mp4"),
            AvatarDraft.of(
                Path.of(row.getOrDefault("image", "")), Path.of(row.getOrDefault("audio", "")))));
  }

  private static void check(
      int line,
      String column,
      Map<String, String> row,
      Function<String, ?> parse,
      List<RowFault> faults) {
    try {
      if (row.containsKey(column)) {
        var unused = parse.apply(row.getOrDefault(column, ""));
      }
    } catch (IllegalArgumentException refused) {
      faults.add(RowFault.of(line, column, String.valueOf(row.get(column)), "another"));
    }
  }
}
