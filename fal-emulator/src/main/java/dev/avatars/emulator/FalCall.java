package dev.avatars.emulator;

import java.util.Locale;

/** Every kind of call that fal's clients make, and the one that fal makes itself. */
public enum FalCall {
  /** {@code POST} of a request into the queue: the paid call. */
  SUBMIT,
  /** {@code POST} of a request that is answered with its result: the other paid call. */
  RUN,
  /** {@code GET} of a request's status. */
  STATUS,
  /** {@code GET} of the stream of a request's status. */
  STATUS_STREAM,
  /** {@code GET} of a request's result. */
  RESULT,
  /** {@code PUT} that asks to cancel a request. */
  CANCEL,
  /** {@code POST} that asks where to upload a file. */
  UPLOAD_INITIATE,
  /** {@code PUT} of a whole file. */
  UPLOAD_PUT,
  /** {@code PUT} of one part of a file. */
  UPLOAD_PART,
  /** {@code POST} that joins the parts of a file. */
  UPLOAD_COMPLETE,
  /** {@code POST} of a whole file with a token. */
  CDN_UPLOAD,
  /** {@code POST} that asks for a token to upload files with. */
  CDN_TOKEN,
  /** {@code POST} that asks for a token for a browser. */
  REALTIME_TOKEN,
  /** {@code GET} or {@code HEAD} of a file, uploaded or made. */
  FILE,
  /** {@code GET} of the keys that sign webhooks. */
  JWKS,
  /** {@code GET} of unit prices. */
  PRICING,
  /** {@code POST} that asks for an estimate. */
  ESTIMATE,
  /** {@code GET} of an endpoint's requests. */
  BY_ENDPOINT,
  /** {@code GET} of what was billed. */
  BILLING_EVENTS,
  /** {@code GET} of facts about fal itself. */
  META,
  /** {@code POST} by fal to a caller's address when a request has ended. */
  WEBHOOK,
  /** A call that fal does not know, or the emulator does not. */
  UNKNOWN;

  /** The name in fault files and log lines, such as {@code status-stream}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what {@link #label} writes.
   *
   * @throws IllegalArgumentException naming the calls there are
   */
  public static FalCall parse(String label) {
    for (FalCall call : values()) {
      if (call.label().equals(label)) {
        return call;
      }
    }
    throw new IllegalArgumentException(
        "call: found '" + label + "'; allowed: " + Labels.of(values(), FalCall::label));
  }

  /** Whether this call creates a request. */
  boolean isPaid() {
    return this == SUBMIT || this == RUN;
  }
}
