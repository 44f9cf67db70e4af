package dev.avatars.emulator;

import dev.avatars.emulator.RequestView.Ending;
import dev.avatars.ports.Timeline;

/** fal's synchronous entrance: takes a request and answers when it has ended. */
final class RunDesk {
  private final QueueDesk queue;
  private final RequestBook book;
  private final Identities identities;
  private final Observation observation;
  private final Timeline time;
  private final int mostAtOnce;

  RunDesk(
      QueueDesk queue,
      RequestBook book,
      Identities identities,
      Observation observation,
      Timeline time,
      int mostAtOnce) {
    this.queue = queue;
    this.book = book;
    this.identities = identities;
    this.observation = observation;
    this.time = time;
    this.mostAtOnce = mostAtOnce;
  }

  HttpAnswer run(Incoming incoming) {
    if (book.unfinished().size() >= mostAtOnce) {
      return HttpAnswer.plain(tooMany());
    }
    return queue.take(incoming, identities.requestId(incoming.at()), this::awaited);
  }

  private HttpResponse awaited(FalRequest request) {
    RequestView view = request.refresh(time.instant());
    while (!view.isOver() && !observation.isOver()) {
      observation.rest();
      view = request.refresh(time.instant());
    }
    return view.ending()
        .map(Ending::outcome)
        .map(outcome -> QueueDesk.named(request, QueueDesk.reply(outcome)))
        .orElseGet(() -> Surface.RUN.error(503, "The emulator was closed."));
  }

  /** Unlike the queue, the synchronous entrance lets nobody wait. */
  private HttpResponse tooMany() {
    var body =
        Json.object()
            .put("detail", "Reached concurrent requests limit of " + mostAtOnce)
            .put("type", "concurrent_requests_limit");
    body.putObject("data").put("limit", mostAtOnce);
    return HttpResponse.json(429, body).with("X-Fal-needs-retry", "1");
  }
}
