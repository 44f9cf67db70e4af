package dev.avatars.fake;

import static java.util.Objects.requireNonNull;

import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a fake world behaves. Immutable.
 *
 * <pre>{@code
 * FakeSettings settings = FakeSettings.seeded(7).toBuilder().atOnce(1).speed(10).build();
 * }</pre>
 */
public final class FakeSettings {
  private static final Capabilities USUAL =
      Capabilities.of(
          Capability.CANCELS_QUEUED,
          Capability.CANCELS_RENDERING,
          Capability.FINDS_LOST_SUBMITS,
          Capability.TELLS_BILLED_COST);

  private final long seed;
  private final Instant start;
  private final int atOnce;
  private final int threads;
  private final int speed;
  private final Duration retryAfter;
  private final Capabilities capabilities;
  private final Optional<Timeline> timeline;
  private final List<Script> scripts;

  private FakeSettings(Builder builder) {
    this.seed = builder.seed;
    this.start = builder.start;
    this.atOnce = builder.atOnce;
    this.threads = builder.threads;
    this.speed = builder.speed;
    this.retryAfter = builder.retryAfter;
    this.capabilities = builder.capabilities;
    this.timeline = builder.timeline;
    this.scripts = builder.scripts;
  }

  /**
   * A world like the real one: two requests rendered at once, a virtual clock that starts on the
   * first of January 2026, every capability but being paid and deduplication.
   */
  public static FakeSettings seeded(long seed) {
    return new Builder(seed).build();
  }

  /** The same, to be changed. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** What decides about everything that looks like chance. */
  public long seed() {
    return seed;
  }

  /** When virtual time starts. */
  public Instant start() {
    return start;
  }

  /** How many requests are rendered at once; the others wait in a queue. */
  public int atOnce() {
    return atOnce;
  }

  /** How many threads one rendering may use; the video is the same for any number. */
  public int threads() {
    return threads;
  }

  /** How many times faster than the real models requests get their turn and are rendered. */
  public int speed() {
    return speed;
  }

  /** The wait that a throttled caller is asked for. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** What the provider can do beyond the necessary. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Somebody else's time to live in; empty for a virtual clock of the world's own. */
  public Optional<Timeline> timeline() {
    return timeline;
  }

  /** What goes wrong from the start. */
  public List<Script> scripts() {
    return scripts;
  }

  /** Settings in the making; not thread-safe. */
  public static final class Builder {
    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_THREADS = 64;
    private static final int FASTEST = 100_000;

    private final long seed;
    private Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private int atOnce = 2;
    private int speed = 1;
    private Duration retryAfter = Duration.ofSeconds(5);
    private Capabilities capabilities = USUAL;
    private Optional<Timeline> timeline = Optional.empty();
    private List<Script> scripts = List.of();

    /** The number of cores changes how long a rendering takes, and nothing else. */
    private int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);

    private Builder(long seed) {
      this.seed = seed;
    }

    private Builder(FakeSettings settings) {
      this.seed = settings.seed;
      this.start = settings.start;
      this.atOnce = settings.atOnce;
      this.threads = settings.threads;
      this.speed = settings.speed;
      this.retryAfter = settings.retryAfter;
      this.capabilities = settings.capabilities;
      this.timeline = settings.timeline;
      this.scripts = settings.scripts;
    }

    /** Starts virtual time at this instant. */
    public Builder start(Instant first) {
      start = requireNonNull(first, "start");
      return this;
    }

    /** Renders so many requests at once, 1 to 1,000. */
    public Builder atOnce(int requests) {
      atOnce = requireWithin("requests at once", requests, MOST_AT_ONCE);
      return this;
    }

    /** Uses up to so many threads for one rendering, 1 to 64; by default all cores. */
    public Builder threads(int most) {
      threads = requireWithin("threads", most, MOST_THREADS);
      return this;
    }

    /** Takes so many times less time than the real models, 1 to 100,000. */
    public Builder speed(int timesFaster) {
      speed = requireWithin("speed", timesFaster, FASTEST);
      return this;
    }

    /** Asks throttled callers to wait so long; zero or more. */
    public Builder retryAfter(Duration wait) {
      if (wait.isNegative()) {
        throw new IllegalArgumentException(
            "retry after: found " + wait + "; allowed: zero or more");
      }
      retryAfter = wait;
      return this;
    }

    /** Declares exactly these capabilities; what is not declared is refused. */
    public Builder capabilities(Capabilities declared) {
      if (declared.has(Capability.PAID)) {
        throw new IllegalArgumentException(
            "capabilities: found PAID; allowed: any other, the fake costs nothing");
      }
      capabilities = declared;
      return this;
    }

    /** Lives in somebody else's time, such as the machine's clock, instead of a virtual one. */
    public Builder timeline(Timeline foreign) {
      timeline = Optional.of(foreign);
      return this;
    }

    /** Lets these things go wrong from the start. */
    public Builder scripts(Script... fromTheStart) {
      scripts = List.of(fromTheStart);
      return this;
    }

    /** The settings. */
    public FakeSettings build() {
      return new FakeSettings(this);
    }

    private static int requireWithin(String field, int found, int most) {
      if (found < 1 || found > most) {
        throw new IllegalArgumentException(field + ": found " + found + "; allowed: 1 to " + most);
      }
      return found;
    }
  }
}
