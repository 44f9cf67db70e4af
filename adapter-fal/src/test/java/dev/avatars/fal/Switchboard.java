package dev.avatars.fal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that can be unplugged and plugged in again, at one and the same address. */
final class Switchboard implements AutoCloseable {
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile ServerSocket listener;
  private volatile int target;
  private volatile Thread acceptor = new Thread();

  Switchboard() {
    listener = listenAt(0);
    port = listener.getLocalPort();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Connects to a server. */
  void plugInto(int serverPort) {
    target = serverPort;
    serve(listener);
  }

  /** Nothing listens any more. */
  void unplug() {
    close();
  }

  /** Listens again. */
  void plugIn() {
    if (listener.isClosed()) {
      listener = listenAt(port);
      serve(listener);
    }
  }

  private static ServerSocket listenAt(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private void serve(ServerSocket open) {
    acceptor =
        daemon(
            () -> {
              while (true) {
                connect(open.accept());
              }
            });
  }

  private void connect(Socket caller) throws IOException {
    Socket callee = new Socket(InetAddress.getLoopbackAddress(), target);
    sockets.add(caller);
    sockets.add(callee);
    daemon(() -> pump(caller, callee));
    daemon(() -> pump(callee, caller));
  }

  private static void pump(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static Thread daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException unplugged) {
                Thread.currentThread().interrupt();
              }
            },
            "switchboard");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() {
    try {
      listener.close();
      // A thread that still accepts keeps the port open a moment longer.
      acceptor.join();
      for (Socket socket : sockets) {
        socket.close();
      }
      sockets.clear();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
