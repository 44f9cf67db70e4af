package dev.avatars.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.emulator.RequestView.LogLine;
import dev.avatars.ports.Timeline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A request's status as a stream of events: the first at once, one for each change, with only the
 * log lines that are new, a comment now and then, and the end after the last.
 */
final class StreamDesk {
  private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

  private final StatusPage page;
  private final Observation observation;
  private final Timeline time;
  private final Duration keepAlive;

  StreamDesk(StatusPage page, Observation observation, Timeline time, Duration keepAlive) {
    this.page = page;
    this.observation = observation;
    this.time = time;
    this.keepAlive = keepAlive;
  }

  HttpResponse stream(FalRequest request, StatusPage.Logs logs) {
    HttpResponse stream =
        new HttpResponse(
            200,
            HttpHeaders.of("Content-Type", "text/event-stream").with("Cache-Control", "no-store"),
            HttpContent.open(out -> new Telling(request, logs, out).tell()));
    return QueueDesk.named(request, stream);
  }

  /** One stream being told. */
  private final class Telling {
    private final FalRequest request;
    private final StatusPage.Logs logs;
    private final OutputStream out;
    private final Stopwatch quiet = new Stopwatch();
    private int linesTold;
    private String told = "";

    Telling(FalRequest request, StatusPage.Logs logs, OutputStream out) {
      this.request = request;
      this.logs = logs;
      this.out = out;
    }

    void tell() throws IOException {
      RequestView view = next();
      while (!view.isOver() && !observation.isOver()) {
        observation.rest();
        view = next();
      }
    }

    private RequestView next() throws IOException {
      Instant now = time.instant();
      RequestView view = request.refresh(now);
      List<LogLine> fresh = view.logs().subList(linesTold, view.logs().size());
      ObjectNode event = page.of(view, logs, fresh);
      if (!fresh.isEmpty() || !event.toString().equals(told)) {
        send(event);
      } else if (quiet.hasRun(keepAlive)) {
        write(PING);
      }
      linesTold = view.logs().size();
      return view;
    }

    private void send(ObjectNode event) throws IOException {
      write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
      if (event.path("logs").isArray()) {
        event.putArray("logs");
      }
      told = event.toString();
    }

    private void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
      quiet.restart();
    }
  }
}
