package dev.avatars.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * fal on a local port: queue, synchronous runs, uploads, files, webhooks and prices, in front of a
 * provider, by default a fake that renders real videos. It costs nothing and needs no network.
 *
 * <p>Clients come in by path prefixes ({@code /queue}, {@code /run}, {@code /rest}, {@code /cdn},
 * {@code /v1}) or, unmodified, by the proxy entrance that fal's own clients have ({@code
 * x-fal-target-url}). What it does not know is a loud 404 and stands in the journal. Thread-safe.
 *
 * <pre>{@code
 * try (FalEmulator fal = FalEmulator.start(EmulatorSettings.seeded(7).virtualClock())) {
 *   fal.faults(FalFault.reset().after(FalCall.SUBMIT));
 *   client(fal.uri()).submit(request);                 // the reply is lost
 *   assertThat(fal.journal().submits()).hasSize(1);    // and nobody asked twice
 * }
 * }</pre>
 */
public final class FalEmulator implements AutoCloseable {
  /** How often unfinished requests are looked at while time is moved by hand. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Pulse pulse = new Pulse();
  private final Faults faults = new Faults();
  private final RequestBook book = new RequestBook();
  private final EmulatorSettings settings;
  private final Backstage backstage;
  private final Path directory;
  private final ExchangeJournal journal;
  private final Gatekeeper gatekeeper;
  private final Webhooks webhooks;
  private final Shelf shelf;
  private final Intake intake;
  private final UploadDesk uploads;
  private final HttpServer server;
  private final URI uri;

  /**
   * Assembles what answers behind a server that listens already: only then is the port known, and
   * with it the address that callers are told.
   */
  private FalEmulator(
      EmulatorSettings settings, Path directory, HttpServer server, DeferredAnswer front) {
    this.settings = settings;
    this.directory = directory;
    this.server = server;
    this.uri = settings.publicUri().orElseGet(this::ownUri);
    this.backstage = Backstage.of(settings, pulse);
    this.journal = new ExchangeJournal(settings.onExchange());
    this.gatekeeper = new Gatekeeper(settings.keys());
    this.webhooks = webhooks();
    Identities identities = new Identities(settings.seed());
    Places places = new Places(withoutSlash(uri));
    TokenDesk tokens = new TokenDesk(identities, places, webhooks.publicKey());
    this.shelf = new Shelf(directory, identities);
    this.intake = intake(places);
    this.uploads = new UploadDesk(shelf, identities, places, tokens);
    faults(settings.faults().toArray(FaultRule[]::new));
    keepTime();
    front.set(reception(places, identities, tokens)::answer);
  }

  /** Starts with the usual settings and seed 0: in real time, on any free port. */
  public static FalEmulator start() {
    return start(EmulatorSettings.seeded(0));
  }

  /**
   * Starts with settings of one's own.
   *
   * @throws UncheckedIOException when the port is taken or the disk is full
   */
  public static FalEmulator start(EmulatorSettings settings) {
    Path directory = temporaryDirectory();
    DeferredAnswer front = new DeferredAnswer();
    return new FalEmulator(settings, directory, listening(settings, directory, front), front);
  }

  /** Where it is reached, such as {@code http://127.0.0.1:40117}. */
  public URI uri() {
    return uri;
  }

  /** What to put into a client's settings, ready to be shown or pasted. */
  public ClientLines clientLines() {
    return new ClientLines(uri);
  }

  /** Where receivers of webhooks find the key they are signed with. */
  public URI jwksUri() {
    return URI.create(withoutSlash(uri) + "/rest/.well-known/jwks.json");
  }

  /** Its time. */
  public EmulatorClock clock() {
    return backstage.clock();
  }

  /** Everything it received and sent. */
  public ExchangeJournal journal() {
    return journal;
  }

  /** Lets things go wrong as told, beside what was told before. */
  public void faults(FaultRule... rules) {
    Arrays.stream(rules).forEach(faults::add);
  }

  /**
   * Lets things go wrong as a JSON text tells.
   *
   * @throws IllegalArgumentException naming what was found and what is allowed
   */
  public void faultsFrom(String json) {
    FaultFile.parse(json).forEach(faults::add);
  }

