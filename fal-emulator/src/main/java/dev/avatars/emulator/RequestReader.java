package dev.avatars.emulator;

import dev.avatars.emulator.HttpHeaders.Field;
import dev.avatars.emulator.HttpRequest.Persistence;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads requests off a connection (RFC 9112): head, then a body of a length or in chunks. */
final class RequestReader {
  private static final int MOST_FIELDS = 200;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final LineInput lines;
  private final OutputStream out;
  private final BodySpool spool;

  /**
   * Reads from a connection.
   *
   * @param in a buffered stream
   * @param out where a waiting client is told to go on
   */
  RequestReader(InputStream in, OutputStream out, BodySpool spool) {
    this.lines = new LineInput(in);
    this.out = out;
    this.spool = spool;
  }

  /**
   * The next request.
   *
   * @throws BadRequestException when it is not one
   * @throws EOFException when there is none any more
   */
  HttpRequest next() throws IOException {
    String[] line = requestLine().split(" ", -1);
    if (line.length != 3 || !line[2].startsWith("HTTP/1.")) {
      throw new BadRequestException(
          400, "request line: found '" + String.join(" ", line) + "'; allowed: HTTP/1.1");
    }
    HttpHeaders headers = headers();
    return new HttpRequest(line[0], line[1], headers, body(headers), persistence(line[2], headers));
  }

  /** Blank lines before a request are skipped (RFC 9112, 2.2). */
  private String requestLine() throws IOException {
    String line = lines.next();
    return line.isEmpty() ? lines.next() : line;
  }

  private HttpHeaders headers() throws IOException {
    List<Field> fields = new ArrayList<>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      fields.add(field(line));
      if (fields.size() > MOST_FIELDS) {
        throw new BadRequestException(
            431, "headers: found more than " + MOST_FIELDS + "; allowed: at most that");
      }
    }
    return HttpHeaders.of(fields);
  }

  private static Field field(String line) throws BadRequestException {
    int colon = line.indexOf(':');
    if (colon < 1 || line.charAt(colon - 1) == ' ') {
      throw new BadRequestException(400, "header: found '" + line + "'; allowed: name: value");
    }
    return new Field(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  private RequestBody body(HttpHeaders headers) throws IOException {
    Optional<String> coding = headers.first("Transfer-Encoding");
    Optional<String> length = headers.first("Content-Length");
    if (coding.isPresent() && length.isPresent()) {
      throw new BadRequestException(400, "body: found both a length and chunks; allowed: one");
    }
    if (coding.isPresent()) {
      return chunked(coding.get(), headers);
    }
    long size = length.isPresent() ? size(length.get()) : 0;
    return size == 0 ? RequestBody.EMPTY : sized(size, headers);
  }

  private RequestBody chunked(String coding, HttpHeaders headers) throws IOException {
    if (!coding.equalsIgnoreCase("chunked")) {
      throw new BadRequestException(
          501, "transfer encoding: found '" + coding + "'; allowed: chunked");
    }
    goOn(headers);
    return spool.take(new ChunkedInput(lines));
  }

  private RequestBody sized(long size, HttpHeaders headers) throws IOException {
    spool.requireFits(size);
    goOn(headers);
    RequestBody body = spool.take(new SizedInput(lines.bytes(), size));
    if (body.size() < size) {
      body.discard();
      throw new EOFException("the body ended after " + body.size() + " of " + size + " bytes");
    }
    return body;
  }

  private void goOn(HttpHeaders headers) throws IOException {
    if (headers.first("Expect").filter("100-continue"::equalsIgnoreCase).isPresent()) {
      out.write(CONTINUE);
      out.flush();
    }
  }

  private static long size(String text) throws BadRequestException {
    if (!text.matches("[0-9]{1,18}")) {
      throw new BadRequestException(
          400, "content length: found '" + text + "'; allowed: a number of bytes");
    }
    return Long.parseLong(text);
  }

  private static Persistence persistence(String version, HttpHeaders headers) {
    String wish = headers.first("Connection").orElse("").toLowerCase(Locale.ROOT);
    boolean stays = version.equals("HTTP/1.1") && !wish.contains("close");
    return stays ? Persistence.KEEP_ALIVE : Persistence.CLOSE;
  }
}
