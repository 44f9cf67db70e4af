package dev.avatars.fal;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.fal.FalSettings.Limits;
import dev.avatars.fal.FalSettings.Watching;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.Finding;
import dev.avatars.ports.PriceSource;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoDownloads;
import dev.avatars.ports.WebhookAuthenticator;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * fal, the real provider, over its queue.
 *
 * <p>One submit is one POST whatever happens on the wire; a reply that is lost is unconfirmed. The
 * key goes to the configured origins and nowhere else. Every exchange ends within its limits.
 * Thread-safe; closing it ends its watchdog, not the jobs.
 *
 * <pre>{@code
 * try (FalProvider fal = FalProvider.of(FalSettings.with(FalKey.parse("id:secret")))) {
 *   Submission outcome = fal.submit(order);
 * }
 * }</pre>
 */
public final class FalProvider implements AvatarProvider, AutoCloseable {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
          Capability.PAID,
          Capability.CANCELS_QUEUED,
          Capability.CANCELS_RENDERING,
          Capability.FINDS_LOST_SUBMITS,
          Capability.TELLS_BILLED_COST);

  private final Watchdog watchdog = new Watchdog();
  private final FalSettings settings;
  private final RequestUrls urls;
  private final FalPrices prices;
  private final FalQueue queue;
  private final FalStream stream;
  private final FalHistory history;
  private final FalUploads uploads;
  private final FalDownloads downloads;
  private final FalWebhooks webhooks;
  private final Optional<FalBillingEvents> events;

  private FalProvider(FalSettings settings) {
    this.settings = settings;
    FalSettings.Hosts hosts = settings.hosts();
    FalFailures failures = new FalFailures(settings.clock());
    KeylessLine files = new KeylessLine(watchdog, settings.limits());
    FalLine line = line(settings.key(), hosts.keyed());
    this.urls = new RequestUrls(hosts.queue(), OriginSet.of(Set.of(hosts.queue())));
    this.prices = new FalPrices(line, settings);
    this.queue = new FalQueue(line, urls, failures, settings, new FalBills(prices, urls));
    this.stream = new FalStream(streaming(hosts), urls, queue, settings.key());
    this.history = new FalHistory(line, urls, failures, settings);
    this.uploads = new FalUploads(line, files, failures, settings);
    this.downloads = new FalDownloads(files, line, failures, settings);
    this.webhooks = new FalWebhooks(files, settings);
    this.events =
        settings
            .adminKey()
            .map(key -> line(key, OriginSet.of(Set.of(hosts.platform()))))
            .map(bills -> new FalBillingEvents(bills, settings));
  }

  /** fal as the settings say. Opens no connection. */
  public static FalProvider of(FalSettings settings) {
    return new FalProvider(settings);
  }

  /**
   * fal as an environment says, or empty when there is no key in it; see {@link FalSettings#from}.
   *
   * @throws IllegalArgumentException naming the entry that cannot be read
   */
  public static Optional<FalProvider> fromEnvironment(Map<String, String> environment) {
    return FalSettings.from(environment).map(FalProvider::of);
  }

  private FalLine line(FalKey key, OriginSet origins) {
    FalTargets targets = new FalTargets(settings.limits(), key);
    BoundedClient client = client(key, origins, settings.limits().patience());
    return new FalLine(targets.submitting(client), targets.reading(client));
  }

  private FalApi streaming(FalSettings.Hosts hosts) {
    Limits limits = settings.limits();
    return new FalTargets(limits, settings.key())
        .reading(client(settings.key(), hosts.keyed(), limits.stream()));
  }

  private BoundedClient client(FalKey key, OriginSet origins, Duration patience) {
    return new BoundedClient(watchdog, origins, key, patience);
  }

  @Override
  public ProviderId id() {
    return RequestUrls.FAL;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public AssetStorage assets() {
    return uploads;
  }

  @Override
  public VideoDownloads downloads() {
    return downloads;
  }

  /** What fal asks for its models today, kept for a day. */
  public PriceSource prices() {
    return prices;
  }

  /** Tells fal's own webhooks from forged ones. */
  public WebhookAuthenticator webhooks() {
    return webhooks;
  }

  @Override
  public Submission submit(SubmitOrder order) {
    return queue.submit(order);
  }

  @Override
  public RenderStatus status(RemoteRef ref) {
    return settings.watching() == Watching.POLLING
        ? queue.status(ref)
        : stream.read(ref, news -> true).orElseGet(() -> queue.status(ref));
  }

  /**
   * Follows a job on fal's status stream until it ends, the stream breaks or its limit is reached;
   * costs one connection. A job that has not ended by then goes on: call it again, or poll.
   *
   * @param listener gets every news as it comes, on this thread
   * @return the last news
   */
  public RenderStatus follow(RemoteRef ref, Consumer<RenderStatus> listener) {
    return stream.read(ref, news -> isEnd(news, listener)).orElseGet(() -> queue.status(ref));
  }

  private static boolean isEnd(RenderStatus news, Consumer<RenderStatus> listener) {
    listener.accept(news);
    return news instanceof RenderStatus.Done
        || news instanceof RenderStatus.Failed
        || news instanceof RenderStatus.CancelledThere;
  }

  @Override
  public Cancellation cancel(RemoteRef ref) {
    return queue.cancel(ref);
  }

  @Override
  public Finding find(StagedMedia media, Instant since) {
    return history.find(media, since);
  }

  @Override
  public BilledCost billed(RemoteRef ref) {
    return events.flatMap(bills -> bills.of(ref)).orElseGet(() -> queue.billed(ref));
  }

  /**
   * The reference of a request of which only the id is known, such as one that a genuine webhook
   * brought for a lost submit.
   *
   * @throws IllegalArgumentException for an id that fal never gives
   */
  @Override
  public RemoteRef ref(String requestId, AvatarModel model) {
    return QueueTicket.from(Json.object().put("request_id", requestId))
        .map(ticket -> urls.ref(model.endpoint(), ticket))
        .orElseThrow(
            () -> new IllegalArgumentException("request id: found none of fal's; allowed: a UUID"));
  }

  /** Ends the watchdog; exchanges that still run lose their total limit and keep the others. */
  @Override
  public void close() {
    watchdog.close();
  }

  /** Where it goes, without the key. */
  @Override
  public String toString() {
    return "fal at " + settings.hosts().queue();
  }
}
