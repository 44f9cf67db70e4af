package dev.avatars.emulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that an emulator received, and the webhooks it sent: the evidence for tests. The
 * oldest entries go when there are more than 100,000. Thread-safe; what is read is a copy.
 *
 * <pre>{@code
 * assertThat(fal.journal().submits()).hasSize(1);
 * assertThat(fal.journal().unknown()).isEmpty();
 * }</pre>
 */
public final class ExchangeJournal {
  private static final int MOST = 100_000;
  private static final int LONGEST_BODY = 64 << 10;

  private final Deque<Exchange> exchanges = new ArrayDeque<>();
  private final Consumer<Exchange> listener;
  private int number;

  ExchangeJournal(Consumer<Exchange> listener) {
    this.listener = listener;
  }

  /** Everything, oldest first. */
  public synchronized List<Exchange> all() {
    return List.copyOf(exchanges);
  }

  /** All calls of a kind, oldest first. */
  public List<Exchange> of(FalCall call) {
    return all().stream().filter(exchange -> exchange.call() == call).toList();
  }

  /** Every call that may have bought something: submits and runs, whatever came of them. */
  public List<Exchange> submits() {
    return all().stream().filter(exchange -> exchange.call().isPaid()).toList();
  }

  /** Every call that fal does not know; a good client makes none. */
  public List<Exchange> unknown() {
    return of(FalCall.UNKNOWN);
  }

  /** How many calls of a kind there were. */
  public int count(FalCall call) {
    return of(call).size();
  }

  /** Forgets everything. */
  public synchronized void clear() {
    exchanges.clear();
  }

  /** Notes a call and its answer, before the answer is sent. */
  void add(Incoming incoming, HttpAnswer answer) {
    HttpRequest request = incoming.request();
    add(
        new Exchange(
            next(),
            incoming.at(),
            incoming.call(),
            request.method(),
            incoming.address().path(),
            incoming.address().query(),
            Exchange.shown(request.headers()),
            text(request),
            request.body().size(),
            answer.response().headers().first("x-fal-request-id").orElse(""),
            answer.told(),
            incoming.strikes().names()));
  }

  void addWebhook(
      Submitted submitted,
      URI receiver,
      HttpHeaders headers,
      byte[] body,
      int status,
      Webhooks.Due due,
      Instant now) {
    add(
        new Exchange(
            next(),
            now,
            FalCall.WEBHOOK,
            "POST",
            receiver.toString(),
            "",
            Exchange.shown(headers),
            new String(body, StandardCharsets.UTF_8),
            body.length,
            submitted.id(),
            status,
            due.faultNames()));
  }

  private synchronized int next() {
    number++;
    return number;
  }

  private void add(Exchange exchange) {
    synchronized (this) {
      exchanges.add(exchange);
      if (exchanges.size() > MOST) {
        exchanges.remove();
      }
    }
    listener.accept(exchange);
  }

  private static String text(HttpRequest request) {
    boolean readable =
        request.headers().first("Content-Type").orElse("").contains("json")
            && request.body().size() <= LONGEST_BODY;
    return readable ? new String(request.body().head(), StandardCharsets.UTF_8) : "";
  }
}
