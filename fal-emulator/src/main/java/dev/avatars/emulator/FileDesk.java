package dev.avatars.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands out files, whole or in part (RFC 9110, 14). */
final class FileDesk {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  private final Shelf shelf;
  private final TokenDesk tokens;

  FileDesk(Shelf shelf, TokenDesk tokens) {
    this.shelf = shelf;
    this.tokens = tokens;
  }

  HttpAnswer get(Incoming incoming) {
    Optional<StoredFile> file = shelf.find(incoming.address().path(), incoming.at());
    return HttpAnswer.plain(
        file.map(found -> guarded(found, incoming)).orElseGet(FileDesk::missing));
  }

  private HttpResponse guarded(StoredFile file, Incoming incoming) {
    boolean known = tokens.isKnown(incoming.request(), incoming.at());
    return switch (known ? Lifecycle.Strangers.ALLOWED : file.strangers()) {
      case ALLOWED -> sent(file, incoming.request());
      case FORBIDDEN -> Surface.CDN.error(403, "Access denied");
      case KEPT_IN_THE_DARK -> missing();
    };
  }

  private static HttpResponse sent(StoredFile file, HttpRequest request) {
    try {
      long size = file.bytes().size();
      HttpResponse head =
          HttpResponse.empty(200)
              .with("Content-Type", file.contentType())
              .with("Accept-Ranges", "bytes");
      return request
          .headers()
          .first("Range")
          .map(RANGE::matcher)
          .filter(Matcher::matches)
          .map(range -> part(file, head, range, size))
          .orElseGet(() -> head.with(content(file, 0, size)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** {@code a-b}, {@code a-} or {@code -n}; a range that begins behind the end is refused. */
  private static HttpResponse part(StoredFile file, HttpResponse head, Matcher range, long size) {
    boolean fromEnd = range.group(1).isEmpty();
    long first =
        fromEnd ? Math.max(0, size - number(range.group(2), 0)) : number(range.group(1), 0);
    long last = fromEnd ? size - 1 : Math.min(size - 1, number(range.group(2), size - 1));
    if (first >= size || last < first) {
      return HttpResponse.empty(416).with("Content-Range", "bytes */" + size);
    }
    HttpResponse part = new HttpResponse(206, head.headers(), content(file, first, last + 1));
    return part.with("Content-Range", "bytes " + first + "-" + last + "/" + size);
  }

  private static HttpContent content(StoredFile file, long from, long to) {
    return HttpContent.sized(to - from, out -> copy(file, from, to, out));
  }

  private static void copy(StoredFile file, long from, long to, OutputStream out)
      throws IOException {
    try (InputStream bytes = file.bytes().open(from)) {
      new SizedInput(bytes, to - from).transferTo(out);
    }
  }

  private static long number(String digits, long otherwise) {
    return digits.isEmpty() ? otherwise : Long.parseLong(digits);
  }

  private static HttpResponse missing() {
    return Surface.CDN.error(404, "Not Found");
  }
}
