package dev.avatars.fal;

import dev.avatars.fal.FalSettings.Limits;
import dev.avatars.fal.Watchdog.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * Exchanges that carry files and never the key. Feign holds bodies in memory, files may be large,
 * so these go over the JDK's connection alone. Thread-safe.
 */
final class KeylessLine {
  /** The slowest line that is waited for: 32 KiB a second. */
  private static final long SLOWEST_BYTES_PER_SECOND = 32 << 10;

  private static final int MOST_ERROR_BYTES = 64 << 10;

  private final Watchdog watchdog;
  private final Limits limits;

  KeylessLine(Watchdog watchdog, Limits limits) {
    this.watchdog = watchdog;
    this.limits = limits;
  }

  /** Begins to watch an exchange of some bytes. */
  Watch watch(long bytes) {
    return watchdog.begin(
        limits.patience().plus(Duration.ofSeconds(bytes / SLOWEST_BYTES_PER_SECOND)));
  }

  /** A connection that follows nothing, keeps nothing and ends in time. */
  HttpURLConnection open(URI address, String method, Watch watch) throws IOException {
    if (Origin.of(address).isEmpty()) {
      throw new IOException("address: found one that is not plain http or https");
    }
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout((int) limits.connect().toMillis());
    connection.setReadTimeout((int) limits.read().toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    watch.over(connection);
    return connection;
  }

  /** The status and the beginning of the body of an answer that is no file. */
  Answer answer(HttpURLConnection connection, Watch watch) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("the answer is not HTTP");
    }
    watch.bodyBegins();
    return new Answer(status, headers(connection), text(connection, status, watch));
  }

  private static java.util.Map<String, java.util.List<String>> headers(
      HttpURLConnection connection) {
    java.util.Map<String, java.util.List<String>> headers = new java.util.TreeMap<>();
    for (int i = 1; connection.getHeaderFieldKey(i) != null; i++) {
      headers.put(
          connection.getHeaderFieldKey(i),
          java.util.List.of(String.valueOf(connection.getHeaderField(i))));
    }
    return headers;
  }

  private String text(HttpURLConnection connection, int status, Watch watch) throws IOException {
    InputStream raw = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
    if (raw == null) {
      return "";
    }
    try (InputStream body = bounded(raw, connection, watch, BoundedClient.MOST_BYTES)) {
      return new String(body.readNBytes(MOST_ERROR_BYTES), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** An answer's bytes within the watch's time and a most. */
  InputStream bounded(InputStream raw, HttpURLConnection connection, Watch watch, long most) {
    String coding = String.valueOf(connection.getHeaderField("Transfer-Encoding"));
    return new BoundedStream(
        ChunkedBody.of(raw, coding.equals("null") ? "" : coding, watchdog, watch), watch, most);
  }
}
