package dev.avatars.fake;

import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.fake.Journal.Event;
import dev.avatars.fake.Misfortune.Occasion;
import dev.avatars.fake.Phase.Running;
import dev.avatars.fake.Phase.Waiting;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The requests of a provider: first come, first served, so many at once. Guarded by the world's
 * time.
 *
 * <p>Beginnings and ends happen in the order of their times, however late they are looked at, so
 * that what a request went through does not depend on who asked when.
 */
final class RequestQueue implements Happenings {
  private final RenderDesk renderDesk;
  private final DeliveryDesk deliveryDesk;
  private final Faults faults;
  private final Journal journal;
  private final int atOnce;
  private final Map<String, FakeRequest> known = new LinkedHashMap<>();
  private final Deque<FakeRequest> waiting = new ArrayDeque<>();
  private final List<FakeRequest> running = new ArrayList<>();

  private boolean forgetful;

  /** The time of the latest beginning or end: no later one is dated before it. */
  private Instant latest = Instant.MIN;

  RequestQueue(
      RenderDesk renderDesk,
      DeliveryDesk deliveryDesk,
      Faults faults,
      Journal journal,
      int atOnce) {
    this.renderDesk = renderDesk;
    this.deliveryDesk = deliveryDesk;
    this.faults = faults;
    this.journal = journal;
    this.atOnce = atOnce;
  }

  /** Takes a request that waits. */
  void add(FakeRequest request) {
    known.put(request.id(), request);
    waiting.add(request);
  }

  /** The request of a reference, unless it was forgotten. */
  Optional<FakeRequest> find(RemoteRef ref) {
    return Optional.ofNullable(known.get(ref.requestId()))
        .filter(request -> request.ref().provider().equals(ref.provider()));
  }

  /** Forgets a request, which goes on all the same. */
  void forget(RemoteRef ref) {
    find(ref).ifPresent(request -> known.remove(request.id()));
    forgetful = true;
  }

  /** The first request that was submitted with exactly these files since a time. */
  Optional<FakeRequest> find(StagedMedia media, Instant since) {
    return known.values().stream().filter(request -> request.isFor(media, since)).findFirst();
  }

  /** When the latest request since a time was submitted, as long as none was forgotten. */
  Optional<Instant> completeUntil(Instant since) {
    return known.values().stream()
        .map(FakeRequest::submittedAt)
        .filter(at -> !forgetful && !at.isBefore(since))
        .max(Comparator.naturalOrder());
  }

  /** How many are ahead of a request that waits. */
  int position(FakeRequest request) {
    return (int) waiting.stream().takeWhile(ahead -> ahead != request).count();
  }

  /** Takes a request out that waits. */
  void remove(FakeRequest request, Instant now) {
    waiting.remove(request);
    request.enter(deliveryDesk.cancelled(request, Spend.NONE, now));
  }

  @Override
  public Optional<Instant> next() {
    return Stream.concat(nextStart().stream(), nextEnd().map(RequestQueue::until).stream())
        .min(Comparator.naturalOrder());
  }

  @Override
  public Instant ceiling() {
    return running.stream()
        .map(request -> run(request).ceiling())
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  @Override
  public void catchUp(Instant now) {
    Optional<Supplier<Instant>> step = nextStep(now);
    while (step.isPresent()) {
      latest = step.get().get();
      step = nextStep(now);
    }
    postpone(now);
  }

  /** The next beginning or end that is due, whichever comes first; an end makes room first. */
  private Optional<Supplier<Instant>> nextStep(Instant now) {
    Optional<Instant> start = nextStart().filter(at -> !at.isAfter(now));
    Optional<FakeRequest> end = nextEnd().filter(request -> !until(request).isAfter(now));
    boolean endsFirst =
        end.isPresent() && start.map(at -> !at.isBefore(until(end.get()))).orElse(true);
    return endsFirst ? end.map(request -> () -> end(request)) : start.map(at -> () -> begin(at));
  }

  private Optional<Instant> nextStart() {
    return running.size() >= atOnce
        ? Optional.empty()
        : Optional.ofNullable(waiting.peek()).map(this::start);
  }

  /** When a request at the head of the queue has its turn, given that there is room. */
  private Instant start(FakeRequest request) {
    Instant ready = request.phase().fold(Waiting::ready, run -> Instant.MIN, ended -> Instant.MIN);
    return ready.isAfter(latest) ? ready : latest;
  }

  private Optional<FakeRequest> nextEnd() {
    return running.stream()
        .filter(request -> run(request).isReady())
        .min(Comparator.comparing(RequestQueue::until).thenComparing(FakeRequest::number));
  }

  private Instant begin(Instant at) {
    FakeRequest request = waiting.remove();
    journal.add(Event.STARTED, request.job(), request.id(), at);
    request.hasItsTurn(faults.strike(Occasion.RENDERING));
    request.enter(renderDesk.begin(request, at));
    running.add(request);
    return at;
  }

  private Instant end(FakeRequest request) {
    Running run = run(request);
    running.remove(request);
    request.enter(deliveryDesk.end(request, run, run.until()));
    return run.until();
  }

  /** Where time does not wait, a rendering that takes longer than planned ends later. */
  private void postpone(Instant now) {
    running.stream()
        .filter(request -> !run(request).isReady() && until(request).isBefore(now))
        .forEach(request -> request.enter(run(request).postponed(now)));
  }

  private static Instant until(FakeRequest request) {
    return run(request).until();
  }

  private static Running run(FakeRequest request) {
    return request
        .phase()
        .fold(waits -> notRunning(request), run -> run, ended -> notRunning(request));
  }

  private static Running notRunning(FakeRequest request) {
    throw new IllegalStateException("request " + request.id() + " is not being rendered");
  }
}
