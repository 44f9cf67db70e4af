package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What status answers, polled or streamed.
 *
 * @param status {@code IN_QUEUE}, {@code IN_PROGRESS}, {@code COMPLETED}, or a word that is new
 * @param requestId whose it is, where it says so
 * @param queuePosition how many are ahead
 * @param ended how it ended, as far as a completed one says
 * @param logs log lines, oldest first
 */
record QueueStatus(
    String status, Optional<String> requestId, int queuePosition, Ended ended, List<String> logs) {
  /** What a completed request says of its end before its result is read. */
  enum Ended {
    /** It tells an error. */
    WITH_AN_ERROR,
    /** It tells none, which proves nothing. */
    UNSAID
  }

  private static final int MOST_LOGS = 1000;

  QueueStatus {
    logs = List.copyOf(logs);
  }

  /** The status in a body, or nothing when there is none. */
  static Optional<QueueStatus> from(JsonNode body) {
    return Json.text(body, "status")
        .map(
            status ->
                new QueueStatus(
                    status,
                    Json.text(body, "request_id"),
                    position(body),
                    ended(body),
                    logs(body.path("logs"))));
  }

  private static Ended ended(JsonNode body) {
    return Json.text(body, "error").or(() -> Json.text(body, "error_type")).isPresent()
        ? Ended.WITH_AN_ERROR
        : Ended.UNSAID;
  }

  private static int position(JsonNode body) {
    return Json.count(body, "queue_position")
        .map(count -> (int) Math.min(count, Integer.MAX_VALUE))
        .orElse(0);
  }

  private static List<String> logs(JsonNode logs) {
    List<String> lines = new ArrayList<>();
    if (logs.isArray()) {
      logs.forEach(
          entry -> Json.text(entry, "message").map(ErrorBody::plain).ifPresent(lines::add));
    }
    return lines.subList(Math.max(0, lines.size() - MOST_LOGS), lines.size());
  }

  boolean isOf(String request) {
    return requestId.map(request::equals).orElse(true);
  }
}
