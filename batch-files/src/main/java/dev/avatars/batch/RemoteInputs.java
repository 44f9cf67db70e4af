package dev.avatars.batch;

import static java.nio.file.StandardOpenOption.WRITE;

import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.Sha256;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of the web, fetched once into a folder under the digests of their addresses. Thread-safe.
 *
 * <p>A redirect is followed up to five times, to http or https alone and never from https to http;
 * that is {@link Redirect#NORMAL}. A file appears under its name whole or not at all.
 */
final class RemoteInputs {
  /** How a file that is fetched may be. */
  record Limits(Duration connect, Duration total, long bytes) {
    static final Limits USUAL =
        new Limits(Duration.ofSeconds(10), Duration.ofMinutes(5), 200L << 20);
  }

  private static final Pattern EXTENSION = Pattern.compile(".*(\\.[A-Za-z0-9]{1,5})");
  private static final int OK = 200;

  private final Path folder;
  private final Limits limits;
  private Optional<HttpClient> client = Optional.empty();

  RemoteInputs(Path folder, Limits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * The file of an address, fetched unless it is there.
   *
   * @throws UncheckedIOException when the thread is interrupted meanwhile
   */
  Place fetch(String column, URI address) {
    Path file = folder.resolve(nameOf(address));
    if (Files.exists(file)) {
      return new Place.At(file);
    }
    try {
      Files.createDirectories(folder);
      return fetched(column, address, file);
    } catch (IOException refused) {
      return nowhere(column, address, words(refused));
    }
  }

  /** The name under which an address's file is kept. */
  static String nameOf(URI address) {
    Matcher extension = EXTENSION.matcher(Optional.ofNullable(address.getPath()).orElse(""));
    String digest = Sha256.of(address.toString().getBytes(StandardCharsets.UTF_8)).hex();
    return extension.matches() ? digest + extension.group(1) : digest;
  }

  private Place fetched(String column, URI address, Path file) throws IOException {
    Path part = Files.createTempFile(folder, "fetch", ".part");
    try {
      HttpResponse<Path> response = response(address, part);
      if (response.statusCode() != OK) {
        return nowhere(column, address, "status " + response.statusCode());
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return new Place.At(file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private HttpResponse<Path> response(URI address, Path part) throws IOException {
    CompletableFuture<HttpResponse<Path>> response = send(address, part);
    try {
      return response.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new IOException(words(Optional.ofNullable(failed.getCause()).orElse(failed)), failed);
    } catch (TimeoutException slow) {
      throw new IOException("not there after " + limits.total().toSeconds() + " s", slow);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted"));
    } finally {
      response.cancel(true);
    }
  }

  private CompletableFuture<HttpResponse<Path>> send(URI address, Path part) throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(limits.total()).build();
      return client().sendAsync(request, into(part));
    } catch (IllegalArgumentException refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }

  /** Into the file that is there; one that was given up and deleted is not made anew. */
  private BodyHandler<Path> into(Path part) {
    return answer ->
        answer.statusCode() == OK
            ? new LimitedBody(BodySubscribers.ofFile(part, WRITE), limits.bytes())
            : BodySubscribers.replacing(part);
  }

  private synchronized HttpClient client() {
    HttpClient open =
        client.orElseGet(
            () ->
                HttpClient.newBuilder()
                    .followRedirects(Redirect.NORMAL)
                    .connectTimeout(limits.connect())
                    .build());
    client = Optional.of(open);
    return open;
  }

  private Place nowhere(String column, URI address, String why) {
    return new Place.Nowhere(
        new Violation(
            column,
            address.getScheme()
                + "://"
                + Shown.plain(address.getHost() + path(address))
                + ", which could not be fetched ("
                + Shown.plain(why)
                + ")",
            "an address that answers with a file of at most " + limits.bytes() + " bytes"));
  }

  /** A refused connection has no message but the name of its kind. */
  private static String words(Throwable broken) {
    return Optional.ofNullable(broken.getMessage()).orElse(broken.getClass().getSimpleName());
  }

  private static String path(URI address) {
    return Optional.ofNullable(address.getPath()).orElse("");
  }
}
