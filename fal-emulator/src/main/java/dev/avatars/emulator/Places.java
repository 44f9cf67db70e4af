package dev.avatars.emulator;

import java.net.URI;

/**
 * The addresses that an emulator tells its callers.
 *
 * @param base where it is reached, without a final slash
 */
record Places(URI base) {
  /** A request's own address, in fal's short form. */
  String request(Submitted submitted) {
    return at(Surface.QUEUE) + "/" + submitted.app() + "/requests/" + submitted.id();
  }

  /** The address of a path in a part of the surface. */
  String at(Surface surface, String path) {
    return at(surface) + path;
  }

  private String at(Surface surface) {
    return base + "/" + surface.prefix();
  }
}
