package dev.avatars.fal;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How fal is spoken to: the key, the hosts, the limits and the wishes that go with a submit.
 * Immutable; every default is sound for paid work.
 *
 * <pre>{@code
 * FalSettings settings =
 *     FalSettings.with(FalKey.parse("id:secret")).toBuilder()
 *         .hosts(Hosts.under(URI.create("http://127.0.0.1:8787")))
 *         .build();
 * }</pre>
 */
public final class FalSettings {
  private final FalKey key;
  private final Optional<FalKey> adminKey;
  private final Hosts hosts;
  private final Limits limits;
  private final Wishes wishes;
  private final Privacy privacy;
  private final Watching watching;
  private final Set<String> endpoints;
  private final Duration portraitReuse;
  private final InstantSource clock;

  private FalSettings(Builder builder) {
    this.key = builder.key;
    this.adminKey = builder.adminKey;
    this.hosts = builder.hosts;
    this.limits = builder.limits;
    this.wishes = builder.wishes;
    this.privacy = builder.privacy;
    this.watching = builder.watching;
    this.endpoints = builder.endpoints;
    this.portraitReuse = builder.portraitReuse;
    this.clock = builder.clock;
  }

  /** The usual settings with a key. */
  public static FalSettings with(FalKey key) {
    return new Builder(key).build();
  }

  /**
   * The settings of an environment: the key as {@link FalKey#from}, {@code FAL_ADMIN_KEY} for
   * billing events, {@code FAL_BASE_URL} for another place that speaks fal, such as an emulator.
   * Empty without a key.
   *
   * @throws IllegalArgumentException naming the entry that cannot be read
   */
  public static Optional<FalSettings> from(Map<String, String> environment) {
    return FalKey.from(environment).map(key -> from(environment, new Builder(key)));
  }

