package dev.avatars.cli.wiring;

import dev.avatars.ports.StoreUnavailableException;

/** The server that was named cannot be used as it is; the sentence never repeats a password. */
public final class StoreRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreRefusedException(StoreUnavailableException refused) {
    super(refused.getMessage(), refused);
  }
}
