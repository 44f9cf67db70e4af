package dev.avatars.fal;

import dev.avatars.fal.Watchdog.Watch;
import feign.Client;
import feign.Request;
import feign.Request.Options;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/**
 * Feign's stock client, without request buffering, bounded in time and bytes; it adds the key where
 * the key may go and opens no connection to anywhere else. Thread-safe.
 *
 * <p>Without buffering the JDK streams a body and therefore never sends a request with a body twice
 * by itself; with buffering it would.
 */
final class BoundedClient implements Client {
  /** fal's answers have a few kilobytes; a page of history with payloads can have megabytes. */
  static final long MOST_BYTES = 16L << 20;

  private static final boolean WITHOUT_REQUEST_BUFFERING = true;

  private final Watchdog watchdog;
  private final OriginSet keyed;
  private final FalKey key;
  private final Duration patience;

  BoundedClient(Watchdog watchdog, OriginSet keyed, FalKey key, Duration patience) {
    this.watchdog = watchdog;
    this.keyed = keyed;
    this.key = key;
    this.patience = patience;
  }

  @Override
  public Response execute(Request request, Options options) throws IOException {
    Watch watch = watchdog.begin(patience);
    try {
      return bounded(new Line(watch).execute(request, options), watch);
    } catch (IOException broken) {
      watch.close();
      throw watch.isExpired() ? inTime(broken) : broken;
    } catch (RuntimeException unusable) {
      // The stock client trusts a server's headers: a status of -1 or a lying length end here.
      watch.close();
      throw new IOException("the answer is not HTTP", unusable);
    }
  }

  private Response bounded(Response response, Watch watch) throws IOException {
    watch.bodyBegins();
    if (response.body() == null) {
      watch.close();
      return response;
    }
    InputStream raw =
        ChunkedBody.of(response.body().asInputStream(), coding(response), watchdog, watch);
    BoundedStream body = new BoundedStream(raw, watch, MOST_BYTES);
    return response.toBuilder().body(body, response.body().length()).build();
  }

  private static String coding(Response response) {
    return String.join("", response.headers().getOrDefault("Transfer-Encoding", List.of()));
  }

  private static IOException inTime(IOException broken) {
    SocketTimeoutException late = new SocketTimeoutException("the answer was not complete in time");
    late.initCause(broken);
    return late;
  }

  /** One call of the stock client, whose connection is checked, keyed and watched. */
  private final class Line extends Client.Default {
    private final Watch watch;

    private Line(Watch watch) {
      super(null, null, WITHOUT_REQUEST_BUFFERING);
      this.watch = watch;
    }

    @Override
    public HttpURLConnection getConnection(URL url) throws IOException {
      if (!keyed.has(url)) {
        throw new ForeignOriginException(url, keyed);
      }
      if (!QuietWire.isQuiet()) {
        throw new LoudWireException();
      }
      HttpURLConnection connection = super.getConnection(url);
      // Here and not in a Feign interceptor: what Feign holds, it may print.
      connection.setRequestProperty("Authorization", key.authorization());
      watch.over(connection);
      return connection;
    }
  }
}
