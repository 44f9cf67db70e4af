package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.model.Catalog;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.Timeline;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an emulator behaves. Immutable.
 *
 * <p>Without more it stands in front of a fake provider that renders real videos, on a free port of
 * the loopback address, in real time, and takes every well-formed key.
 *
 * <pre>{@code
 * EmulatorSettings settings =
 *     EmulatorSettings.seeded(7).virtualClock().toBuilder().atOnce(10).build();
 * }</pre>
 */
public final class EmulatorSettings {
  private final long seed;
  private final InetAddress address;
  private final int port;
  private final Optional<URI> publicUri;
  private final Passing passing;
  private final Instant start;
  private final Duration step;
  private final int speed;
  private final int atOnce;
  private final Optional<Backing> backing;
  private final Catalog catalog;
  private final KeyPolicy keys;
  private final CancelPolicy cancelPolicy;
  private final WebhookPolicy webhooks;
  private final Optional<InstantSource> webhookClock;
  private final Retention retention;
  private final History history;
  private final Duration keepAlive;
  private final List<FaultRule> faults;
  private final long mostBodyBytes;
  private final Consumer<Exchange> onExchange;

  private EmulatorSettings(Builder builder) {
    this.seed = builder.seed;
    this.address = builder.address;
    this.port = builder.port;
    this.publicUri = builder.publicUri;
    this.passing = builder.passing;
    this.start = builder.start;
    this.step = builder.step;
    this.speed = builder.speed;
    this.atOnce = builder.atOnce;
    this.backing = builder.backing;
    this.catalog = builder.catalog;
    this.keys = builder.keys;
    this.cancelPolicy = builder.cancelPolicy;
    this.webhooks = builder.webhooks;
    this.webhookClock = builder.webhookClock;
    this.retention = builder.retention;
    this.history = builder.history;
    this.keepAlive = builder.keepAlive;
    this.faults = builder.faults;
    this.mostBodyBytes = builder.mostBodyBytes;
    this.onExchange = builder.onExchange;
  }

  /** How long results are kept. */
  public enum Retention {
    /** 30 days; without stored payloads an hour, or six minutes when they have 10 KB or more. */
    AS_DOCUMENTED,
    /** As long as the emulator runs. */
    FOREVER
  }

  /** Which requests the history by endpoint shows; what fal shows is not known. */
  public enum History {
    /** Those that have ended. */
    WHAT_ENDED,
    /** Those that have begun, ended or not; the default. */
    WHAT_BEGAN,
    /** Those that wait, too. */
    EVERYTHING
  }

  /** A provider of one's own, in its time. */
  record Backing(AvatarProvider provider, Timeline timeline, Optional<MediaProbe> probe) {}

  /** The usual settings with a seed: two emulators with one seed name everything alike. */
  public static EmulatorSettings seeded(long seed) {
    return new Builder(seed).build();
  }

  /**
   * The same on a virtual clock for clients of any kind: whoever asks for a request's status and is
   * told that it is not finished moves time on, by {@link Builder#timePerLook}. A job is done after
   * a few polls, and nobody waits.
   */
  public EmulatorSettings virtualClock() {
    return toBuilder().passing(Passing.BY_LOOKING).build();
  }

  /**
   * The same on a virtual clock that stands still until a test {@linkplain EmulatorClock#advance
   * advances} it or waits on it.
   */
  public EmulatorSettings manualClock() {
    return toBuilder().passing(Passing.BY_HAND).build();
  }

  /** The same on the machine's clock; the default. */
  public EmulatorSettings realClock() {
    return toBuilder().passing(Passing.BY_ITSELF).build();
  }

