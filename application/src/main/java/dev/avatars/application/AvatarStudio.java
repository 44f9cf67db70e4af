package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.quote.Consent;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.JobListener;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Ledger;
import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.OfflineWorld;
import dev.avatars.ports.Timeline;
import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.WebhookAuthenticator;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The door: a portrait and a piece of speech become a video of that portrait speaking.
 *
 * <p>Immutable and thread-safe; one per application. Closing it ends the work of this process; jobs
 * that the provider has go on there and are collected the next time.
 *
 * <pre>{@code
 * try (AvatarStudio studio = AvatarStudio.offline()) {
 *   Video video =
 *       studio.render(
 *           AvatarDraft.of(Path.of("anna.png"), Path.of("hello.wav")), SpendLimit.usd("1.00"));
 *   video.copyTo(Path.of("hello.mp4"));
 * }
 * }</pre>
 */
public final class AvatarStudio implements AutoCloseable {
  private static final long OFFLINE_SEED = 7;

  private final AvatarProvider provider;
  private final JobStore store;
  private final Ledger ledger;
  private final Timeline timeline;
  private final Catalog catalog;
  private final Runnable onClose;
  private final Quotes quotes;
  private final Announcer announcer;
  private final Worker worker;
  private final JobSteps steps;
  private final Jobs jobs;
  private final Orders orders;
  private final Batches batches;
  private final Webhooks webhooks;

  private AvatarStudio(Builder parts) {
    provider = Builder.given(parts.provider, "provider");
    store = Builder.given(parts.store, "store");
    ledger = Builder.given(parts.ledger, "ledger");
    timeline = parts.timeline;
    catalog = parts.catalog;
    onClose = parts.onClose;
    quotes = new Quotes(parts.probe(), catalog, provider.id());
    Waiters waiters = new Waiters();
    announcer = new Announcer(parts.listeners, waiters);
    VideoArchive archive = Builder.given(parts.archive, "archive");
    StartGate gate = new StartGate(store, parts.flow);
    Engine engine =
        new Engine(provider, store, archive, timeline, announcer, gate, parts.flow, parts.absence);
    orders = new Orders(quotes, store, announcer, timeline, parts.chance, parts.budgets);
    String name = JobId.random(parts.chance).value();
    steps = new JobSteps(name, engine, store, timeline, parts.lease);
    worker = new Worker(name, steps, gate, parts.flow, store, waiters, timeline, parts.driving);
    jobs = new Jobs(store, provider, timeline, waiters, worker, engine);
    batches =
        new Batches(
            quotes,
            new BatchRun.Parts(
                orders,
                jobs,
                store,
                ledger,
                announcer,
                worker,
                timeline,
                parts.flow.concurrency()));
    webhooks = new Webhooks(parts.webhooks, jobs);
  }

  /**
   * A studio without an outside: no key, no network, no cost. Needs the fake adapter on the path.
   *
   * @throws IllegalStateException naming the missing artifact
   */
  public static AvatarStudio offline() {
    OfflineWorld world =
        Builder.service(OfflineWorld.Maker.class, "avatars-adapter-fake").seeded(OFFLINE_SEED);
    return offlineIn(world).onClose(world::close).build();
  }

  /** A builder with all the parts of an offline world, which its maker closes. */
  public static Builder offlineIn(OfflineWorld world) {
    return builder()
        .provider(world.provider())
        .store(world.jobs(), world.ledger())
        .archive(world.archive())
        .timeline(world.timeline())
        .chance(new SplittableRandom(OFFLINE_SEED));
  }

  /** A builder without a provider, a store and an archive, which have to be given. */
  public static Builder builder() {
    return new Builder();
  }

  /** The models this studio knows. */
  public Catalog catalog() {
    return catalog;
  }

  /**
   * Prices a draft. Free: the files are measured here and nothing leaves the machine.
   *
   * @throws AvatarException.RequestRefused with every reason why it cannot be
   */
  public Quote quote(AvatarDraft draft) {
    return quotes.quote(quotes.request(draft));
  }

  /**
   * Prices a draft's files with every model, whether or not the model would take them.
   *
   * @throws AvatarException.RequestRefused when a file is no picture or no sound
   */
  public PriceList prices(AvatarDraft draft) {
    return quotes.prices(draft);
  }

  /**
   * Starts a job, or answers the one there is: the same key is the same job, and work that was
   * bought before is not bought again. The files are measured anew, so that a quote approved for
   * other bytes or another price is refused before anything leaves the machine.
   *
   * @throws AvatarException.RequestRefused with every reason why it cannot be
   * @throws AvatarException.SpendRefused when the consent or a budget does not cover it
   * @throws AvatarException.KeyConflict when the key names a job with other inputs
   */
  public Job start(AvatarDraft draft, Consent consent) {
    Job job = orders.place(draft, consent);
    if (!job.isEnded()) {
      worker.wake();
    }
    return job;
  }

  /**
   * Starts a job and waits for its video.
   *
   * @throws AvatarException when there will be none, or the job pauses
   */
  public Video render(AvatarDraft draft, Consent consent) {
    return render(draft, consent, Wait.untilTheEnd());
  }

  /**
   * Starts a job and waits for its video as told.
   *
   * @throws AvatarException when there will be none, the job pauses, or the wait runs out
   */
  public Video render(AvatarDraft draft, Consent consent, Wait wait) {
    return jobs.await(start(draft, consent).id(), wait);
  }

  /** Every job. */
  public Jobs jobs() {
    return jobs;
  }

  /** Many clips in one go. */
  public Batches batches() {
    return batches;
  }

  /** The step that another scheduler takes jobs on with; see {@link Builder#drivenElsewhere}. */
  public JobSteps steps() {
    return steps;
  }

