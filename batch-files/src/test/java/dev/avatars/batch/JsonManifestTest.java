package dev.avatars.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.request.Label;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest in JSON Lines says, and how each of its faults is told. */
class JsonManifestTest {
  private static final String GOOD = "{\"image\":\"a.png\",\"audio\":\"b.wav\"}\n";

  @TempDir private Path folder;

  @Test
  @DisplayName("P20 a row has every key")
  void aRowHasEveryKey() {
    BatchRow row =
        json("\ufeff\n{\"Image\":\"a.png\",\"audio\":\"b.wav\",\"tier\":\"pro\",\"prompt\":\"x\\ny\","
                + "\"name\":\"anna\",\"labels\":\"p|q\",\"model\":null,\"size\":-5,\"on\":true}\r\n")
            .with(ManifestOptions.standard().withTemplate("{size}/{on}/{name}.mp4"))
            .onlyRow();
    assertThat(row.line()).isEqualTo(2);
    assertThat(row.output().value()).isEqualTo("-5/true/anna.mp4");
    assertThat(row.draft().portrait().path()).isEqualTo(folder.resolve("a.png"));
    assertThat(row.draft().prompt()).isEqualTo("x\ny");
    assertThat(row.draft().labels()).isEqualTo(Set.of(new Label("p"), new Label("q")));
    assertThat(row.draft().modelFrom(Catalog.builtIn()).tier()).isEqualTo(Tier.PRO);
  }

  @Test
  @DisplayName("P18 broken JSON is told with its line and column, and costs its row alone")
  void brokenJsonIsTold() {
    assertThat(json(GOOD + "{\"image\": oops}\n{\"image\"\n[1]\n3\n" + GOOD + "{} {}\n").told())
        .satisfiesExactly(
            fine -> assertThat(fine).isEqualTo("a-b"),
            word -> assertThat(word).startsWith("line 2, row: found broken JSON at column 15 ("),
            cut -> assertThat(cut).startsWith("line 3, row: found broken JSON at column "),
            list ->
                assertThat(list).startsWith("line 4, row: found a list; allowed: one JSON object"),
            number -> assertThat(number).startsWith("line 5, row: found a single value"),
            fine -> assertThat(fine).isEqualTo("a-b"),
            two ->
                assertThat(two)
                    .startsWith("line 7, row: found more behind the object at column 4"));
  }

  @Test
  @DisplayName("P18 a value of another type, a nested value and a key twice are told at once")
  void typesAreTold() {
    assertThat(
            json("{\"image\":5,\"audio\":[\"x\"],\"tier\":true,\"customer\":{\"a\":[1]},"
                    + "\"x\":1,\"X\":2}\n"
                    + GOOD)
                .told())
        .containsExactly(
            "line 1, image: found 5, no text; allowed: a text"
                + " + line 1, audio: found a list; allowed: a text"
                + " + line 1, tier: found true, no text; allowed: a text"
                + " + line 1, customer: found an object; allowed: a text, a number, true, false or"
                + " null + line 1, x: found the key twice; allowed: each key once",
            "a-b");
  }

  @Test
  @DisplayName("P18 a variable that a row lacks is a fault of that row")
  void aMissingVariableIsAFault() {
    assertThat(
            json(GOOD + "{\"image\":\"a\",\"audio\":\"b\",\"customer\":\"c\"}")
                .with(ManifestOptions.standard().withTemplate("{customer}-{name}.mp4"))
                .told())
        .containsExactly(
            "line 1, customer: found nothing; allowed: a value, since the output needs it", "a-b");
  }

  @Test
  @DisplayName("P18 absurd JSON is told: deep, long numbers, half characters, odd keys, long lines")
  void absurdJsonIsTold() {
    String text =
        "{\"a\":"
            + "[".repeat(100_000)
            + "\n{\"a\":"
            + "9".repeat(5_000)
            + "}\n"
            + "{\"image\":\"\\ud800\",\"audio\":\"b\"}\n{\"\":1}\n{\"\\u0000\":1}\n"
            + "{\"image\":\""
            + "x".repeat(10_000_000)
            + "\"}\n\n"
            + GOOD;
    assertThat(json(text).told())
        .satisfiesExactly(
            deep -> assertThat(deep).startsWith("line 1, row: found broken JSON at column "),
            number -> assertThat(number).startsWith("line 2, row: found broken JSON at column "),
            half -> assertThat(half).startsWith("line 3, image: found the character U+D800"),
            key -> assertThat(key).startsWith("line 4, row: found a key without a name"),
            control -> assertThat(control).startsWith("line 5, row: found the character U+0000"),
            line -> assertThat(line).startsWith("line 6, row: found a line of 100000"),
            fine -> assertThat(fine).isEqualTo("a-b"));
  }

  @Test
  @DisplayName("P18 a byte that is no UTF-8 is told with its key")
  void aBrokenByteIsTold() {
    byte[] latin = "{\"image\":\"\u00fc\",\"audio\":\"b\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Written.as(folder.resolve("batch.jsonl"), latin).told().get(0))
        .startsWith("line 1, image: found the byte 0xFC, which is no UTF-8");
  }

  @Test
  @DisplayName("P18 no rows, a wrong default and a wrong template are told before any row")
  void theManifestIsJudgedFirst() {
    assertThat(json("").told().get(0)).startsWith("line 1, manifest: found no rows");
    ManifestOptions options = ManifestOptions.standard();
    assertThat(json(GOOD).with(options.withTemplate("../{x}")).told().get(0))
        .startsWith("line 1, output template: found '../{x}'");
    assertThat(json(GOOD).with(options.withDefaults(Map.of("labels", "a/b"))).told().get(0))
        .startsWith("line 1, labels: found 'a/b'");
  }

  private Written json(String text) {
    return Written.as(folder.resolve("batch.jsonl"), text);
  }
}