  /** The same, to be changed. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  long seed() {
    return seed;
  }

  InetAddress address() {
    return address;
  }

  int port() {
    return port;
  }

  Optional<URI> publicUri() {
    return publicUri;
  }

  Passing passing() {
    return passing;
  }

  Instant start() {
    return start;
  }

  Duration step() {
    return step;
  }

  int speed() {
    return speed;
  }

  int atOnce() {
    return atOnce;
  }

  Optional<Backing> backing() {
    return backing;
  }

  Catalog catalog() {
    return catalog;
  }

  KeyPolicy keys() {
    return keys;
  }

  CancelPolicy cancelPolicy() {
    return cancelPolicy;
  }

  WebhookPolicy webhooks() {
    return webhooks;
  }

  Optional<InstantSource> webhookClock() {
    return webhookClock;
  }

  Retention retention() {
    return retention;
  }

  History history() {
    return history;
  }

  Duration keepAlive() {
    return keepAlive;
  }

  List<FaultRule> faults() {
    return faults;
  }

  long mostBodyBytes() {
    return mostBodyBytes;
  }

  Consumer<Exchange> onExchange() {
    return onExchange;
  }

  /** Settings in the making; not thread-safe. */
  public static final class Builder {
    private static final int MOST_AT_ONCE = 1_000;
    private static final int FASTEST = 100_000;
    private static final int LAST_PORT = 65_535;

    private final long seed;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port;
    private Optional<URI> publicUri = Optional.empty();
    private Passing passing = Passing.BY_ITSELF;
    private Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private Duration step = Duration.ofSeconds(30);
    private int speed = 1;
    private int atOnce = 2;
    private Optional<Backing> backing = Optional.empty();
    private Catalog catalog = Catalog.builtIn();
    private KeyPolicy keys = KeyPolicy.wellFormed();
    private CancelPolicy cancelPolicy = CancelPolicy.usual();
    private WebhookPolicy webhooks = WebhookPolicy.newest();
    private Optional<InstantSource> webhookClock = Optional.empty();
    private Retention retention = Retention.AS_DOCUMENTED;
    private History history = History.WHAT_BEGAN;
    private Duration keepAlive = Duration.ofSeconds(4);
    private List<FaultRule> faults = List.of();
    private long mostBodyBytes = 1L << 30;
    private Consumer<Exchange> onExchange = exchange -> {};

    private Builder(long seed) {
      this.seed = seed;
    }

    private Builder(EmulatorSettings settings) {
      this.seed = settings.seed;
      this.address = settings.address;
      this.port = settings.port;
      this.publicUri = settings.publicUri;
      this.passing = settings.passing;
      this.start = settings.start;
      this.step = settings.step;
      this.speed = settings.speed;
      this.atOnce = settings.atOnce;
      this.backing = settings.backing;
      this.catalog = settings.catalog;
      this.keys = settings.keys;
      this.cancelPolicy = settings.cancelPolicy;
      this.webhooks = settings.webhooks;
      this.webhookClock = settings.webhookClock;
      this.retention = settings.retention;
      this.history = settings.history;
      this.keepAlive = settings.keepAlive;
      this.faults = settings.faults;
      this.mostBodyBytes = settings.mostBodyBytes;
      this.onExchange = settings.onExchange;
    }

    /** Listens on this port; 0 for any that is free. */
    public Builder port(int number) {
      if (number < 0 || number > LAST_PORT) {
        throw new IllegalArgumentException(
            "port: found " + number + "; allowed: 0 to " + LAST_PORT);
      }
      port = number;
      return this;
    }

    /** Listens at this address instead of the loopback one; anybody who reaches it may call. */
    public Builder address(InetAddress interfaceAddress) {
      address = requireNonNull(interfaceAddress, "address");
      return this;
    }

    /** Tells callers this address of itself, as behind a proxy or in a container. */
    public Builder publicUri(URI uri) {
      if (!uri.isAbsolute()) {
        throw new IllegalArgumentException("public uri: found '" + uri + "'; allowed: absolute");
      }
      publicUri = Optional.of(uri);
      return this;
    }

    /** Starts virtual time at this instant; the first of January 2026 by default. */
    public Builder startingAt(Instant first) {
      start = requireNonNull(first, "start");
      return this;
    }

    /** How far one look moves a virtual clock; 30 seconds by default. */
    public Builder timePerLook(Duration time) {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException(
            "time per look: found " + time + "; allowed: more than zero");
      }
      step = time;
      return this;
    }

