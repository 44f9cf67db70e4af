package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.emulator.CancelPolicy.Queued;
import dev.avatars.emulator.RequestView.Ending;
import dev.avatars.emulator.RequestView.Stage;
import dev.avatars.emulator.Submitted.Storing;
import dev.avatars.emulator.Submitted.Wishes;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** fal's queue: takes requests, tells how they are, hands out results, cancels. */
final class QueueDesk {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration LIFE_OF_LARGE = Duration.ofMinutes(6);
  private static final Duration LIFE_OF_STORED = Duration.ofDays(30);
  private static final int LARGE_BYTES = 10_000;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  private final RequestBook book;
  private final Intake intake;
  private final Identities identities;
  private final StatusPage page;
  private final Webhooks webhooks;
  private final EmulatorSettings settings;

  QueueDesk(
      RequestBook book,
      Intake intake,
      Identities identities,
      StatusPage page,
      Webhooks webhooks,
      EmulatorSettings settings) {
    this.book = book;
    this.intake = intake;
    this.identities = identities;
    this.page = page;
    this.webhooks = webhooks;
    this.settings = settings;
  }

  /** Takes a request. Neither its body nor its sub-path is looked at before it has its turn. */
  HttpAnswer submit(Incoming incoming) {
    return take(incoming, identities.requestId(incoming.at()), this::accepted);
  }

  /**
   * Takes a request and answers it in one's own way.
   *
   * @param reply the answer for a request that was taken
   */
  HttpAnswer take(Incoming incoming, String id, Function<FalRequest, HttpResponse> reply) {
    Optional<JsonNode> input = input(incoming.request());
    String app = Submitted.app(incoming.address().segments());
    if (!intake.knowsApp(app)) {
      return plain(404, "Application \"" + app + "\" not found");
    }
    if (input.isEmpty()) {
      return plain(422, "The body is not JSON.");
    }
    Submitted submitted =
        new Submitted(id, endpoint(incoming), input.get(), incoming.at(), wishes(incoming));
    Fate fate = incoming.strikes().fate();
    return intake
        .begin(submitted, fate)
        .fold(
            work -> HttpAnswer.plain(reply.apply(booked(submitted, work, fate))),
            HttpAnswer::plain,
            lost -> lost(submitted, lost, fate));
  }

  HttpResponse status(FalRequest request, Incoming incoming) {
    RequestView view = request.refresh(incoming.at());
    int status = view.stage() == Stage.COMPLETED ? 200 : 202;
    return named(request, HttpResponse.json(status, page.of(view, incoming.logs())));
  }

  HttpResponse result(FalRequest request, Incoming incoming) {
    RequestView view = request.refresh(incoming.at());
    if (!view.isOver()) {
      return named(request, HttpResponse.json(400, inProgress(request)));
    }
    return view.ending()
        .filter(ending -> isKept(request.submitted(), ending, incoming.at()))
        .map(ending -> named(request, reply(ending.outcome())))
        .orElseGet(QueueDesk::unknown);
  }

  HttpResponse cancel(FalRequest request, Incoming incoming) {
    boolean waited = request.refresh(incoming.at()).stage() == Stage.IN_QUEUE;
    Work.Stop stop = request.stop(incoming.at(), settings.cancelPolicy().running());
    boolean sayOk = waited && settings.cancelPolicy().queued() == Queued.OK;
    return named(
        request,
        switch (stop) {
          case REMOVED -> sayOk ? word(200, "OK") : word(202, "CANCELLATION_REQUESTED");
          case REQUESTED, REFUSED -> word(202, "CANCELLATION_REQUESTED");
          case TOO_LATE -> word(400, "ALREADY_COMPLETED");
        });
  }

  /** What a finished request is answered with. */
  static HttpResponse reply(Outcome outcome) {
    return HttpResponse.json(outcome.status(), outcome.body()).with(outcome.headers());
  }

  static HttpResponse unknown() {
    return word(404, "NOT_FOUND");
  }

  /** A response that names its request. */
  static HttpResponse named(FalRequest request, HttpResponse response) {
    return response.with("x-fal-request-id", request.submitted().id());
  }

