package dev.avatars.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema (draft 2020-12) of one row of a manifest in JSON Lines. */
public final class ManifestSchema {
  private static final String RESOURCE = "manifest.schema.json";

  private ManifestSchema() {}

  /** The schema's text. */
  public static String text() {
    try (InputStream schema = ManifestSchema.class.getResourceAsStream(RESOURCE)) {
      if (schema == null) {
        throw new IllegalStateException("the schema belongs into this jar");
      }
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