  private static FalSettings from(Map<String, String> environment, Builder builder) {
    FalKey.entry(environment, "FAL_ADMIN_KEY").map(FalKey::parse).ifPresent(builder::adminKey);
    FalKey.entry(environment, "FAL_BASE_URL")
        .map(FalSettings::address)
        .map(Hosts::under)
        .ifPresent(builder::hosts);
    return builder.build();
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException notAnAddress) {
      throw new IllegalArgumentException(
          "FAL_BASE_URL: found no address; allowed: http or https", notAnAddress);
    }
  }

  /** How the state of a job is asked. */
  public enum Watching {
    /** One short question a time; the default. */
    POLLING,
    /** The first event of the status stream, which fal sends at once. */
    STREAMING
  }

  /** Where in fal's queue of an endpoint a job stands. */
  public enum Priority {
    /** Among everybody's. */
    NORMAL,
    /** Behind everybody's. */
    LOW
  }

  /** Who may fetch what fal makes for us. */
  public enum Visibility {
    /** Whoever knows the address; fal's default. */
    PUBLIC,
    /** Our account; downloads are signed. */
    PRIVATE
  }

  /**
   * Where fal is. The key goes to the origins of {@code queue}, {@code rest} and {@code platform},
   * and nowhere else; files go to the storage origins without it.
   *
   * @param queue submit, status, result and cancel
   * @param rest the initiation of uploads and the keys of webhooks
   * @param platform prices, history and bills, with its version
   * @param storage origins that files are sent to
   * @param storageDomains domains whose every subdomain may be sent files over https
   */
  public record Hosts(
      URI queue, URI rest, URI platform, Set<URI> storage, Set<String> storageDomains) {
    /** fal itself. Storage hosts are what has been seen, not documented: they stay configurable. */
    public static final Hosts FAL =
        new Hosts(
            URI.create("https://queue.fal.run"),
            URI.create("https://rest.fal.ai"),
            URI.create("https://api.fal.ai/v1"),
            Set.of(),
            Set.of("fal.media", "fal.ai", "fal.run", "storage.googleapis.com"));

    public Hosts {
      requireOrigin("queue", queue);
      requireOrigin("rest", rest);
      requireOrigin("platform", platform);
      storage.forEach(origin -> requireOrigin("storage", origin));
      storage = Set.copyOf(storage);
      storageDomains = Set.copyOf(storageDomains);
    }

    /** All of fal under one address, by the prefixes that fal's emulator has. */
    public static Hosts under(URI base) {
      String root = requireOrigin("base url", base).toString().replaceAll("/+$", "");
      return new Hosts(
          URI.create(root + "/queue"),
          URI.create(root + "/rest"),
          URI.create(root + "/v1"),
          Set.of(URI.create(root)),
          Set.of());
    }

    private static URI requireOrigin(String field, URI address) {
      if (Origin.of(address).isEmpty()) {
        throw new IllegalArgumentException(
            field + ": found no plain http or https address; allowed: like https://queue.fal.run");
      }
      return address;
    }

    OriginSet keyed() {
      return OriginSet.of(Set.copyOf(java.util.List.of(queue, rest, platform)));
    }

    OriginSet stores() {
      return new OriginSet(OriginSet.of(storage).exact(), storageDomains);
    }
  }

  /**
   * How long one exchange may take.
   *
   * @param connect to connect, TLS aside
   * @param read between two bytes
   * @param total for everything, longer than {@code read}; a file may take longer by its size
   * @param stream for one status stream
   */
  public record Limits(Duration connect, Duration read, Duration total, Duration stream) {
    /** 10 s to connect, 45 s between bytes (fal keeps streams alive every 15 s), 2 min in all. */
    public static final Limits USUAL =
        new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(45),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10));

    public Limits {
      if (!isPositive(connect) || !isPositive(read) || total.compareTo(read) <= 0) {
        throw new IllegalArgumentException(
            "limits: found connect "
                + connect
                + ", read "
                + read
                + ", total "
                + total
                + "; allowed: all more than zero, and total more than read");
      }
      if (!isPositive(stream)) {
        throw new IllegalArgumentException(
            "stream limit: found " + stream + "; allowed: more than zero");
      }
    }

    private static boolean isPositive(Duration time) {
      return !time.isNegative() && !time.isZero();
    }

    /** After this long the exchange is ended: the last byte may be a read limit away. */
    Duration patience() {
      return total.minus(read);
    }
  }

  /**
   * What goes with every submit.
   *
   * @param startWithin a job that has not begun by then never runs and is not billed; it also
   *     bounds how long a lost submit may come to life
   * @param priority the place in the queue
   * @param webhook where fal tells that a job ended; the job's id is added as {@code job}
   * @param tags labels that fal stores with the request
   */
  public record Wishes(
      Optional<Duration> startWithin,
      Priority priority,
      Optional<URI> webhook,
      Map<String, String> tags) {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final int MOST_TAGS = 8;

    /** Started within two hours, at the usual priority, without a webhook. */
    public static final Wishes USUAL =
        new Wishes(Optional.of(Duration.ofHours(2)), Priority.NORMAL, Optional.empty(), Map.of());

    public Wishes {
      requireNonNull(priority, "priority");
      if (startWithin.filter(limit -> limit.compareTo(SHORTEST) < 0).isPresent()) {
        throw new IllegalArgumentException(
            "start within: found " + startWithin.get() + "; allowed: 2 s or more");
      }
      if (webhook.filter(address -> Origin.of(address).isEmpty()).isPresent()) {
        throw new IllegalArgumentException(
            "webhook: found no plain http or https address; allowed: one that fal can reach");
      }
      if (tags.size() > MOST_TAGS || !tags.entrySet().stream().allMatch(Wishes::isTag)) {
        throw new IllegalArgumentException(
            "tags: found some that fal would drop; allowed: up to 8, names of a-z 0-9 . _ - up to"
                + " 64 characters, values of visible ASCII without comma up to 100");
      }
      tags = Map.copyOf(tags);
    }

    /** The same with an address at which fal tells that a job ended. */
    public Wishes withWebhook(URI address) {
      return new Wishes(startWithin, priority, Optional.of(address), tags);
    }

    private static boolean isTag(Map.Entry<String, String> tag) {
      return tag.getKey().matches("[a-z0-9._-]{1,64}")
          && !tag.getKey().startsWith("fal.")
          && tag.getValue().matches("[\\x20-\\x7e&&[^,]]{0,100}");
    }
  }

  /**
   * How long and for whom fal keeps what is uploaded and made.
   *
   * @param expiry when files are deleted; empty for the account's own setting
   * @param results who may fetch the videos
   */
  public record Privacy(Optional<Duration> expiry, Visibility results) {
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** As the account says. */
    public static final Privacy OF_THE_ACCOUNT = new Privacy(Optional.empty(), Visibility.PUBLIC);

    public Privacy {
      requireNonNull(results, "results");
      if (expiry.filter(time -> time.compareTo(SHORTEST) < 0).isPresent()) {
        throw new IllegalArgumentException(
            "expiry: found " + expiry.get() + "; allowed: an hour or more, a job has to end first");
      }
    }

    /** Deleted after a while, fetched by us alone. */
    public static Privacy strict(Duration expiry) {
      return new Privacy(Optional.of(expiry), Visibility.PRIVATE);
    }
  }

  /** The key for everything but bills. */
  public FalKey key() {
    return key;
  }

  /** The key that may read billing events. */
  public Optional<FalKey> adminKey() {
    return adminKey;
  }

  /** Where fal is. */
  public Hosts hosts() {
    return hosts;
  }

  /** How long an exchange may take. */
  public Limits limits() {
    return limits;
  }

  /** What goes with every submit. */
  public Wishes wishes() {
    return wishes;
  }

  /** How long and for whom files are kept. */
  public Privacy privacy() {
    return privacy;
  }

  /** How the state of a job is asked. */
  public Watching watching() {
    return watching;
  }

  /** The endpoints in which lost submits are looked for and whose prices are asked together. */
  public Set<String> endpoints() {
    return endpoints;
  }

  /** How long an uploaded portrait is used again. */
  public Duration portraitReuse() {
    return portraitReuse;
  }

  /** The time. */
  public InstantSource clock() {
    return clock;
  }

  /** The same to be changed. */
  public Builder toBuilder() {
    Builder builder = new Builder(key);
    builder.adminKey = adminKey;
    builder.hosts = hosts;
    builder.limits = limits;
    builder.wishes = wishes;
    builder.privacy = privacy;
    builder.watching = watching;
    builder.endpoints = endpoints;
    builder.portraitReuse = portraitReuse;
    builder.clock = clock;
    return builder;
  }

  /** Everything but the keys. */
  @Override
  public String toString() {
    return "FalSettings["
        + new TreeMap<>(
            Map.of(
                "hosts", hosts,
                "limits", limits,
                "wishes", wishes,
                "privacy", privacy,
                "watching", watching))
        + "]";
  }

  /** Settings in the making; not thread-safe. */
  public static final class Builder {
    private final FalKey key;
    private Optional<FalKey> adminKey = Optional.empty();
    private Hosts hosts = Hosts.FAL;
    private Limits limits = Limits.USUAL;
    private Wishes wishes = Wishes.USUAL;
    private Privacy privacy = Privacy.OF_THE_ACCOUNT;
    private Watching watching = Watching.POLLING;
    private Set<String> endpoints =
        Catalog.builtIn().models().stream()
            .map(AvatarModel::endpoint)
            .collect(Collectors.toUnmodifiableSet());
    // fal keeps uploads at least seven days.
    private Duration portraitReuse = Duration.ofDays(6);
    private InstantSource clock = InstantSource.system();

    private Builder(FalKey key) {
      this.key = requireNonNull(key, "key");
    }

    /** The key that may read billing events. */
    public Builder adminKey(FalKey value) {
      adminKey = Optional.of(value);
      return this;
    }

    /** Where fal is. */
    public Builder hosts(Hosts value) {
      hosts = requireNonNull(value, "hosts");
      return this;
    }

    /** How long an exchange may take. */
    public Builder limits(Limits value) {
      limits = requireNonNull(value, "limits");
      return this;
    }

    /** What goes with every submit. */
    public Builder wishes(Wishes value) {
      wishes = requireNonNull(value, "wishes");
      return this;
    }

    /** How long and for whom files are kept; portraits are used again for half of their life. */
    public Builder privacy(Privacy value) {
      privacy = requireNonNull(value, "privacy");
      value.expiry().ifPresent(life -> portraitReuse = shorter(portraitReuse, life.dividedBy(2)));
      return this;
    }

    private static Duration shorter(Duration one, Duration other) {
      return one.compareTo(other) < 0 ? one : other;
    }

    /** How the state of a job is asked. */
    public Builder watching(Watching value) {
      watching = requireNonNull(value, "watching");
      return this;
    }

    /** The endpoints in which lost submits are looked for; 1 to 50. */
    public Builder endpoints(Set<String> value) {
      if (value.isEmpty() || value.size() > 50) {
        throw new IllegalArgumentException(
            "endpoints: found " + value.size() + "; allowed: 1 to 50");
      }
      endpoints = Set.copyOf(value);
      return this;
    }

    /** How long an uploaded portrait is used again. */
    public Builder portraitReuse(Duration value) {
      portraitReuse = requireNonNull(value, "portrait reuse");
      return this;
    }

    /** The time. */
    public Builder clock(InstantSource value) {
      clock = requireNonNull(value, "clock");
      return this;
    }

    /** The settings. */
    public FalSettings build() {
      return new FalSettings(this);
    }
  }
}