  /**
   * Lets things go wrong as a JSON file tells.
   *
   * @throws IllegalArgumentException naming what was found and what is allowed
   * @throws UncheckedIOException when it cannot be read
   */
  public void faultsFrom(Path file) {
    try {
      faultsFrom(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The rules that still have calls to strike at. */
  public List<FaultRule> pendingFaults() {
    return faults.pending();
  }

  /** Lets nothing more go wrong than what already did. */
  public void clearFaults() {
    faults.clear();
  }

  /** Locks the account: every submit and run is answered 403. */
  public void lockAccount() {
    gatekeeper.lock();
  }

  /** Puts the account in order again. */
  public void unlockAccount() {
    gatekeeper.unlock();
  }

  /** Lets requests go that {@link FalFault#queueLock()} holds. */
  public void releaseQueue() {
    intake.releaseQueue();
    clock().catchUp();
  }

  /** Forgets requests, files, faults and the journal, as between two tests. Time goes on. */
  public void reset() {
    Instant now = clock().instant();
    faults.clear();
    book.unfinished().forEach(request -> request.stop(now, CancelPolicy.Running.STOPS));
    book.clear();
    webhooks.clear();
    shelf.clear();
    uploads.clear();
    gatekeeper.unlock();
    intake.holdQueue();
    journal.clear();
    faults(settings.faults().toArray(FaultRule[]::new));
  }

  /** Ends all connections and removes all files; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      pulse.stop();
      clock().bareAlarm().ring();
      server.close();
      backstage.ending().run();
      server.awaitEnd();
      delete(directory);
    }
  }

  private static HttpServer listening(
      EmulatorSettings settings, Path directory, DeferredAnswer front) {
    try {
      return HttpServer.start(
          new InetSocketAddress(settings.address(), settings.port()),
          front::answer,
          new BodySpool(directory, settings.mostBodyBytes()));
    } catch (UncheckedIOException taken) {
      delete(directory);
      throw taken;
    }
  }

  private Webhooks webhooks() {
    return new Webhooks(
        settings.webhooks(),
        faults,
        journal,
        settings.seed(),
        settings.webhookClock().orElse(backstage.clock()));
  }

  private Intake intake(Places places) {
    Handover handover =
        new Handover(new InputFiles(shelf), backstage.provider().assets(), backstage.probe());
    return new Intake(
        backstage.provider(), handover, settings.catalog(), shelf, places, settings.speed());
  }

  private Reception reception(Places places, Identities identities, TokenDesk tokens) {
    StatusPage page = new StatusPage(places);
    Observation observation = new Observation(clock(), pulse, settings.passing(), settings.step());
    QueueDesk queue = new QueueDesk(book, intake, identities, page, webhooks, settings);
    Bills bills = new Bills(book, settings.catalog());
    Routes routes =
        new Routes(
            book,
            queue,
            new StreamDesk(page, observation, clock(), settings.keepAlive()),
            new RunDesk(queue, book, identities, observation, clock(), settings.atOnce()),
            uploads,
            new FileDesk(shelf, tokens),
            tokens,
            new PlatformDesk(settings.catalog(), bills),
            new HistoryDesk(book, settings.history()),
            bills,
            observation);
    return new Reception(
        routes, new AdminDesk(this), faults, gatekeeper, journal, identities, clock());
  }

  private void keepTime() {
    clock().drive(this::duties, this::nextStop);
    Ticker ticker = new Ticker(clock(), pulse);
    webhooks.onNews(ticker::ring);
    ticker.start(settings.passing(), this::isBusy, settings.step());
  }

  private void duties() {
    if (!pulse.isStopped()) {
      Instant now = clock().instant();
      book.unfinished().forEach(request -> request.refresh(now));
      webhooks.deliver(now);
    }
  }

  private Instant nextStop(Instant now) {
    return book.unfinished().isEmpty() ? webhooks.nextDue().orElse(Instant.MAX) : now.plus(LOOK);
  }

  /** Whether anything will happen by itself that somebody is to be told of. */
  private boolean isBusy() {
    return webhooks.nextDue().isPresent()
        || book.unfinished().stream()
            .anyMatch(
                request ->
                    settings.passing() == Passing.BY_ITSELF
                        || request.submitted().wishes().webhook().isPresent());
  }

  private URI ownUri() {
    String host = settings.address().getHostAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create(
        "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : shown) + ":" + server.port());
  }

  private static URI withoutSlash(URI address) {
    return URI.create(address.toString().replaceAll("/+$", ""));
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("fal-emulator-");
    } catch (IOException noSpace) {
      throw new UncheckedIOException(noSpace);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException held) {
      throw new UncheckedIOException(held);
    }
  }
}
