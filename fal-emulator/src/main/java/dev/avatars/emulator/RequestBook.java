package dev.avatars.emulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every request there is, in the order in which they were taken. Thread-safe. */
final class RequestBook {
  private final Map<String, FalRequest> requests = new LinkedHashMap<>();

  synchronized void add(FalRequest request) {
    requests.put(request.submitted().id(), request);
  }

  /** The request of an id, if anybody may know of it. */
  synchronized Optional<FalRequest> find(String id, Instant now) {
    return Optional.ofNullable(requests.get(id)).filter(request -> request.isShownAt(now));
  }

  synchronized List<FalRequest> all() {
    return List.copyOf(requests.values());
  }

  synchronized void clear() {
    requests.clear();
  }

  List<FalRequest> unfinished() {
    return all().stream().filter(request -> !request.isEnded()).toList();
  }
}