    /** The fake provider takes so many times less time than the real models, 1 to 100,000. */
    public Builder speed(int timesFaster) {
      speed = requireWithin("speed", timesFaster, FASTEST);
      return this;
    }

    /**
     * The account's concurrency: so many requests are rendered at once, 1 to 1,000, and others
     * wait; 2 by default, as for a new account. Of a provider of one's own it limits only runs.
     */
    public Builder atOnce(int requests) {
      atOnce = requireWithin("requests at once", requests, MOST_AT_ONCE);
      return this;
    }

    /**
     * Stands in front of this provider, which reads the addresses of files on this machine.
     *
     * @param timeline the provider's time, which passes by itself or because somebody waits
     */
    public Builder provider(AvatarProvider provider, Timeline timeline) {
      backing = Optional.of(new Backing(provider, timeline, Optional.empty()));
      passing = Passing.BY_ITSELF;
      return this;
    }

    /** Stands in front of this provider, and stores measured files in its own storage. */
    public Builder provider(AvatarProvider provider, Timeline timeline, MediaProbe probe) {
      backing = Optional.of(new Backing(provider, timeline, Optional.of(probe)));
      passing = Passing.BY_ITSELF;
      return this;
    }

    /** Knows these models and their prices instead of the built-in ones. */
    public Builder catalog(Catalog models) {
      catalog = requireNonNull(models, "catalog");
      return this;
    }

    /** Accepts these keys. */
    public Builder keys(KeyPolicy policy) {
      keys = requireNonNull(policy, "keys");
      return this;
    }

    /** Cancels like this. */
    public Builder cancelPolicy(CancelPolicy policy) {
      cancelPolicy = requireNonNull(policy, "cancel policy");
      return this;
    }

    /** Repeats webhooks like this. */
    public Builder webhooks(WebhookPolicy policy) {
      webhooks = requireNonNull(policy, "webhooks");
      return this;
    }

    /** Signs webhooks with the time of this clock; with the emulator's own time by default. */
    public Builder webhookClock(InstantSource clock) {
      webhookClock = Optional.of(clock);
      return this;
    }

    /** Keeps results so long. */
    public Builder retention(Retention rule) {
      retention = requireNonNull(rule, "retention");
      return this;
    }

    /** Shows these requests in the history by endpoint. */
    public Builder history(History shown) {
      history = requireNonNull(shown, "history");
      return this;
    }

    /**
     * Comments on status streams come this often, in real time: 4 seconds by default, where fal
     * takes 15, since one of its own clients gives up after 10.
     */
    public Builder keepAlive(Duration pause) {
      if (pause.isZero() || pause.isNegative()) {
        throw new IllegalArgumentException(
            "keep alive: found " + pause + "; allowed: more than zero");
      }
      keepAlive = pause;
      return this;
    }

    /** Lets these things go wrong from the start. */
    public Builder faults(FaultRule... fromTheStart) {
      faults = List.of(fromTheStart);
      return this;
    }

    /** Refuses bodies larger than this; 1 GiB by default. */
    public Builder mostBodyBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("body bytes: found " + bytes + "; allowed: 1 or more");
      }
      mostBodyBytes = bytes;
      return this;
    }

    /** Tells this of every exchange, on the thread that answers it. */
    public Builder onExchange(Consumer<Exchange> listener) {
      onExchange = requireNonNull(listener, "listener");
      return this;
    }

    /** The settings. */
    public EmulatorSettings build() {
      if (backing.isPresent() && passing != Passing.BY_ITSELF) {
        throw new IllegalArgumentException(
            "clock: found a virtual one beside a provider that brings its own time; allowed: one");
      }
      return new EmulatorSettings(this);
    }

    private Builder passing(Passing kind) {
      passing = kind;
      return this;
    }

    private static int requireWithin(String field, int found, int most) {
      if (found < 1 || found > most) {
        throw new IllegalArgumentException(field + ": found " + found + "; allowed: 1 to " + most);
      }
      return found;
    }
  }
}
