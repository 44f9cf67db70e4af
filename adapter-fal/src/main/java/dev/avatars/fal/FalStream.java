package dev.avatars.fal;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import feign.FeignException;
import feign.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * fal's status stream (server-sent events; only {@code data} lines and comments are used).
 * Thread-safe; one call reads one stream.
 */
final class FalStream {
  private static final String DATA = "data:";

  private final FalApi api;
  private final RequestUrls urls;
  private final FalQueue queue;
  private final FalKey key;

  FalStream(FalApi api, RequestUrls urls, FalQueue queue, FalKey key) {
    this.key = key;
    this.api = api;
    this.urls = urls;
    this.queue = queue;
  }

  /**
   * Reads news until one is enough, the stream ends or a limit is reached.
   *
   * @return the last news, or empty when there was none
   */
  Optional<RenderStatus> read(RemoteRef ref, Predicate<RenderStatus> isEnough) {
    return urls.stream(ref).flatMap(address -> read(ref, isEnough, address));
  }

  private Optional<RenderStatus> read(
      RemoteRef ref, Predicate<RenderStatus> isEnough, java.net.URI address) {
    Reading reading = new Reading(ref, isEnough);
    try (Response response = api.stream(address)) {
      if (response.status() == 200 && response.body() != null) {
        reading.all(response);
      }
    } catch (IOException | FeignException broken) {
      // A stream may break at any time; what was read so far counts, and polling stands behind it.
      return reading.last;
    }
    return reading.last;
  }

  /** The news of one stream. */
  private final class Reading {
    private final RemoteRef ref;
    private final Predicate<RenderStatus> isEnough;
    private Optional<RenderStatus> last = Optional.empty();

    private Reading(RemoteRef ref, Predicate<RenderStatus> isEnough) {
      this.ref = ref;
      this.isEnough = isEnough;
    }

    private void all(Response response) throws IOException {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(response.body().asInputStream(), StandardCharsets.UTF_8))) {
        Optional<String> line = next(lines);
        while (line.isPresent() && !isEnoughAfter(line.get())) {
          line = next(lines);
        }
      }
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
      return Optional.ofNullable(lines.readLine());
    }

    private boolean isEnoughAfter(String line) {
      Optional<RenderStatus> news =
          Optional.of(line)
              .filter(text -> text.startsWith(DATA))
              .flatMap(text -> Json.parse(key.hiddenIn(text.substring(DATA.length()))))
              .flatMap(QueueStatus::from)
              .map(status -> queue.news(ref, status));
      last = news.or(() -> last);
      return news.filter(isEnough).isPresent();
    }
  }
}
