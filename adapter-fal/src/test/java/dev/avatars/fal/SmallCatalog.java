package dev.avatars.fal;

import dev.avatars.domain.model.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The built-in catalogue with videos of a few pixels, so that tests that render are quick. */
final class SmallCatalog {
  private SmallCatalog() {}

  static Catalog read() {
    try (InputStream builtIn = Catalog.class.getResourceAsStream("catalog.properties")) {
      if (builtIn == null) {
        throw new IllegalStateException("the catalogue is missing from the jar");
      }
      String text = new String(builtIn.readAllBytes(), StandardCharsets.UTF_8);
      return Catalog.parse(
          new StringReader(
              text.replaceAll("output\\.pixels = \\d+", "output.pixels = 9216")
                  .replaceAll("output\\.fps = \\d+", "output.fps = 10")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
