package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.JobId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells a provider's own notices from forged ones. Thread-safe.
 *
 * <p>It fails closed: what cannot be proven genuine is not genuine. A notice is a doorbell: whoever
 * gets a genuine one asks the provider for the status, so a repeated or late one changes nothing.
 */
public interface WebhookAuthenticator {
  /** Judges a delivery. */
  Verdict judge(Delivery delivery);

  /**
   * What arrived, exactly as it arrived.
   *
   * @param content the bytes of the body before anything decoded them; read-only
   * @param headers all headers, names in lower case
   * @param query the raw query of the address that was called, or an empty text
   */
  record Delivery(ByteBuffer content, Map<String, List<String>> headers, String query) {
    public Delivery {
      requireNonNull(query, "query");
      content = ByteBuffer.wrap(bytes(content)).asReadOnlyBuffer();
      headers = inLowerCase(headers);
    }

    /**
     * A delivery.
     *
     * @param body the bytes of the body before anything decoded them
     * @param headers all headers, names in any case
     * @param query the raw query of the address that was called, or an empty text
     */
    public static Delivery of(byte[] body, Map<String, List<String>> headers, String query) {
      return new Delivery(ByteBuffer.wrap(body), headers, query);
    }

    @Override
    public ByteBuffer content() {
      return content.duplicate();
    }

    /** A copy of the bytes. */
    public byte[] body() {
      return bytes(content);
    }

    /** The value of a header that stands there exactly once. */
    public Optional<String> header(String name) {
      List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static byte[] bytes(ByteBuffer content) {
      byte[] bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      return bytes;
    }

    private static Map<String, List<String>> inLowerCase(Map<String, List<String>> headers) {
      Map<String, List<String>> lower = new TreeMap<>();
      headers.forEach(
          (name, values) ->
              lower.merge(name.toLowerCase(Locale.ROOT), List.copyOf(values), Delivery::both));
      return Map.copyOf(lower);
    }

    /** A name that came in two spellings came twice. */
    private static List<String> both(List<String> first, List<String> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }
  }

  /** What a delivery is. */
  sealed interface Verdict {
    /** One result for any verdict. */
    <T> T fold(
        Function<Genuine, T> onGenuine,
        Function<Forged, T> onForged,
        Function<Undecided, T> onUndecided);

    /** The HTTP status to answer with; what is undecided is asked to be sent again. */
    default int httpStatus() {
      return fold(genuine -> 200, forged -> 401, undecided -> 503);
    }
  }

  /**
   * The provider sent it.
   *
   * @param requestId the provider's name of the request that ended
   * @param job our name of the job, where the address that was called carried it; it is what finds
   *     a lost submit again, and proves nothing, since nobody signed it
   */
  record Genuine(String requestId, Optional<JobId> job) implements Verdict {
    public Genuine {
      requireNonNull(job, "job");
      if (requestId.isBlank()) {
        throw new IllegalArgumentException("request id: found none; allowed: the provider's id");
      }
    }

    @Override
    public <T> T fold(
        Function<Genuine, T> onGenuine,
        Function<Forged, T> onForged,
        Function<Undecided, T> onUndecided) {
      return onGenuine.apply(this);
    }
  }

  /**
   * It is not the provider's, or not proven to be.
   *
   * @param reason why, for a log, without a final full stop
   */
  record Forged(String reason) implements Verdict {
    public Forged {
      requireNonNull(reason, "reason");
    }

    @Override
    public <T> T fold(
        Function<Genuine, T> onGenuine,
        Function<Forged, T> onForged,
        Function<Undecided, T> onUndecided) {
      return onForged.apply(this);
    }
  }

  /**
   * It cannot be judged now, since the provider's keys cannot be had; it may be sent again.
   *
   * @param reason why, for a log, without a final full stop
   */
  record Undecided(String reason) implements Verdict {
    public Undecided {
      requireNonNull(reason, "reason");
    }

    @Override
    public <T> T fold(
        Function<Genuine, T> onGenuine,
        Function<Forged, T> onForged,
        Function<Undecided, T> onUndecided) {
      return onUndecided.apply(this);
    }
  }
}
