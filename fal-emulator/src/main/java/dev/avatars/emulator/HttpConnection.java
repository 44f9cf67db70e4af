package dev.avatars.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.avatars.emulator.HttpRequest.Persistence;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** One connection: request after request until one side has had enough. */
final class HttpConnection implements AutoCloseable {
  /** How long a connection may be quiet. */
  private static final int IDLE_MILLIS = 60_000;

  private final Socket socket;
  private final Function<HttpRequest, HttpAnswer> handler;
  private final BodySpool spool;
  private final CountDownLatch serverEnds;

  HttpConnection(
      Socket socket,
      Function<HttpRequest, HttpAnswer> handler,
      BodySpool spool,
      CountDownLatch serverEnds) {
    this.socket = socket;
    this.handler = handler;
    this.spool = spool;
    this.serverEnds = serverEnds;
  }

  void serve() {
    try {
      socket.setTcpNoDelay(true);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      RequestReader reader =
          new RequestReader(new BufferedInputStream(socket.getInputStream()), out, spool);
      boolean goesOn = serverEnds.getCount() > 0;
      while (goesOn) {
        goesOn = serveOne(reader, out);
      }
    } catch (IOException gone) {
      // the other side went away, or was sent away by a fault: there is nobody left to tell
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // it was closed already
    }
  }

  private boolean serveOne(RequestReader reader, OutputStream out) throws IOException {
    socket.setSoTimeout(IDLE_MILLIS);
    try {
      HttpRequest request = reader.next();
      return answered(request, out);
    } catch (BadRequestException bad) {
      exit(unreadable(), out).write(refusal(bad));
      return false;
    }
  }

  private boolean answered(HttpRequest request, OutputStream out) throws IOException {
    try {
      HttpAnswer answer = handler.apply(request);
      HttpExit exit = exit(request, out);
      answer.transmission().send(exit, answer.response());
      return exit.staysOpen();
    } finally {
      request.body().discard();
    }
  }

  private HttpExit exit(HttpRequest request, OutputStream out) {
    return new HttpExit(socket, out, request, serverEnds);
  }

  private static HttpRequest unreadable() {
    return new HttpRequest("", "", HttpHeaders.NONE, RequestBody.EMPTY, Persistence.CLOSE);
  }

  private static HttpResponse refusal(BadRequestException bad) {
    return HttpResponse.json(
        bad.status(),
        JsonNodeFactory.instance.objectNode().put("detail", String.valueOf(bad.getMessage())));
  }
}
