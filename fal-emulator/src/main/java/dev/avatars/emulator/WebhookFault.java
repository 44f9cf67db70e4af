package dev.avatars.emulator;

import java.time.Duration;

/** A fault in how a webhook is delivered. */
final class WebhookFault extends FalFault {
  static final WebhookFault MISSING = of("missing", Mishap.MISSING);
  static final WebhookFault DUPLICATE = of("duplicate", Mishap.DUPLICATE);
  static final WebhookFault FORGED = of("forged-signature", Mishap.FORGED);
  static final WebhookFault STRANGERS_KEY = of("strangers-key", Mishap.STRANGERS_KEY);
  static final WebhookFault STALE = of("stale-timestamp", Mishap.STALE);
  static final WebhookFault OTHER_REQUEST = of("other-request", Mishap.OTHER_REQUEST);
  static final WebhookFault UNSIGNED = of("unsigned", Mishap.UNSIGNED);

  private final Mishap mishap;
  private final Duration delay;

  private WebhookFault(String name, Mishap mishap, Duration delay) {
    super(name, FaultRule.Moment.AFTER);
    this.mishap = mishap;
    this.delay = delay;
  }

  /** What goes wrong with a delivery. */
  enum Mishap {
    NONE,
    MISSING,
    DUPLICATE,
    LATE,
    FORGED,
    STRANGERS_KEY,
    STALE,
    OTHER_REQUEST,
    UNSIGNED;

    /** Whether it is the signature that something is wrong with. */
    boolean concernsSignature() {
      return switch (this) {
        case FORGED, STRANGERS_KEY, STALE, OTHER_REQUEST, UNSIGNED -> true;
        case NONE, MISSING, DUPLICATE, LATE -> false;
      };
    }
  }

  static WebhookFault delayed(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("late by: found " + by + "; allowed: zero or more");
    }
    return new WebhookFault("late", Mishap.LATE, by);
  }

  Mishap mishap() {
    return mishap;
  }

  Duration delay() {
    return delay;
  }

  private static WebhookFault of(String name, Mishap mishap) {
    return new WebhookFault(name, mishap, Duration.ZERO);
  }
}
