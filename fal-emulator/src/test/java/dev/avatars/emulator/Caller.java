package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of an emulator that sends what it is told and nothing else. */
final class Caller {
  static final String KEY = "Key id:secret";
  static final String PRO = "/queue/fal-ai/kling-video/ai-avatar/v2/pro";
  static final String SHORT = "/queue/fal-ai/kling-video/requests/";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  Caller(URI base) {
    this.base = base;
  }

  /** An answer with its body as text and, where it is JSON, as a tree. */
  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return Json.parse(text());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, new byte[0], headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer put(String path, byte[] body, String... headers) {
    return send("PUT", path, body, headers);
  }

  /** Sends with the usual key, unless another or none is named. */
  Answer send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : base.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json");
    boolean keyed = false;
    for (int i = 0; i < headers.length; i += 2) {
      keyed |= headers[i].equals("Authorization");
      if (!headers[i + 1].isEmpty()) {
        request.setHeader(headers[i], headers[i + 1]);
      }
    }
    return answer(keyed ? request.build() : request.header("Authorization", KEY).build());
  }

  /** Submits an input that nobody reads, since the request's end is told beforehand. */
  String submit(String... headers) {
    Answer answer = post(PRO, "{}", headers);
    return answer.json().path("request_id").asText();
  }

  JsonNode status(String id) {
    return get(SHORT + id + "/status?logs=1").json();
  }

  private Answer answer(HttpRequest request) {
    try {
      return new Answer(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