  /**
   * Takes jobs on that are in the store already, of this process and of others, until the studio is
   * closed. Starting a job or waiting for one does so, too.
   */
  public void work() {
    worker.wake();
  }

  /** Every line about money, to be read. */
  public Ledger ledger() {
    return ledger;
  }

  /** Receives the provider's webhooks; see {@link Builder#webhooks}. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** What is held and billed in all. */
  public Balance balance() {
    return ledger.balance();
  }

  /** Ends the work of this process and waits for the steps under way. */
  @Override
  public void close() {
    batches.close();
    worker.close();
    onClose.run();
  }

  /** Puts a studio together. Not thread-safe. */
  public static final class Builder {
    private Optional<AvatarProvider> provider = Optional.empty();
    private Optional<JobStore> store = Optional.empty();
    private Optional<Ledger> ledger = Optional.empty();
    private Optional<VideoArchive> archive = Optional.empty();
    private Optional<MediaProbe> probe = Optional.empty();
    private Timeline timeline = new SystemTimeline();
    private Catalog catalog = Catalog.builtIn();
    private RandomGenerator chance = new SecureRandom();
    private Flow flow = Flow.usual();
    private Optional<WebhookAuthenticator> webhooks = Optional.empty();
    private AbsencePolicy absence = AbsencePolicy.askAPerson();
    private Duration lease = JobSteps.LEASE;
    private Worker.Driving driving = Worker.Driving.HERE;
    private final List<Budget> budgets = new ArrayList<>();
    private final List<JobListener> listeners = new ArrayList<>();
    private Runnable onClose = () -> {};

    private Builder() {}

    /** Who makes the videos. */
    public Builder provider(AvatarProvider part) {
      provider = Optional.of(part);
      return this;
    }

    /** Where jobs and money are kept. */
    public Builder store(JobStore jobs, Ledger money) {
      store = Optional.of(jobs);
      ledger = Optional.of(money);
      return this;
    }

    /** Where jobs and money are kept, when one object does both. */
    public <S extends JobStore & Ledger> Builder store(S both) {
      return store(both, both);
    }

    /** Where videos are kept. */
    public Builder archive(VideoArchive part) {
      archive = Optional.of(part);
      return this;
    }

    /** What measures files; found on the path when it is not given. */
    public Builder probe(MediaProbe part) {
      probe = Optional.of(part);
      return this;
    }

    /** The time; the machine's own when it is not given. */
    public Builder timeline(Timeline part) {
      timeline = requireNonNull(part, "timeline");
      return this;
    }

    /** The models; the built-in ones when they are not given. */
    public Builder catalog(Catalog part) {
      catalog = requireNonNull(part, "catalog");
      return this;
    }

    /** Where ids come from; a secure source when it is not given. */
    public Builder chance(RandomGenerator part) {
      chance = requireNonNull(part, "chance");
      return this;
    }

    /** What tells the provider's webhooks from forged ones; needed to receive them. */
    public Builder webhooks(WebhookAuthenticator part) {
      webhooks = Optional.of(part);
      return this;
    }

    /** How much goes on at once; as for an account that renders ten jobs when it is not given. */
    public Builder flow(Flow part) {
      flow = requireNonNull(part, "flow");
      return this;
    }

    /** What to do about lost submits that are not found; a person decides when it is not given. */
    public Builder absence(AbsencePolicy part) {
      absence = requireNonNull(part, "absence");
      return this;
    }

    /**
     * How long one step has a job for itself; ten minutes when it is not given. On a server nobody
     * can tell that a program has ended, and its jobs lie for so long; a step that takes longer may
     * be taken twice, which costs work and never money.
     *
     * @param part ten seconds or more, since a paid call may leave so long after it was announced
     */
    public Builder lease(Duration part) {
      if (part.compareTo(Starting.ANNOUNCED_FOR) < 0) {
        throw new IllegalArgumentException(
            "lease: found " + part + "; allowed: " + Starting.ANNOUNCED_FOR + " or more");
      }
      lease = part;
      return this;
    }

    /**
     * Leaves the jobs to another scheduler, which calls {@link AvatarStudio#steps}. Waiting for
     * them works as usual, by looking at the store now and then.
     */
    public Builder drivenElsewhere() {
      driving = Worker.Driving.ELSEWHERE;
      return this;
    }

    /**
     * A cap on spending, beside those given before: in all, for a month, or for the jobs of a
     * label.
     *
     * <pre>{@code
     * builder.budget(Budget.monthly(Money.usd("200")));
     * builder.budget(Budget.labelled(new Label("spring"), Money.usd("50")));
     * }</pre>
     */
    public Builder budget(Budget part) {
      budgets.add(part);
      return this;
    }

    /** Somebody who is told what happens, beside those given before. */
    public Builder listener(JobListener part) {
      listeners.add(part);
      return this;
    }

    /** What to do after the studio was closed. */
    public Builder onClose(Runnable task) {
      onClose = requireNonNull(task, "task");
      return this;
    }

    /**
     * The studio.
     *
     * @throws IllegalStateException naming the part that is missing
     */
    public AvatarStudio build() {
      return new AvatarStudio(this);
    }

    private MediaProbe probe() {
      return probe.orElseGet(() -> service(MediaProbe.class, "avatars-adapter-media"));
    }

    private static <T> T given(Optional<T> part, String name) {
      return part.orElseThrow(
          () ->
              new IllegalStateException("the studio has no " + name + "; give it to the builder"));
    }

    private static <T> T service(Class<T> type, String artifact) {
      return ServiceLoader.load(type)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "no "
                          + type.getSimpleName()
                          + " was found; put dev.avatars:"
                          + artifact
                          + " on the path"));
    }
  }
}
