package dev.avatars.emulator;

import java.time.InstantSource;

/** Where every request arrives: it is understood, tried by faults, answered, noted. */
final class Reception {
  private static final HttpHeaders CORS =
      HttpHeaders.of("Access-Control-Allow-Origin", "*")
          .with(
              "Access-Control-Expose-Headers",
              "x-fal-request-id, x-fal-billable-units, x-fal-error-type,"
                  + " x-fal-request-timeout-type, etag, retry-after");
  private static final HttpHeaders PREFLIGHT =
      HttpHeaders.of("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS")
          .with("Access-Control-Max-Age", "600");

  /** For browsers that do not say which headers they are going to send. */
  private static final String HEADERS =
      "authorization, content-type, accept, range, x-fal-target-url, x-fal-queue-priority,"
          + " x-fal-request-timeout, x-fal-request-start-timeout, x-fal-runner-hint,"
          + " x-fal-store-io, x-fal-object-lifecycle, x-fal-object-lifecycle-preference,"
          + " x-fal-tags, x-fal-no-retry, x-fal-file-name, x-app-fal-disable-fallback";

  private final Routes routes;
  private final AdminDesk admin;
  private final Faults faults;
  private final Gatekeeper gatekeeper;
  private final ExchangeJournal journal;
  private final Identities identities;
  private final InstantSource time;

  Reception(
      Routes routes,
      AdminDesk admin,
      Faults faults,
      Gatekeeper gatekeeper,
      ExchangeJournal journal,
      Identities identities,
      InstantSource time) {
    this.routes = routes;
    this.admin = admin;
    this.faults = faults;
    this.gatekeeper = gatekeeper;
    this.journal = journal;
    this.identities = identities;
    this.time = time;
  }

  HttpAnswer answer(HttpRequest request) {
    try {
      Address address = Address.of(request);
      return request.method().equals("OPTIONS")
          ? HttpAnswer.plain(preflight(request))
          : answer(request, address);
    } catch (Address.BadAddressException unreadable) {
      return decorated(HttpAnswer.plain(refused(400, unreadable)));
    } catch (RuntimeException bug) {
      // The one boundary to the wire: a client is told about a defect of ours, and the next call
      // finds the emulator alive.
      return decorated(HttpAnswer.plain(refused(500, bug)));
    }
  }

  private HttpAnswer answer(HttpRequest request, Address address) {
    if (request.method().equals("GET") && request.target().equals("/health")) {
      return decorated(HttpAnswer.plain(AdminDesk.health()));
    }
    if (address.surface() == Surface.ADMIN) {
      return decorated(HttpAnswer.plain(admin.answer(request, address)));
    }
    Route route = routes.find(address, request.method());
    Strikes strikes = faults.strike(route.call());
    Incoming incoming = new Incoming(request, address, route.call(), strikes, time.instant());
    HttpAnswer answer = decorated(answer(incoming, route));
    journal.add(incoming, answer);
    return answer;
  }

  private HttpAnswer answer(Incoming incoming, Route route) {
    return incoming
        .strikes()
        .before()
        .map(fault -> fault.spoil(HttpAnswer.plain(HttpResponse.json(200, Json.object()))))
        .orElseGet(() -> incoming.strikes().spoil(answered(incoming, route)));
  }

  private HttpAnswer answered(Incoming incoming, Route route) {
    return gatekeeper
        .refusal(incoming.request(), route.need(), incoming.address().surface())
        .map(HttpAnswer::plain)
        .orElseGet(() -> route.desk().apply(incoming));
  }

  /** Every answer names a request, errors included: some clients fail without. */
  private HttpAnswer decorated(HttpAnswer answer) {
    HttpHeaders headers = CORS;
    if (answer.response().headers().first("x-fal-request-id").isEmpty()) {
      headers = headers.with("x-fal-request-id", identities.requestId(time.instant()));
    }
    return answer.with(answer.response().with(headers));
  }

  private static HttpResponse preflight(HttpRequest request) {
    String wanted = request.headers().first("Access-Control-Request-Headers").orElse(HEADERS);
    return HttpResponse.empty(204)
        .with(CORS)
        .with(PREFLIGHT)
        .with("Access-Control-Allow-Headers", wanted);
  }

  private static HttpResponse refused(int status, RuntimeException why) {
    return Surface.STRANGE.error(status, "The fal emulator: " + why);
  }
}
