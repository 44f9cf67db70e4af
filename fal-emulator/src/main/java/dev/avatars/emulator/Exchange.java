package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call that was received, or one webhook that was sent, with its answer.
 *
 * @param number 1 for the first
 * @param at when
 * @param call what kind of call
 * @param method the HTTP method
 * @param path the path within its part of fal's surface; of a webhook the whole address
 * @param query the raw query, which may be empty
 * @param headers the request's headers by their lower-case names; keys are shown without secrets
 * @param body the request's body as text, if it is text and not too long; empty otherwise
 * @param bodyBytes the size of the request's body
 * @param requestId the request it is about, or a fresh id
 * @param status the answer's status; 0 when there was none
 * @param faults the names of the faults that struck; empty as a rule
 */
public record Exchange(
    int number,
    Instant at,
    FalCall call,
    String method,
    String path,
    String query,
    Map<String, String> headers,
    String body,
    long bodyBytes,
    String requestId,
    int status,
    String faults) {
  public Exchange {
    requireNonNull(at, "at");
    requireNonNull(call, "call");
    headers = Map.copyOf(headers);
  }

  /** A header of the request. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether the request carried a key or a token. */
  public boolean isAuthorized() {
    return headers.containsKey("authorization");
  }

  /** The exchange on one readable line, without secrets. */
  public String line() {
    String fault = faults.isEmpty() ? "" : "  fault: " + faults;
    String answer = status == 0 ? "no answer" : String.valueOf(status);
    return String.format(
        Locale.ROOT,
        "%s %-15s %-4s %s -> %s  %s%s",
        StatusPage.time(at),
        call.label(),
        method,
        path + (query.isEmpty() ? "" : "?" + query),
        answer,
        requestId,
        fault);
  }

  /** Headers by lower-case name, each key's secret replaced. */
  static Map<String, String> shown(HttpHeaders headers) {
    Map<String, String> shown = new TreeMap<>();
    headers
        .fields()
        .forEach(
            field ->
                shown.putIfAbsent(
                    field.name().toLowerCase(Locale.ROOT),
                    field.isNamed("authorization") ? masked(field.value()) : field.value()));
    return shown;
  }

  /** The scheme and, of a key, the id that precedes the secret. */
  private static String masked(String authorization) {
    int space = authorization.indexOf(' ');
    int colon = authorization.indexOf(':');
    int end = colon > space ? colon + 1 : space + 1;
    return authorization.substring(0, end) + "***";
  }
}
