package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

import dev.avatars.emulator.HttpHeaders.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Carries webhooks to their receivers. Redirects are an answer like any other. */
final class WebhookPost {
  /** The status of a receiver that gave no answer. */
  static final int NO_ANSWER = 0;

  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .connectTimeout(CONNECTING)
          .build();

  /** Delivers once; the answer's status, or {@link #NO_ANSWER}. */
  CompletableFuture<Integer> deliver(
      URI receiver, HttpHeaders headers, byte[] body, Duration timeout) {
    java.net.http.HttpRequest.Builder post =
        java.net.http.HttpRequest.newBuilder(requireNonNull(receiver, "receiver"))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    for (Field field : headers.fields()) {
      post.header(field.name(), field.value());
    }
    return client
        .sendAsync(post.build(), BodyHandlers.discarding())
        .handle((reply, failure) -> failure == null ? reply.statusCode() : NO_ANSWER);
  }
}
