package dev.avatars.fal;

import java.io.IOException;
import java.net.URL;

/** An address that is not fal's as configured; nothing was sent there. */
final class ForeignOriginException extends IOException {
  private static final long serialVersionUID = 1L;

  ForeignOriginException(URL found, OriginSet allowed) {
    super("address: found host '" + found.getHost() + "'; allowed: " + allowed);
  }
}
