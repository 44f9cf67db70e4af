package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.fal.Breakdown.Reach;
import feign.FeignException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exchanges with fal, each ending in a value. Thread-safe. */
final class FalLine {
  private static final Logger LOG = LoggerFactory.getLogger(FalProvider.class);

  private final SubmitApi submitting;
  private final FalApi reading;

  FalLine(SubmitApi submitting, FalApi reading) {
    this.submitting = submitting;
    this.reading = reading;
  }

  /** Makes the paid call, once. */
  Reply submit(URI endpoint, Map<String, String> wishes, JsonNode input) {
    return told("POST", endpoint, once(() -> submitting.submit(endpoint, wishes, input)));
  }

  /** Reads; a line that was dead when the request was sent is tried once more, at once. */
  Reply get(URI address) {
    return told("GET", address, again(() -> reading.get(address)));
  }

  /** Asks to stop; repeating it changes nothing. */
  Reply put(URI address) {
    return told("PUT", address, again(() -> reading.put(address)));
  }

  /** A free call. */
  Reply post(URI address, Map<String, String> wishes, JsonNode body) {
    return told("POST", address, again(() -> reading.post(address, wishes, body)));
  }

  private static Reply again(Supplier<Answer> call) {
    return once(call).<Reply>fold(answer -> answer, broken -> isDead(broken) ? once(call) : broken);
  }

  // A line that was silent until a limit is not asked again: one call never takes two limits.
  private static boolean isDead(Breakdown broken) {
    return broken.reach() == Reach.LOST && !broken.isLate();
  }

  private static Reply once(Supplier<Answer> call) {
    try {
      return call.get();
    } catch (FeignException broken) {
      return Breakdown.of(broken);
    }
  }

  /** The request id and the path say which job; the query may carry addresses of media. */
  private static Reply told(String method, URI address, Reply reply) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{} {}{}: {}",
          method,
          address.getHost(),
          address.getPath(),
          reply.fold(answer -> "HTTP " + answer.status(), Breakdown::sentence));
    }
    return reply;
  }
}
