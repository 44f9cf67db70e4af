package dev.avatars.emulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A small HTTP/1.1 server with a thread for each connection, which leaves every byte and every
 * ending of a connection in the hands of its handler. Other servers take care that this cannot
 * happen; here it is the point.
 */
final class HttpServer implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 512;
  private static final int BACKLOG = 128;
  private static final long LONGEST_END_SECONDS = 5;

  private final ServerSocket door;
  private final Function<HttpRequest, HttpAnswer> handler;
  private final BodySpool spool;
  private final Semaphore room = new Semaphore(MOST_CONNECTIONS);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch ends = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool(HttpServer::daemon);

  private HttpServer(
      ServerSocket door, Function<HttpRequest, HttpAnswer> handler, BodySpool spool) {
    this.door = door;
    this.handler = handler;
    this.spool = spool;
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException when the address cannot be had
   */
  static HttpServer start(
      InetSocketAddress address, Function<HttpRequest, HttpAnswer> handler, BodySpool spool) {
    try {
      ServerSocket door = new ServerSocket();
      door.setReuseAddress(true);
      door.bind(address, BACKLOG);
      HttpServer server = new HttpServer(door, handler, spool);
      server.threads.execute(server::accept);
      return server;
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot listen at " + address + ": " + taken, taken);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  @Override
  public void close() {
    ends.countDown();
    quietly(door);
    threads.shutdown();
    open.forEach(HttpServer::quietly);
  }

  /** Waits, after the close, until whoever was being served has been let go. */
  void awaitEnd() {
    try {
      if (!threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (ends.getCount() > 0) {
        room.acquire();
        serve(door.accept());
      }
    } catch (IOException closed) {
      // the door was closed: there is nothing more to accept
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // Who was accepted while the server was being closed is either seen by the close or refused here.
  private void serve(Socket socket) {
    open.add(socket);
    try {
      threads.execute(() -> serveWhole(socket));
    } catch (RejectedExecutionException closed) {
      quietly(socket);
    }
  }

  private void serveWhole(Socket socket) {
    try (HttpConnection connection = new HttpConnection(socket, handler, spool, ends)) {
      connection.serve();
    } finally {
      open.remove(socket);
      room.release();
    }
  }

  private static void quietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // it is as closed as it will ever be, and the others are still to be closed
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fal-emulator");
    thread.setDaemon(true);
    return thread;
  }
}
