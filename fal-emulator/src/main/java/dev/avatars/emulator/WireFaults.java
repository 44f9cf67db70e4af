package dev.avatars.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.avatars.emulator.FaultRule.Moment;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The faults of the wire. */
final class WireFaults {
  static final WireFault RESET = swallowing("reset", (exit, response) -> exit.reset());
  static final WireFault CLOSE = swallowing("close", (exit, response) -> exit.close());
  static final WireFault SILENCE = swallowing("silence", (exit, response) -> exit.waitForHangUp());
  static final WireFault HEADERS_THEN_SILENCE =
      sending(
          "headers-then-silence",
          (exit, response) -> {
            exit.writeHead(response);
            exit.waitForHangUp();
          });
  static final WireFault SLOW_BODY = sending("slow-body", WireFaults::trickle);
  static final WireFault HALF_BODY =
      sending(
          "half-body",
          (exit, response) -> {
            half(exit, response);
            exit.close();
          });
  static final WireFault HALF_BODY_RESET =
      sending(
          "half-body-reset",
          (exit, response) -> {
            half(exit, response);
            exit.reset();
          });
  static final WireFault CUT_JSON =
      saying("cut-json", good -> good.with(HttpContent.of(firstHalf(good))));
  static final WireFault INVALID_JSON =
      saying("invalid-json", good -> good.with(content("{\"status\": this is not JSON")));
  static final WireFault GARBAGE_EVENTS =
      saying(
          "garbage-events", good -> good.with(content("data: {\"sta\n\ndata: \u0007garbage\n\n")));
  static final WireFault SILENT_STREAM =
      sending(
          "silent-stream",
          (exit, response) -> {
            exit.writeHead(response);
            exit.waitForHangUp();
          });

  private static final long SECOND_MILLIS = 1_000;
  private static final String GATEWAY_PAGE =
      """
      <html>
      <head><title>502 Bad Gateway</title></head>
      <body>
      <center><h1>502 Bad Gateway</h1></center>
      <hr><center>nginx</center>
      </body>
      </html>
      """;

  private WireFaults() {}

  static WireFault answer(int status, HttpHeaders headers) {
    return answer(usual(status).with(headers));
  }

  static WireFault answer(HttpResponse response) {
    if (response.status() < 200 || response.status() > 599) {
      throw new IllegalArgumentException(
          "status: found " + response.status() + "; allowed: 200 to 599");
    }
    return new WireFault(
        "answer-" + response.status(), Moment.BEFORE, good -> HttpAnswer.plain(response));
  }

  /** Every address of the emulator in a good answer becomes one of another origin. */
  static WireFault elsewhere(URI origin) {
    String other = origin.toString().replaceAll("/+$", "");
    return saying(
        "elsewhere", good -> good.with(content(good.text().replaceAll("https?://[^/\"]+", other))));
  }

  private static HttpResponse usual(int status) {
    if (status == 502) {
      return HttpResponse.text(502, "text/html", GATEWAY_PAGE);
    }
    String detail =
        status == 429 ? "Rate limit exceeded. Please try again later." : Reason.of(status);
    return HttpResponse.json(status, JsonNodeFactory.instance.objectNode().put("detail", detail));
  }

  private static WireFault sending(String name, Transmission transmission) {
    return new WireFault(name, Moment.AFTER, good -> good.sent(transmission));
  }

  private static WireFault swallowing(String name, Transmission instead) {
    return new WireFault(name, Moment.AFTER, good -> good.unsent(instead));
  }

  private static WireFault saying(String name, UnaryOperator<HttpResponse> other) {
    return new WireFault(name, Moment.AFTER, good -> good.with(other.apply(good.response())));
  }

  private static HttpContent content(String text) {
    return HttpContent.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] firstHalf(HttpResponse good) {
    String text = good.text();
    return text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8);
  }

  private static void trickle(HttpExit exit, HttpResponse response) throws IOException {
    exit.writeHead(response.with("Connection", "close"));
    response.content().writeTo(new TricklingStream(exit));
    exit.close();
  }

  /** The first half of a body whose whole length was promised. */
  private static void half(HttpExit exit, HttpResponse response) throws IOException {
    exit.writeHead(response.with("Connection", "close"));
    long length = response.content().length().orElse(0);
    response.content().writeTo(new StoppingStream(exit.raw(), length / 2));
    exit.raw().flush();
  }

  /** Lets one byte through each second. */
  private static final class TricklingStream extends OutputStream {
    private final HttpExit exit;

    TricklingStream(HttpExit exit) {
      this.exit = exit;
    }

    @Override
    public void write(int octet) throws IOException {
      exit.raw().write(octet);
      exit.raw().flush();
      exit.pause(SECOND_MILLIS);
    }
  }

  /** Lets a number of bytes through and swallows the others. */
  private static final class StoppingStream extends FilterOutputStream {
    private long left;

    StoppingStream(OutputStream out, long bytes) {
      super(out);
      this.left = bytes;
    }

    @Override
    public void write(int octet) throws IOException {
      if (left > 0) {
        left--;
        out.write(octet);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int through = (int) Math.min(length, left);
      left -= through;
      out.write(bytes, offset, through);
    }
  }
}
