package dev.avatars.emulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A call as bytes on a connection, for what a well-behaved client would hide. */
final class RawCall {
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
    return send("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Key a:b\r\n\r\n");
  }

  Heard post(String path, String body) throws IOException {
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Key a:b\r\nContent-Type: application/json\r\n"
            + ("Content-Length: " + body.length() + "\r\n\r\n" + body));
  }

  /** Sends bytes and listens until the other side ends it, or has been silent for a while. */
  Heard send(String bytes) throws IOException {
    return send(bytes, 400);
  }

  Heard send(String bytes, int patienceMillis) throws IOException {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(patienceMillis);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return listen(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private static Heard listen(InputStream in) throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    End end = End.CLOSED;
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        heard.write(octet);
      }
    } catch (SocketTimeoutException silent) {
      end = End.SILENT;
    } catch (SocketException torn) {
      end = End.RESET;
    }
    return new Heard(heard.toString(StandardCharsets.UTF_8), end);
  }
}
