package dev.avatars.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.avatars.ports.Manifest;
import dev.avatars.ports.tck.ManifestContract;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Manifests in both forms keep the contract. */
class ManifestFileContractTest {
  private static final List<String> COLUMNS = List.of("image", "audio", "name", "tier", "labels");

  @Nested
  class Csv extends ManifestContract {
    @Override
    protected Manifest manifest(Path folder, List<Map<String, String>> rows) {
      StringWriter text = new StringWriter();
      try (CsvWriter csv = CsvWriter.builder().build(text)) {
        csv.writeRecord(COLUMNS);
        rows.forEach(
            row ->
                csv.writeRecord(COLUMNS.stream().map(name -> row.getOrDefault(name, "")).toList()));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return open(folder.resolve("rows.csv"), text.toString());
    }
  }

  @Nested
  class JsonLines extends ManifestContract {
    @Override
    protected Manifest manifest(Path folder, List<Map<String, String>> rows) {
      StringBuilder text = new StringBuilder();
      rows.forEach(row -> text.append(json(row)).append('\n'));
      return open(folder.resolve("rows.jsonl"), text.toString());
    }
  }

  private static Manifest open(Path file, String text) {
    return ManifestFile.open(Written.as(file, text).file(), ManifestOptions.standard());
  }

  private static String json(Map<String, String> row) {
    try {
      return new ObjectMapper().writeValueAsString(row);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
