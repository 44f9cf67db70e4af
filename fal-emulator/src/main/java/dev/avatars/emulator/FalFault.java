package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

import dev.avatars.emulator.FaultRule.Moment;
import java.net.URI;
import java.time.Duration;

/**
 * One thing that can go wrong with a call, or with what a call started. Immutable.
 *
 * <p>A fault says how; a {@link FaultRule} says at which call. Each has the name by which a fault
 * file asks for it.
 *
 * <pre>{@code
 * fal.faults(
 *     FalFault.reset().after(FalCall.SUBMIT),                 // taken, and the reply is lost
 *     FalFault.answer(503).before(FalCall.STATUS).onCall(2),  // not even looked at
 *     FalFault.forgedSignature().on(FalCall.WEBHOOK));
 * }</pre>
 */
public abstract sealed class FalFault permits WireFault, FateFault, WebhookFault {
  private final String name;
  private final Moment usual;

  FalFault(String name, Moment usual) {
    this.name = requireNonNull(name, "name");
    this.usual = requireNonNull(usual, "usual");
  }

  /** The name in fault files, log lines and the journal. */
  public String name() {
    return name;
  }

  /** At the next call of a kind: once it has taken effect, its reply suffers. */
  public FaultRule after(FalCall call) {
    return FaultRule.next(call, Moment.AFTER, this);
  }

  /** At the next call of a kind: it has no effect at all. */
  public FaultRule before(FalCall call) {
    return FaultRule.next(call, Moment.BEFORE, this);
  }

  /**
   * At the next call of a kind, at the fault's usual moment: an {@linkplain #answer answer} or a
   * redirect instead of any effect, everything else after it.
   */
  public FaultRule on(FalCall call) {
    return FaultRule.next(call, usual, this);
  }

  // on the wire

  /** Answers with a status and fal's usual body for it; a gateway's HTML page for 502. */
  public static FalFault answer(int status) {
    return WireFaults.answer(status, HttpHeaders.NONE);
  }

  /** Answers with a status and asks to wait, in whole seconds. */
  public static FalFault answer(int status, Duration retryAfter) {
    return WireFaults.answer(
        status, HttpHeaders.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  /** Answers with exactly this. */
  public static FalFault answer(int status, String contentType, String body) {
    return WireFaults.answer(HttpResponse.text(status, contentType, body));
  }

  /** Answers 504 as fal does when a request did not start in the time its caller set. */
  public static FalFault startTimeout() {
    return WireFaults.answer(504, HttpHeaders.of("X-Fal-Request-Timeout-Type", "user"));
  }

  /** Redirects to another address. */
  public static FalFault redirect(int status, URI to) {
    return WireFaults.answer(status, HttpHeaders.of("Location", to.toString()));
  }

  /** Tears the connection down. */
  public static FalFault reset() {
    return WireFaults.RESET;
  }

  /** Ends the connection without an answer. */
  public static FalFault close() {
    return WireFaults.CLOSE;
  }

  /** Never answers, and keeps the connection open until the other side gives up. */
  public static FalFault silence() {
    return WireFaults.SILENCE;
  }

  /** Answers with headers and never sends the body. */
  public static FalFault headersThenSilence() {
    return WireFaults.HEADERS_THEN_SILENCE;
  }

  /** Sends the body one byte a second. */
  public static FalFault slowBody() {
    return WireFaults.SLOW_BODY;
  }

  /** Sends half of the promised body and ends the connection. */
  public static FalFault halfBody() {
    return WireFaults.HALF_BODY;
  }

  /** Sends half of the promised body and tears the connection down. */
  public static FalFault halfBodyReset() {
    return WireFaults.HALF_BODY_RESET;
  }

  /** Sends half of the body as if it were all of it: JSON that ends in the middle. */
  public static FalFault cutJson() {
    return WireFaults.CUT_JSON;
  }

  /** Sends a body that is no JSON, with the status and the type of a good answer. */
  public static FalFault invalidJson() {
    return WireFaults.INVALID_JSON;
  }

  /** Sends events that are no JSON, then ends the stream. */
  public static FalFault garbageEvents() {
    return WireFaults.GARBAGE_EVENTS;
  }

  /** Opens a stream and never sends an event. */
  public static FalFault silentStream() {
    return WireFaults.SILENT_STREAM;
  }

  /** Answers well, but every address in the answer is at another origin. */
  public static FalFault elsewhere(URI origin) {
    return WireFaults.elsewhere(origin);
  }

  // to the request that a submit or a run starts

  /** The request fails, once it had its turn, with one of fal's model error types. */
  public static FalFault modelError(String type) {
    return FateFault.failing("model-error", ModelError.parse(type).outcome());
  }

  /** The request fails, once it had its turn, with one of fal's infrastructure error types. */
  public static FalFault infrastructureError(String type) {
    return FateFault.failing("infrastructure-error", InfrastructureError.parse(type).outcome());
  }

  /** The request ends with exactly this result. */
  public static FalFault result(int status, String jsonBody) {
    return FateFault.failing("result", Outcome.of(status, Json.parse(jsonBody)));
  }

  /** The request waits in the queue until {@link FalEmulator#releaseQueue()}. */
  public static FalFault queueLock() {
    return new FateFault("queue-lock", Fate.HELD);
  }

  /** The request is accepted and never heard of again: 404 for good. */
  public static FalFault forgotten() {
    return new FateFault("forgotten", Fate.FORGOTTEN);
  }

  /** The request is unknown for a while after it was accepted. */
  public static FalFault hiddenFor(Duration window) {
    return new FateFault("hidden", Fate.hiddenFor(window));
  }

  // to a webhook

  /** The webhook is never delivered. */
  public static FalFault missing() {
    return WebhookFault.MISSING;
  }

  /** The webhook is delivered twice. */
  public static FalFault duplicate() {
    return WebhookFault.DUPLICATE;
  }

  /** The webhook is delivered late. */
  public static FalFault late(Duration by) {
    return WebhookFault.delayed(by);
  }

  /** The webhook's signature is that of other bytes. */
  public static FalFault forgedSignature() {
    return WebhookFault.FORGED;
  }

  /** The webhook is signed with a key that is not published. */
  public static FalFault strangersKey() {
    return WebhookFault.STRANGERS_KEY;
  }

  /** The webhook is signed well, an hour ago. */
  public static FalFault staleTimestamp() {
    return WebhookFault.STALE;
  }

  /** The webhook is signed well for another request than its body tells of. */
  public static FalFault otherRequest() {
    return WebhookFault.OTHER_REQUEST;
  }

  /** The webhook carries no signature. */
  public static FalFault unsigned() {
    return WebhookFault.UNSIGNED;
  }

  Moment usual() {
    return usual;
  }

  @Override
  public String toString() {
    return name;
  }
}
