package dev.avatars.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.avatars.ports.Manifest.Good;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema allows what is read as a row, and refuses what is a fault. */
class ManifestSchemaTest {
  private static final String FILES = "\"image\":\"a.png\",\"audio\":\"b.wav\"";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @TempDir private Path folder;
  private final Schema schema = REGISTRY.getSchema(ManifestSchema.text(), InputFormat.JSON);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"tier\":\"Pro\"",
        "\"tier\":null,\"model\":null,\"prompt\":null,\"name\":null,\"labels\":null",
        "\"model\":\"kling-avatar-v2-pro\"",
        "\"prompt\":\"two\\nlines\\tand a tab\"",
        "\"name\":\"a..b\"",
        "\"labels\":\"spring|x:1 größe=2\"",
        "\"customer\":\"ACME\",\"size\":-5,\"on\":true,\"none\":null",
        "\"delta\":\"-5.5\""
      })
  @DisplayName("what the schema allows is read")
  void aGoodRowIsAllowed(String fields) {
    judge(fields.isEmpty() ? "{" + FILES + "}" : "{" + FILES + "," + fields + "}", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"image\":\"a.png\"}",
        "{\"image\":5,\"audio\":\"b\"}",
        "{\"image\":\"file:///a\",\"audio\":\"b\"}",
        "{\"image\":\"\",\"audio\":\"b\"}",
        "{\"image\":\"=a\",\"audio\":\"b\"}",
        "[1]",
        "\"text\""
      })
  @DisplayName("what is no row is refused")
  void aBadRowIsRefused(String row) {
    judge(row, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tier\":\"gold\"",
        "\"tier\":1",
        "\"model\":\"Kling!\"",
        "\"prompt\":\"=1\"",
        "\"prompt\":\"\\tx\"",
        "\"prompt\":\"a\\u0000\"",
        "\"name\":\"../x\"",
        "\"name\":\"/x\"",
        "\"name\":\"a\\nb\"",
        "\"labels\":\"a/b\"",
        "\"labels\":[\"a\"]",
        "\"customer\":{}",
        "\"customer\":\"@x\"",
        "\"customer\":\"-x\""
      })
  @DisplayName("what is a fault is refused")
  void aFaultIsRefused(String field) {
    judge("{" + FILES + "," + field + "}", false);
  }

  @Test
  @DisplayName("the schema names its draft")
  void theSchemaNamesItsDraft() {
    assertThat(ManifestSchema.text()).contains("https://json-schema.org/draft/2020-12/schema");
  }

  private void judge(String row, boolean good) {
    assertThat(schema.validate(row, InputFormat.JSON).isEmpty())
        .as("schema of %s", row)
        .isEqualTo(good);
    assertThat(Written.as(folder.resolve("rows.jsonl"), row).entries())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry instanceof Good)
                    .as("reading of %s: %s", row, entry)
                    .isEqualTo(good));
  }
}
