package dev.avatars.emulator;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Which requests a question about the past is about.
 *
 * @param endpoints their endpoints; empty for all
 * @param ids their ids; empty for all
 * @param from the first moment
 * @param to the first moment that is too late
 */
record HistoryFilter(List<String> endpoints, List<String> ids, Instant from, Instant to) {
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration BY_ID = Duration.ofDays(90);

  static HistoryFilter of(Incoming incoming) {
    Address address = incoming.address();
    List<String> ids = address.all("request_id");
    Instant usual = incoming.at().minus(ids.isEmpty() ? USUAL : BY_ID);
    return new HistoryFilter(
        address.all("endpoint_id"),
        ids,
        address.first("start").flatMap(HistoryFilter::time).orElse(usual),
        address.first("end").flatMap(HistoryFilter::time).orElse(Instant.MAX));
  }

  /** Whether a request is meant, given its moment. */
  boolean lets(RequestView view, Instant at) {
    return (endpoints.isEmpty() || endpoints.contains(view.submitted().endpoint()))
        && (ids.isEmpty() || ids.contains(view.submitted().id()))
        && !at.isBefore(from)
        && at.isBefore(to);
  }

  /** A date with a time, or a day; what cannot be read is not asked for. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          text.length() == "2026-01-01".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
