package dev.avatars.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The fields of an object as JSON. Each is written by its name, since to bind objects by themselves
 * would cost a fifth of the time that a quote takes.
 */
final class Fields {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private Fields(JsonGenerator json) {
    this.json = json;
  }

  /** A document as text of several lines, without a line's end after the last. */
  static String textOf(Document document) {
    return written(document, json -> json.setPrettyPrinter(new DefaultPrettyPrinter()));
  }

  /** A document as text of one line, without its end. */
  static String lineOf(Document document) {
    return written(document, json -> {});
  }

  private static String written(Document document, Consumer<JsonGenerator> form) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      form.accept(json);
      new Fields(json).object(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  Fields text(String name, String value) {
    return written(() -> json.writeStringField(name, value));
  }

  Fields number(String name, long value) {
    return written(() -> json.writeNumberField(name, value));
  }

  Fields truth(String name, boolean value) {
    return written(() -> json.writeBooleanField(name, value));
  }

  Fields texts(String name, List<String> values) {
    return list(name, () -> values.forEach(this::element));
  }

  Fields document(String name, Document value) {
    return written(
        () -> {
          json.writeFieldName(name);
          object(value);
        });
  }

  Fields documents(String name, List<? extends Document> values) {
    return list(name, () -> values.forEach(this::element));
  }

  private Fields list(String name, Runnable elements) {
    return written(
        () -> {
          json.writeArrayFieldStart(name);
          elements.run();
          json.writeEndArray();
        });
  }

  private void element(String value) {
    written(() -> json.writeString(value));
  }

  private void element(Document value) {
    written(() -> object(value));
  }

  private void object(Document document) throws IOException {
    json.writeStartObject();
    document.writeTo(this);
    json.writeEndObject();
  }

  private Fields written(Writing writing) {
    try {
      writing.write();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private interface Writing {
    void write() throws IOException;
  }
}
