package dev.avatars.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.avatars.domain.batch.BatchRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is written is read back, and whatever is broken is told. */
class ManifestPropertiesTest {
  private static final String SEED = "20261122";
  private static final String RICH =
      "image,audio,tier,prompt,name\r\na.png,\"b.wav\",pro,\"two\r\n\"\"lines\"\"\",anna\r\n"
          + "\"c.png\",d.wav,,,\"ben, too\"\r\ne.png,f.wav,standard,x,zoë\r\n";
  private static final String OBJECTS =
      """
      {"image":"a.png","audio":"b.wav","n":-1.5e3}
      {"image":"c.png","audio":"d.wav","prompt":"zo\\u00eb 試す"}
      """;

  private static Path folder = Path.of(".");

  @BeforeContainer
  static void makeTheFolder() throws IOException {
    folder = Files.createTempDirectory("manifests");
  }

  @AfterContainer
  static void removeTheFolder() throws IOException {
    try (var files = Files.list(folder)) {
      files.forEach(file -> file.toFile().delete());
    }
    Files.deleteIfExists(folder);
  }

  @Property(tries = 300, seed = SEED)
  @Label("P18 any text that is written as CSV is read back, whatever the separator")
  void csvIsReadBack(
      @ForAll("prompts") List<String> prompts,
      @ForAll("separators") char separator,
      @ForAll LineDelimiter ending)
      throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder().fieldSeparator(separator).lineDelimiter(ending).build(text)) {
      csv.writeRecord("image", "audio", "prompt");
      prompts.forEach(prompt -> csv.writeRecord("a.png", "b.wav", prompt));
    }
    assertThat(prompts("rows.csv", text.toString())).isEqualTo(seen(prompts));
  }

  @Property(tries = 300, seed = SEED)
  @Label("P18 any text that is written as JSON Lines is read back")
  void jsonIsReadBack(@ForAll("prompts") List<String> prompts) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    StringBuilder text = new StringBuilder();
    for (String prompt : prompts) {
      text.append(
              mapper.writeValueAsString(
                  Map.of("image", "a.png", "audio", "b.wav", "prompt", prompt)))
          .append('\n');
    }
    assertThat(prompts("rows.jsonl", text.toString())).isEqualTo(seen(prompts));
  }

  @Property(tries = 1_000, seed = SEED)
  @Label("P18 a file with broken bytes gives rows and faults, and nothing else")
  void brokenBytesAreTold(@ForAll long chance) {
    assertThat(told("broken.csv", mutated(RICH, new Random(chance)))).isNotEmpty();
    assertThat(told("broken.jsonl", mutated(OBJECTS, new Random(chance)))).isNotEmpty();
  }

  @Property(tries = 300, seed = SEED)
  @Label("P18 a file of any bytes gives rows and faults, and nothing else")
  void anyBytesAreTold(@ForAll byte[] bytes) {
    assertThat(told("any.csv", bytes)).isNotEmpty();
    assertThat(told("any.jsonl", bytes)).isNotEmpty();
    assertThat(told("any", bytes)).isNotEmpty();
  }

  @Provide
  Arbitrary<List<String>> prompts() {
    Arbitrary<String> any =
        Arbitraries.strings().withChars("ab \",;\t|{}'\\ë試=+-\n").ofMaxLength(30);
    return any.map(text -> "p" + text).list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(',', ';', '\t');
  }

  private static List<String> seen(List<String> prompts) {
    return prompts.stream().map(String::strip).toList();
  }

  private static List<String> prompts(String file, String text) {
    return Written.as(folder.resolve(file), text).rows().stream()
        .map(BatchRow::draft)
        .map(draft -> draft.prompt())
        .toList();
  }

  private static List<String> told(String file, byte[] bytes) {
    // no address of a broken text may be asked
    byte[] local =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace(":", ".")
            .getBytes(StandardCharsets.ISO_8859_1);
    try {
      return Written.as(folder.resolve(file), file.endsWith("jsonl") ? bytes : local).told();
    } catch (UncheckedIOException told) {
      return List.of(String.valueOf(told.getMessage()));
    }
  }

  private static byte[] mutated(String text, Random chance) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i <= chance.nextInt(6); i++) {
      bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
    }
    return bytes;
  }
}
