package dev.avatars.fake;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.JobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What truly happened at a fake provider, whatever its answers said: the evidence for tests that a
 * job was bought once. Thread-safe; what is read is a copy.
 *
 * <pre>{@code
 * assertThat(world.journal().accepted(job.id())).isEqualTo(1);
 * }</pre>
 */
public final class Journal {
  private final List<Entry> entries = new ArrayList<>();

  Journal() {}

  /** What an entry tells. */
  public enum Event {
    /** A submit reached the provider. */
    SUBMITTED,
    /** It was taken; from here on it counts as bought. */
    ACCEPTED,
    /** A request had its turn, and its rendering began. */
    STARTED,
    /** A request's video is done and billed. */
    FINISHED,
    /** A request failed. */
    FAILED,
    /** A request was stopped before its end. */
    CANCELLED,
    /** The bytes of a video were asked for. */
    DOWNLOADED
  }

  /**
   * One thing that happened.
   *
   * @param event what
   * @param job to which job
   * @param requestId the provider's name of it; empty for a submit that was not taken
   * @param at when
   */
  public record Entry(Event event, JobId job, String requestId, Instant at) {
    public Entry {
      requireNonNull(event, "event");
      requireNonNull(job, "job");
      requireNonNull(requestId, "request id");
      requireNonNull(at, "at");
    }
  }

  /** Everything, oldest first. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** How often something happened in all. */
  public synchronized int count(Event event) {
    return (int) entries.stream().filter(entry -> entry.event() == event).count();
  }

  /** How often something happened to a job. */
  public synchronized int count(Event event, JobId job) {
    return (int)
        entries.stream().filter(entry -> entry.event() == event && entry.job().equals(job)).count();
  }

  /** How many requests of a job the provider took: what it was bought. */
  public int accepted(JobId job) {
    return count(Event.ACCEPTED, job);
  }

  synchronized void add(Event event, JobId job, String requestId, Instant at) {
    entries.add(new Entry(event, job, requestId, at));
  }
}
