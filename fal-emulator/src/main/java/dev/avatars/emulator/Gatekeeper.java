package dev.avatars.emulator;

import dev.avatars.emulator.KeyPolicy.Rule;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks at keys and at the account's state, and refuses as fal does. Thread-safe. */
final class Gatekeeper {
  private static final String SCHEME = "Key ";
  private static final String WELL_FORMED = "[^:\\s]+:[^:\\s]+";

  private final KeyPolicy policy;
  private final AtomicBoolean locked = new AtomicBoolean();

  Gatekeeper(KeyPolicy policy) {
    this.policy = policy;
  }

  /** What a call needs. */
  enum Need {
    /** Nothing: anybody may. */
    NOBODY,
    /** A key that may call models. */
    KEY,
    /** A key that may call models, of an account that is in order. */
    PAYING_KEY,
    /** A key that may see bills. */
    ADMIN_KEY
  }

  void lock() {
    locked.set(true);
  }

  void unlock() {
    locked.set(false);
  }

  /** Why a call may not pass; nothing when it may. */
  Optional<HttpResponse> refusal(HttpRequest request, Need need, Surface surface) {
    if (need == Need.NOBODY) {
      return Optional.empty();
    }
    return keyRefusal(request, need, surface).or(() -> accountRefusal(need));
  }

  private Optional<HttpResponse> keyRefusal(HttpRequest request, Need need, Surface surface) {
    if (policy.rule() == Rule.NOT_ASKED) {
      return Optional.empty();
    }
    String header = request.headers().first("Authorization").orElse("");
    String key = header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : "";
    if (!key.matches(WELL_FORMED)) {
      return Optional.of(surface.error(401, header.isEmpty() ? noKey() : malformed()));
    }
    return mayPass(key, need)
        ? Optional.empty()
        : Optional.of(
            need == Need.ADMIN_KEY && policy.keys().contains(key)
                ? surface.error(403, "This needs an admin key.")
                : surface.error(401, "invalid key credentials"));
  }

  private boolean mayPass(String key, Need need) {
    return policy.rule() == Rule.WELL_FORMED
        || policy.adminKeys().contains(key)
        || (need != Need.ADMIN_KEY && policy.keys().contains(key));
  }

  private Optional<HttpResponse> accountRefusal(Need need) {
    return need == Need.PAYING_KEY && locked.get()
        ? Optional.of(
            Surface.QUEUE.error(
                403,
                "User is locked. Reason: Exhausted balance. Top up your balance at"
                    + " fal.ai/dashboard/billing."))
        : Optional.empty();
  }

  private static String noKey() {
    return "Cannot access application. Authentication is required.";
  }

  private static String malformed() {
    return "Invalid Key Authorization header format. Expected '<key_id>:<key_secret>'.";
  }
}
