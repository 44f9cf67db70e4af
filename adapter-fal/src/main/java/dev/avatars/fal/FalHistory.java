package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.ports.Finding;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Looks for a lost submit in fal's list of requests, by the address of the job's own speech. The
 * list may lag and leave out what still waits, so that not found proves nothing. Thread-safe.
 */
final class FalHistory {
  private static final Duration SKEW = Duration.ofMinutes(10);
  private static final int MOST_PAGES = 20;

  private final FalLine line;
  private final RequestUrls urls;
  private final FalFailures failures;
  private final FalSettings settings;

  FalHistory(FalLine line, RequestUrls urls, FalFailures failures, FalSettings settings) {
    this.line = line;
    this.urls = urls;
    this.failures = failures;
    this.settings = settings;
  }

  /** Looks for the request whose speech lies at the address. */
  Finding find(StagedMedia media, Instant since) {
    String first = firstPage(since);
    String page = first;
    Map<String, Instant> latest = new HashMap<>();
    for (int read = 0; read < MOST_PAGES; read++) {
      Page found = read(URI.create(page), media, latest);
      if (found.isEnd()) {
        return found.finding().orElseGet(() -> new Finding.Nothing(completeUntil(latest)));
      }
      page = first + "&cursor=" + encoded(found.cursor());
    }
    return new Finding.NotPossible(
        Failure.free(
            FailureCode.PROVIDER_FAULT, "fal's list of requests does not end; narrow the time"));
  }

  /** What is listed of every endpoint is no further behind than its latest request. */
  private Optional<Instant> completeUntil(Map<String, Instant> latest) {
    return latest.keySet().containsAll(settings.endpoints())
        ? latest.values().stream().min(Instant::compareTo)
        : Optional.empty();
  }

  private String firstPage(Instant since) {
    return RequestUrls.under(settings.hosts().platform(), "models/requests/by-endpoint")
        + "?endpoint_id="
        + String.join(",", new TreeSet<>(settings.endpoints()))
        + "&start="
        + encoded(since.minus(SKEW).truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString())
        + "&expand=payloads&limit=100";
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * One page's contribution.
   *
   * @param finding what it brings, if it brings an end
   * @param cursor where the next page begins, or an empty text
   */
  private record Page(Optional<Finding> finding, String cursor) {
    static Page end(Finding finding) {
      return new Page(Optional.of(finding), "");
    }

    boolean isEnd() {
      return cursor.isEmpty();
    }
  }

  private Page read(URI address, StagedMedia media, Map<String, Instant> latest) {
    Reply reply = line.get(address);
    return reply
        .fold(Optional::of, broken -> Optional.<Answer>empty())
        .filter(Answer::isSuccess)
        .flatMap(Answer::json)
        .map(body -> page(body, media, latest))
        .orElseGet(() -> Page.end(new Finding.NotPossible(failures.ofQuestion(reply))));
  }

  private Page page(JsonNode body, StagedMedia media, Map<String, Instant> latest) {
    items(body).forEach(item -> note(item, latest));
    return items(body)
        .filter(item -> isOf(item, media))
        .flatMap(item -> ref(item).stream())
        .findFirst()
        .map(ref -> Page.end(new Finding.Found(ref)))
        .orElseGet(() -> new Page(Optional.empty(), next(body)));
  }

  private static void note(JsonNode item, Map<String, Instant> latest) {
    Json.text(item, "endpoint_id")
        .ifPresent(
            endpoint ->
                sentAt(item).ifPresent(sent -> latest.merge(endpoint, sent, FalHistory::later)));
  }

  private static Optional<Instant> sentAt(JsonNode item) {
    try {
      return Json.text(item, "sent_at").map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Stream<JsonNode> items(JsonNode body) {
    return StreamSupport.stream(body.path("items").spliterator(), false);
  }

  private static boolean isOf(JsonNode item, StagedMedia media) {
    return Json.text(item.path("json_input"), "audio_url")
        .filter(media.speech().toString()::equals)
        .isPresent();
  }

  private Optional<RemoteRef> ref(JsonNode item) {
    return Json.text(item, "endpoint_id")
        .filter(settings.endpoints()::contains)
        .flatMap(endpoint -> QueueTicket.from(item).map(ticket -> urls.ref(endpoint, ticket)));
  }

  private static String next(JsonNode body) {
    return body.path("has_more").asBoolean(false) ? Json.text(body, "next_cursor").orElse("") : "";
  }
}