  private HttpResponse accepted(FalRequest request) {
    ObjectNode body = Json.object().put("status", Stage.IN_QUEUE.name());
    page.addresses(body, request.submitted());
    body.putNull("logs").putObject("metrics");
    RequestView view = request.refresh(request.submitted().at());
    return named(request, HttpResponse.json(200, body.put("queue_position", view.position())));
  }

  private FalRequest booked(Submitted submitted, Work work, Fate fate) {
    FalRequest request =
        new FalRequest(submitted, work, submitted.at().plus(fate.hidden()), webhooks::requestEnded);
    book.add(request);
    webhooks.requestTaken();
    return request;
  }

  /** The provider's reply was lost on its way here, so ours is lost too. */
  private HttpAnswer lost(Submitted submitted, Optional<Work> work, Fate fate) {
    Optional<FalRequest> unused = work.map(found -> booked(submitted, found, fate));
    return HttpAnswer.plain(HttpResponse.empty(503)).unsent((exit, response) -> exit.reset());
  }

  private ObjectNode inProgress(FalRequest request) {
    ObjectNode body = Json.object().put("detail", "Request is still in progress");
    page.addresses(body, request.submitted());
    return body;
  }

  private boolean isKept(Submitted submitted, Ending ending, Instant now) {
    if (settings.retention() == EmulatorSettings.Retention.FOREVER) {
      return true;
    }
    return now.isBefore(ending.at().plus(life(submitted, ending.outcome())));
  }

  /** How long a result is kept after its request has ended. */
  static Duration life(Submitted submitted, Outcome outcome) {
    if (submitted.wishes().storing() == Storing.STORED) {
      return LIFE_OF_STORED;
    }
    return lifeOfUnstored(outcome);
  }

  static Duration lifeOfUnstored(Outcome outcome) {
    int bytes = outcome.body().toString().getBytes(StandardCharsets.UTF_8).length;
    return bytes >= LARGE_BYTES ? LIFE_OF_LARGE : LIFE;
  }

  private Wishes wishes(Incoming incoming) {
    HttpHeaders headers = incoming.request().headers();
    Optional<String> timeout =
        headers
            .first("X-Fal-Request-Start-Timeout")
            .or(() -> headers.first("X-Fal-Request-Timeout"));
    return new Wishes(
        incoming
            .address()
            .first("fal_webhook")
            .filter(url -> !url.isBlank())
            .map(QueueDesk::receiver),
        timeout
            .filter(text -> SECONDS.matcher(text).matches())
            .map(text -> deadline(text, incoming)),
        headers.first("X-Fal-Store-IO").filter("0"::equals).isPresent()
            ? Storing.NOT_STORED
            : Storing.STORED,
        headers
            .first("X-Fal-Object-Lifecycle-Preference")
            .map(Lifecycle::parse)
            .orElse(Lifecycle.USUAL));
  }

  /** A receiver that could never be told is refused here and now, so that nobody waits for it. */
  private static URI receiver(String address) {
    try {
      URI receiver = URI.create(address);
      if (String.valueOf(receiver.getScheme()).matches("https?") && receiver.getHost() != null) {
        return receiver;
      }
    } catch (IllegalArgumentException unreadable) {
      // it is refused with the others below
    }
    throw new Address.BadAddressException(address);
  }

  private static Instant deadline(String seconds, Incoming incoming) {
    long millis = new BigDecimal(seconds).movePointRight(3).longValue();
    return incoming.at().plusMillis(millis);
  }

  private static String endpoint(Incoming incoming) {
    return String.join("/", incoming.address().segments());
  }

  /** No body at all is an input without fields, as one client sends it. */
  private static Optional<JsonNode> input(HttpRequest request) {
    if (request.body().size() == 0) {
      return Optional.of(Json.object());
    }
    return Json.tryParse(Bodies.text(request.body()));
  }

  private static HttpResponse word(int status, String word) {
    return HttpResponse.json(status, Json.object().put("status", word));
  }

  private static HttpAnswer plain(int status, String detail) {
    return HttpAnswer.plain(Surface.QUEUE.error(status, detail));
  }
}
