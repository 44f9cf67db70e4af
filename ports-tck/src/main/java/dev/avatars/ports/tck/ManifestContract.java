package dev.avatars.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.ports.Manifest;
import dev.avatars.ports.Manifest.Entry;
import dev.avatars.ports.Manifest.Faulty;
import dev.avatars.ports.Manifest.Good;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@link Manifest}, rules MF-1 to MF-3. */
public abstract class ManifestContract {
  private static final int MANY = 5_000;

  @TempDir private Path folder;

  /**
   * A manifest with these rows, each as texts by the names {@code image}, {@code audio}, {@code
   * name}, {@code tier} and {@code labels}; what is not named is absent.
   *
   * @param folder an empty folder for it
   */
  protected abstract Manifest manifest(Path folder, List<Map<String, String>> rows);

  @Test
  @DisplayName("MF-1 reading begins at the first row each time")
  final void readingBeginsAtTheFirstRow() {
    Manifest manifest = manifest(folder, List.of(row("anna"), row("ben")));
    try (Stream<Entry> rows = manifest.rows();
        Stream<Entry> others = manifest.rows()) {
      Iterator<Entry> one = rows.iterator();
      assertThat(name(one.next())).isEqualTo("anna");
      assertThat(others.map(ManifestContract::name)).containsExactly("anna", "ben");
      assertThat(name(one.next())).isEqualTo("ben");
    }
  }

  @Test
  @DisplayName("MF-1 many rows are read in their order, with growing lines")
  final void manyRowsAreInOrder() {
    Manifest manifest =
        manifest(folder, IntStream.range(0, MANY).mapToObj(i -> row("row-" + i)).toList());
    try (Stream<Entry> rows = manifest.rows()) {
      List<Entry> all = rows.toList();
      assertThat(all).hasSize(MANY);
      assertThat(all).map(Entry::line).isSorted().doesNotHaveDuplicates();
      assertThat(name(all.get(MANY - 1))).isEqualTo("row-" + (MANY - 1));
    }
  }

  @Test
  @DisplayName("MF-2 P18 a faulty row is told with its line and every fault, the others are read")
  final void aFaultyRowCostsItselfAlone() {
    Map<String, String> faulty =
        Map.of("image", "b.png", "audio", "b.wav", "tier", "gold", "labels", "not/one");
    List<Entry> entries = read(List.of(row("anna"), faulty, row("cleo")));
    assertThat(name(entries.get(0))).isEqualTo("anna");
    Faulty told = Expect.a(Faulty.class, entries.get(1));
    assertThat(told.line()).isBetween(entries.get(0).line() + 1, entries.get(2).line() - 1);
    assertThat(told.faults()).map(RowFault::line).containsOnly(told.line());
    assertThat(fields(told)).isEqualTo("labels tier");
    assertThat(name(entries.get(2))).isEqualTo("cleo");
  }

  @Test
  @DisplayName("MF-2 P18 a faulty row tells where its files are, as far as it can be read")
  final void aFaultyRowTellsItsFiles() {
    List<Entry> entries =
        read(
            List.of(
                Map.of("image", "b.png", "audio", "b.wav", "tier", "gold"),
                Map.of("audio", "c.wav", "tier", "gold")));
    Faulty both = Expect.a(Faulty.class, entries.get(0));
    assertThat(both.portrait().map(ManifestContract::file)).contains("b.png");
    assertThat(both.speech().map(ManifestContract::file)).contains("b.wav");
    Faulty one = Expect.a(Faulty.class, entries.get(1));
    assertThat(one.portrait()).isEmpty();
    assertThat(one.speech().map(ManifestContract::file)).contains("c.wav");
  }

  @Test
  @DisplayName("MF-3 P18 a name that climbs out of the output folder is a fault")
  final void aNameThatClimbsIsAFault() {
    for (String name : List.of("../anna", "/etc/anna", "spring/../../anna", "..")) {
      List<Entry> entries = read(List.of(row(name), row("ben")));
      assertThat(fields(Expect.a(Faulty.class, entries.get(0)))).as(name).isEqualTo("name");
      assertThat(name(entries.get(1))).isEqualTo("ben");
    }
  }

  private List<Entry> read(List<Map<String, String>> rows) {
    try (Stream<Entry> entries = manifest(folder, rows).rows()) {
      return entries.toList();
    }
  }

  private static Map<String, String> row(String name) {
    return Map.of("image", "anna.png", "audio", "hello.wav", "name", name);
  }

  private static String name(Entry entry) {
    return Expect.a(Good.class, entry).row().name();
  }

  private static String file(MediaSource source) {
    return String.valueOf(source.path().getFileName());
  }

  private static String fields(Faulty told) {
    return told.faults().stream()
        .map(fault -> fault.violation().field())
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
