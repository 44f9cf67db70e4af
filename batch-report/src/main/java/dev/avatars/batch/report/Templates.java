package dev.avatars.batch.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The module's templates, which escape all that they show; and its style and script. */
final class Templates {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .withEscaper(text -> Escapers.HTML.escape(visible(text)))
          .emptyStringIsFalse(true)
          .strictSections(true)
          .withLoader(name -> new StringReader(text(name + ".mustache")));

  private Templates() {}

  /** A template of this module. */
  static Template template(String name) {
    return COMPILER.compile(text(name + ".mustache"));
  }

  /**
   * Fills a template.
   *
   * @throws IOException when the writer fails, or what a template reads for it
   */
  static void fill(Template template, Map<String, Object> shown, Writer out) throws IOException {
    try {
      template.execute(shown, out);
    } catch (MustacheException failed) {
      if (failed.getCause() instanceof IOException broken) {
        throw new IOException(broken.getMessage(), broken);
      }
      throw failed;
    }
  }

  /** A file of this module, with line feeds whatever checked it out. */
  static String text(String name) {
    try (InputStream bytes = Templates.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(bytes, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Control characters are errors in HTML; each one is shown as one that could not be read. */
  private static String visible(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) && !Character.isWhitespace(c) ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
