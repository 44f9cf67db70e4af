package dev.avatars.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.emulator.EmulatorSettings.History;
import dev.avatars.emulator.RequestView.Ending;
import dev.avatars.emulator.RequestView.Stage;
import dev.avatars.emulator.Submitted.Storing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The requests of an endpoint: where a submit is found whose reply was lost. */
final class HistoryDesk {
  private static final int USUAL_LIMIT = 50;
  private static final int MOST = 100;

  /** By their ends, the latest first; what has not ended comes before. */
  private static final Comparator<RequestView> LATEST_FIRST =
      Comparator.comparing(HistoryDesk::end)
          .thenComparing(view -> view.submitted().at())
          .thenComparing(view -> view.submitted().id())
          .reversed();

  private final RequestBook book;
  private final History shows;

  HistoryDesk(RequestBook book, History shows) {
    this.book = book;
    this.shows = shows;
  }

  HttpAnswer byEndpoint(Incoming incoming) {
    Address address = incoming.address();
    if (address.all("endpoint_id").isEmpty()) {
      return PlatformDesk.refused(400, "endpoint_id: found none; allowed: one or more");
    }
    List<RequestView> found = found(incoming);
    int from = number(address.first("cursor"), 0, Integer.MAX_VALUE);
    int limit = number(address.first("limit"), USUAL_LIMIT, MOST);
    boolean payloads = address.all("expand").contains("payloads");
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    found.stream().skip(from).limit(limit).map(view -> item(view, payloads)).forEach(items::add);
    boolean more = found.size() > (long) from + limit;
    body.put("next_cursor", more ? String.valueOf(from + limit) : null).put("has_more", more);
    return HttpAnswer.plain(HttpResponse.json(200, body));
  }

  private List<RequestView> found(Incoming incoming) {
    HistoryFilter filter = HistoryFilter.of(incoming);
    List<String> statuses = incoming.address().all("status");
    return book.all().stream()
        .map(request -> request.refresh(incoming.at()))
        .filter(this::isShown)
        .filter(view -> filter.lets(view, view.submitted().at()))
        .filter(view -> statuses.isEmpty() || statuses.contains(status(view)))
        .sorted(LATEST_FIRST)
        .toList();
  }

  private boolean isShown(RequestView view) {
    return switch (shows) {
      case EVERYTHING -> true;
      case WHAT_BEGAN -> view.stage() != Stage.IN_QUEUE;
      case WHAT_ENDED -> view.isOver();
    };
  }

  private static ObjectNode item(RequestView view, boolean payloads) {
    Submitted submitted = view.submitted();
    ObjectNode item =
        Json.object()
            .put("request_id", submitted.id())
            .put("endpoint_id", submitted.endpoint())
            .put("sent_at", StatusPage.time(submitted.at()))
            .put("started_at", StatusPage.time(view.started().orElse(submitted.at())));
    ended(item, view);
    if (payloads && submitted.wishes().storing() == Storing.STORED) {
      item.set("json_input", submitted.input());
      view.ending().map(Ending::outcome).ifPresent(end -> item.set("json_output", end.body()));
    }
    return item;
  }

  private static void ended(ObjectNode item, RequestView view) {
    item.put("ended_at", view.ending().map(end -> StatusPage.time(end.at())).orElse(null));
    item.put("status_code", view.ending().map(end -> end.outcome().status()).orElse(null));
    item.put("duration", view.inferenceTime().map(StatusPage::seconds).orElse(null));
  }

  private static String status(RequestView view) {
    int status = view.ending().map(end -> end.outcome().status()).orElse(0);
    if (status < 300) {
      return status == 0 ? "" : "success";
    }
    return status < 500 ? "user_error" : "error";
  }

  private static Instant end(RequestView view) {
    return view.ending().map(Ending::at).orElse(Instant.MAX);
  }

  private static int number(Optional<String> text, int otherwise, int most) {
    return text.filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .map(found -> Math.min(found, most))
        .orElse(otherwise);
  }
}
