package dev.avatars.emulator;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A handler that is known only after the server has begun to listen; early callers wait. */
final class DeferredAnswer {
  private final CompletableFuture<Function<HttpRequest, HttpAnswer>> handler =
      new CompletableFuture<>();

  void set(Function<HttpRequest, HttpAnswer> known) {
    if (!handler.complete(known)) {
      throw new IllegalStateException("the handler is known already");
    }
  }

  HttpAnswer answer(HttpRequest request) {
    return handler.join().apply(request);
  }
}
