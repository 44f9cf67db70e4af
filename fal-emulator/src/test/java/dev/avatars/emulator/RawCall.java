package dev.avatars.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** A call as bytes on a connection, for what a well-behaved client would hide. */
final class RawCall {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final URI base;

  RawCall(URI base) {
    this.base = base;
  }

  /** How a connection ended. */
  enum End {
    CLOSED,
    RESET,
    SILENT
  }

  /** What was received, and how it ended. */
  record Heard(String text, End end) {
    int status() {
      return text.isEmpty() ? 0 : Integer.parseInt(text.substring(9, 12));
    }

    String body() {
      int start = text.indexOf("\r\n\r\n");
      return start < 0 ? "" : text.substring(start + 4);
    }
  }

  Heard get(String path) throws IOException {
    return get(path, heard -> false);
  }

  Heard post(String path, String body) throws IOException {
    return post(path, body, heard -> false);
  }

  Heard get(String path, Predicate<String> enough) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Key a:b\r\n\r\n", enough);
  }

  Heard post(String path, String body, Predicate<String> enough) throws IOException {
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Key a:b\r\nContent-Type: application/json\r\n"
            + ("Content-Length: " + body.length() + "\r\n\r\n" + body),
        enough);
  }

  /** Sends bytes and listens until the other side ends it, or has been silent for very long. */
  Heard send(String bytes) throws IOException {
    return send(bytes, heard -> false);
  }

  /** The same, but once this much was heard, a short silence is taken for a lasting one. */
  Heard send(String bytes, Predicate<String> enough) throws IOException {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return listen(socket, enough);
    }
  }

  private static Heard listen(Socket socket, Predicate<String> enough) throws IOException {
    StringBuilder heard = new StringBuilder();
    try {
      for (int octet = next(socket, enough.test("")); octet >= 0; ) {
        heard.append((char) octet);
        octet = next(socket, enough.test(heard.toString()));
      }
      return new Heard(heard.toString(), End.CLOSED);
    } catch (SocketTimeoutException silent) {
      return new Heard(heard.toString(), End.SILENT);
    } catch (SocketException torn) {
      return new Heard(heard.toString(), End.RESET);
    }
  }

  private static int next(Socket socket, boolean isEnough) throws IOException {
    socket.setSoTimeout((int) (isEnough ? SHORT : LONG).toMillis());
    return socket.getInputStream().read();
  }
}
