package dev.avatars.micrometer;

import dev.avatars.domain.job.JobId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Moments of jobs, of which the oldest is forgotten when there are too many. Thread-safe. */
final class Remembered {
  private final int most;
  private final Map<JobId, Instant> moments = new LinkedHashMap<>();

  Remembered(int most) {
    this.most = most;
  }

  /** Remembers the first moment of a job; false when one is known. */
  synchronized boolean put(JobId id, Instant moment) {
    boolean first = moments.putIfAbsent(id, moment) == null;
    if (moments.size() > most) {
      moments.remove(moments.keySet().iterator().next());
    }
    return first;
  }

  /** The moment of a job, which is forgotten with this. */
  synchronized Optional<Instant> taken(JobId id) {
    return Optional.ofNullable(moments.remove(id));
  }
}
