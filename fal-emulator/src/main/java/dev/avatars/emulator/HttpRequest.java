package dev.avatars.emulator;

/**
 * One request as it arrived.
 *
 * @param method such as {@code POST}
 * @param target the request target as sent: a path with a query, or an absolute address
 * @param headers its fields
 * @param body what came with it
 * @param persistence whether another request may follow on the same connection
 */
record HttpRequest(
    String method, String target, HttpHeaders headers, RequestBody body, Persistence persistence) {
  /** Whether a connection outlives a request (RFC 9112, 9.3). */
  enum Persistence {
    KEEP_ALIVE,
    CLOSE
  }
}
