package dev.avatars.fal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A server of bare sockets that records what it gets and misbehaves as told. */
final class RawServer implements AutoCloseable {
  /** What the server does with one request. */
  interface Behavior {
    void answer(Line line) throws IOException;
  }

  /** A request as it came. */
  record Heard(String method, String target, Map<String, String> headers, String body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean isPost() {
      return method.equals("POST");
    }

    /** The path without its query. */
    String path() {
      return target.replaceAll("\\?.*", "");
    }

    @Override
    public String toString() {
      return method + " " + target;
    }
  }

  private final ServerSocket listener;
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Behavior> behavior;

  private RawServer(Behavior behavior) {
    this.behavior = new AtomicReference<>(behavior);
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    daemon(this::listen);
  }

  static RawServer that(Behavior behavior) {
    return new RawServer(behavior);
  }

  void now(Behavior next) {
    behavior.set(next);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  List<Heard> posts() {
    return heard.stream().filter(Heard::isPost).toList();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      end.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Line line = new Line(socket, in);
      while (line.next()) {
        behavior.get().answer(line);
      }
    } catch (IOException gone) {
      // The client went away or we did; what was heard is recorded.
      sockets.remove(socket);
    }
  }

  @Override
  public void close() {
    end.countDown();
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }

  /** One connection. */
  final class Line {
    private final Socket socket;
    private final InputStream in;
    private Heard last = new Heard("", "", Map.of(), "");

    private Line(Socket socket, InputStream in) {
      this.socket = socket;
      this.in = in;
    }

    Heard request() {
      return last;
    }

    private boolean next() throws IOException {
      if (socket.isClosed()) {
        return false;
      }
      List<String> head = head();
      if (head.isEmpty()) {
        return false;
      }
      String[] first = head.get(0).split(" ");
      Map<String, String> headers = new TreeMap<>();
      for (String line : head.subList(1, head.size())) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      last = new Heard(first[0], first[1], headers, body);
      heard.add(last);
      return true;
    }

    private List<String> head() throws IOException {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          if (line.isEmpty()) {
            return lines;
          }
          lines.add(line.toString());
          line.setLength(0);
        } else if (c != '\r') {
          line.append((char) c);
        }
      }
      return List.of();
    }

    void json(int status, String body, String... headers) throws IOException {
      send(status, body, "Content-Type: application/json", headers);
    }

    void send(int status, String body, String type, String... headers) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " It Is\r\n" + type + "\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      raw(head + "Content-Length: " + bytes.length + "\r\n\r\n" + body);
    }

    void raw(String text) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    void close() throws IOException {
      socket.close();
    }

    void reset() throws SocketException, IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    void silence() {
      pause(TimeUnit.MINUTES.toMillis(1));
    }

    /** One byte at a time, for ever slower than any limit. */
    void drip(String text) throws IOException {
      for (int i = 0; i < text.length() && !pause(20); i++) {
        raw(text.substring(i, i + 1));
      }
    }

    /** Waits for the end of the test, at most so long; true at the end. */
    private boolean pause(long millis) {
      try {
        return end.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  }
}
