package dev.avatars.emulator;

import dev.avatars.emulator.Gatekeeper.Need;
import java.util.List;
import java.util.function.BiFunction;

/** Which call an address and a method make. */
final class Routes {
  private final RequestBook book;
  private final QueueDesk queue;
  private final StreamDesk stream;
  private final RunDesk run;
  private final UploadDesk uploads;
  private final FileDesk files;
  private final TokenDesk tokens;
  private final PlatformDesk platform;
  private final HistoryDesk history;
  private final Bills bills;
  private final Observation observation;

  Routes(
      RequestBook book,
      QueueDesk queue,
      StreamDesk stream,
      RunDesk run,
      UploadDesk uploads,
      FileDesk files,
      TokenDesk tokens,
      PlatformDesk platform,
      HistoryDesk history,
      Bills bills,
      Observation observation) {
    this.book = book;
    this.queue = queue;
    this.stream = stream;
    this.run = run;
    this.uploads = uploads;
    this.files = files;
    this.tokens = tokens;
    this.platform = platform;
    this.history = history;
    this.bills = bills;
    this.observation = observation;
  }

  Route find(Address address, String method) {
    return switch (address.surface()) {
      case QUEUE -> queue(address, method);
      case RUN -> run(address, method);
      case REST -> rest(method + " " + address.path());
      case CDN -> cdn(address, method);
      case PLATFORM -> platform(method + " " + address.path());
      case ADMIN, STRANGE -> unknown();
    };
  }

  /** A request is found by its id alone; whatever stands before it is one of many true forms. */
  private Route queue(Address address, String method) {
    List<String> path = address.segments();
    int marker = path.lastIndexOf("requests");
    if (marker < 0) {
      return method.equals("POST") && path.size() >= 2
          ? new Route(FalCall.SUBMIT, Need.PAYING_KEY, queue::submit)
          : unknown();
    }
    String rest = String.join("/", path.subList(Math.min(marker + 2, path.size()), path.size()));
    return switch (method + " " + rest) {
      case "GET status" -> about(FalCall.STATUS, this::status);
      case "GET status/stream" ->
          about(FalCall.STATUS_STREAM, (found, in) -> stream.stream(found, in.logs()));
      case "GET ", "GET response" -> about(FalCall.RESULT, this::result);
      case "PUT cancel" -> about(FalCall.CANCEL, queue::cancel);
      default -> unknown();
    };
  }

  private Route run(Address address, String method) {
    return method.equals("POST") && address.segments().size() >= 2
        ? new Route(FalCall.RUN, Need.PAYING_KEY, run::run)
        : unknown();
  }

  private Route rest(String call) {
    return switch (call) {
      case "POST /storage/upload/initiate" ->
          new Route(FalCall.UPLOAD_INITIATE, Need.KEY, uploads::initiate);
      case "POST /storage/upload/initiate-multipart" ->
          new Route(FalCall.UPLOAD_INITIATE, Need.KEY, uploads::initiateMultipart);
      case "POST /storage/auth/token" -> new Route(FalCall.CDN_TOKEN, Need.KEY, tokens::cdnToken);
      case "POST /tokens" -> new Route(FalCall.REALTIME_TOKEN, Need.KEY, tokens::realtimeToken);
      case "GET /.well-known/jwks.json" -> new Route(FalCall.JWKS, Need.NOBODY, tokens::jwks);
      default -> unknown();
    };
  }

  private Route cdn(Address address, String method) {
    String path = address.path();
    if (method.equals("PUT") && path.matches("/upload/[^/]+")) {
      return new Route(FalCall.UPLOAD_PUT, Need.NOBODY, uploads::put);
    }
    if (method.equals("PUT") && path.matches("(/files/.+)?/multipart/[^/]+/[0-9]+")) {
      return new Route(FalCall.UPLOAD_PART, Need.NOBODY, uploads::part);
    }
    if (method.equals("POST") && path.matches("(/files/.+)?/multipart/[^/]+/complete")) {
      return new Route(FalCall.UPLOAD_COMPLETE, Need.NOBODY, uploads::complete);
    }
    return switch (method + " " + path) {
      case "POST /files/upload" -> new Route(FalCall.CDN_UPLOAD, Need.NOBODY, uploads::cdnUpload);
      case "POST /files/upload/multipart" ->
          new Route(FalCall.UPLOAD_INITIATE, Need.NOBODY, uploads::cdnMultipart);
      default -> file(path, method);
    };
  }

  private Route file(String path, String method) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return reads && path.startsWith("/files/")
        ? new Route(FalCall.FILE, Need.NOBODY, files::get)
        : unknown();
  }

  private Route platform(String call) {
    return switch (call) {
      case "GET /models/pricing" -> new Route(FalCall.PRICING, Need.KEY, platform::pricing);
      case "POST /models/pricing/estimate" ->
          new Route(FalCall.ESTIMATE, Need.KEY, platform::estimate);
      case "GET /models/requests/by-endpoint" ->
          new Route(FalCall.BY_ENDPOINT, Need.KEY, history::byEndpoint);
      case "GET /models/billing-events" ->
          new Route(FalCall.BILLING_EVENTS, Need.ADMIN_KEY, bills::events);
      case "GET /meta" -> new Route(FalCall.META, Need.NOBODY, platform::meta);
      default -> unknown();
    };
  }

  private HttpResponse status(FalRequest request, Incoming incoming) {
    return looked(queue.status(request, incoming), 202);
  }

  private HttpResponse result(FalRequest request, Incoming incoming) {
    return looked(queue.result(request, incoming), 400);
  }

  /** Who is told that a request is not finished has looked, which may let time go on. */
  private HttpResponse looked(HttpResponse reply, int unfinished) {
    if (reply.status() == unfinished) {
      observation.glanced();
    }
    return reply;
  }

  private Route about(FalCall call, BiFunction<FalRequest, Incoming, HttpResponse> answer) {
    return new Route(
        call,
        Need.KEY,
        incoming ->
            HttpAnswer.plain(
                book.find(incoming.requestId(), incoming.at())
                    .map(request -> answer.apply(request, incoming))
                    .orElseGet(QueueDesk::unknown)));
  }

  /** Loud: the sentence says that this is the emulator's ignorance and not a missing thing. */
  private static Route unknown() {
    return new Route(
        FalCall.UNKNOWN,
        Need.NOBODY,
        incoming ->
            HttpAnswer.plain(
                incoming
                    .address()
                    .surface()
                    .error(
                        404,
                        "The fal emulator does not know "
                            + incoming.request().method()
                            + " "
                            + incoming.request().target()
                            + ". It is listed in the journal.")));
  }
}
