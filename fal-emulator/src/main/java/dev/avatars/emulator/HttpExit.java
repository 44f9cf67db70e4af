package dev.avatars.emulator;

import dev.avatars.emulator.HttpHeaders.Field;
import dev.avatars.emulator.HttpRequest.Persistence;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The sending side of one exchange, with every means to send badly. Used by one thread. */
final class HttpExit {
  private final Socket socket;
  private final OutputStream out;
  private final HttpRequest request;
  private final CountDownLatch serverEnds;
  private Persistence persistence;

  HttpExit(Socket socket, OutputStream out, HttpRequest request, CountDownLatch serverEnds) {
    this.socket = socket;
    this.out = out;
    this.request = request;
    this.serverEnds = serverEnds;
    this.persistence = request.persistence();
  }

  /** Sends a response as it should be. */
  void write(HttpResponse response) throws IOException {
    writeHead(response);
    if (!isHead()) {
      writeBody(response);
    }
    out.flush();
  }

  /** Sends the head alone and nothing after it. */
  void writeHead(HttpResponse response) throws IOException {
    OptionalLong length = response.content().length();
    if (length.isEmpty() || response.headers().first("Connection").isPresent()) {
      persistence = Persistence.CLOSE;
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(' ');
    head.append(Reason.of(response.status())).append("\r\n");
    response.headers().fields().stream().filter(Field::isSafe).forEach(field -> line(head, field));
    framing(response, length).fields().forEach(field -> line(head, field));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The raw stream behind the head. */
  OutputStream raw() {
    return out;
  }

  /** Tears the connection down: the other side sees a reset, and bytes on the way may be lost. */
  void reset() throws IOException {
    persistence = Persistence.CLOSE;
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Ends the connection in order, whatever was promised. */
  void close() throws IOException {
    persistence = Persistence.CLOSE;
    socket.close();
  }

  /** Says nothing more until the other side gives up or the server ends. */
  void waitForHangUp() throws IOException {
    persistence = Persistence.CLOSE;
    socket.setSoTimeout(0);
    while (socket.getInputStream().read() >= 0) {
      // whatever is said meanwhile is not listened to
    }
  }

  /** Waits a while of real time, or until the server ends. */
  void pause(long millis) throws IOException {
    try {
      if (serverEnds.await(millis, TimeUnit.MILLISECONDS)) {
        close();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  boolean staysOpen() {
    return persistence == Persistence.KEEP_ALIVE && !socket.isClosed();
  }

  boolean isHead() {
    return request.method().equals("HEAD");
  }

  private void writeBody(HttpResponse response) throws IOException {
    if (response.content().length().isPresent()) {
      response.content().writeTo(out);
    } else {
      ChunkedOutput chunks = new ChunkedOutput(out);
      response.content().writeTo(chunks);
      chunks.finish();
    }
  }

  private HttpHeaders framing(HttpResponse response, OptionalLong length) {
    HttpHeaders framing =
        length.isPresent()
            ? HttpHeaders.of("Content-Length", String.valueOf(length.getAsLong()))
            : HttpHeaders.of("Transfer-Encoding", "chunked");
    boolean bodiless = response.status() == 204 || response.status() == 304;
    HttpHeaders used = bodiless ? HttpHeaders.NONE : framing;
    return persistence == Persistence.CLOSE ? used.with("Connection", "close") : used;
  }

  private static void line(StringBuilder head, Field field) {
    head.append(field.name()).append(": ").append(field.value()).append("\r\n");
  }
}
