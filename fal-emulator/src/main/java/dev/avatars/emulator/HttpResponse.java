package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One response.
 *
 * @param status 200 to 599
 * @param headers its fields, without those that frame the body
 * @param content its body
 */
record HttpResponse(int status, HttpHeaders headers, HttpContent content) {
  static HttpResponse json(int status, JsonNode body) {
    return text(status, "application/json", body.toString());
  }

  static HttpResponse text(int status, String contentType, String body) {
    return new HttpResponse(
        status,
        HttpHeaders.of("Content-Type", contentType),
        HttpContent.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  static HttpResponse empty(int status) {
    return new HttpResponse(status, HttpHeaders.NONE, HttpContent.NOTHING);
  }

  HttpResponse with(String name, String value) {
    return new HttpResponse(status, headers.with(name, value), content);
  }

  HttpResponse with(HttpHeaders others) {
    return new HttpResponse(status, headers.with(others), content);
  }

  HttpResponse with(HttpContent other) {
    return new HttpResponse(status, headers, other);
  }

  /** The body as text, for bodies that are there already. */
  String text() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.writeTo(bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
