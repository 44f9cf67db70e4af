package dev.avatars.cli;

import dev.avatars.cli.wiring.StorePlace;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.Exchange;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.ports.JobStore.JobQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A desk, a fal that survives, and programs that do not. */
final class CrashScene implements AutoCloseable {
  /** What a gateway says that never reached fal; all other submits were taken. */
  static final int NOT_TAKEN = 502;

  private static final Pattern TAGS = Pattern.compile("(?:^|,)job=([^,]+)");
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int MOST = 100_000;

  /** For evidence or for a bill. */
  private static final Set<JobStatus> WAITING =
      EnumSet.of(JobStatus.SUBMITTING, JobStatus.IN_DOUBT, JobStatus.SUCCEEDED);

  final Desk desk;
  final FalEmulator fal;
  final Path folder;

  private final Heard heard;

  private CrashScene(Path folder, Desk desk, FalEmulator fal, Heard heard) {
    this.folder = folder;
    this.desk = desk;
    this.fal = fal;
    this.heard = heard;
  }

  /** What fal heard, also when it is more than its journal keeps. */
  private static final class Heard implements Consumer<Exchange> {
    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<Exchange> submits = new ConcurrentLinkedQueue<>();

    @Override
    public void accept(Exchange exchange) {
      if (exchange.call() == FalCall.SUBMIT) {
        submits.add(exchange);
      }
      calls.incrementAndGet();
    }
  }

  static CrashScene in(Path folder, long seed) {
    Desk desk = Desk.in(folder).quickModels();
    desk.oval("ada.png");
    desk.hum("hum.wav", 2_000);
    Heard heard = new Heard();
    FalEmulator fal =
        FalEmulator.start(
            EmulatorSettings.seeded(seed).toBuilder()
                .speed(1_000)
                .atOnce(20)
                .onExchange(heard)
                .catalog(Configuration.of(desk.surroundings()).catalog(""))
                .build());
    desk.variable("FAL_KEY", "id-1:secret-1")
        .variable("FAL_BASE_URL", fal.uri().toString())
        .variable("XDG_DATA_HOME", folder.resolve("data").toString());
    return new CrashScene(folder, desk, fal, heard);
  }

  /** Where the command line keeps what outlives it. */
  Path data() {
    return Configuration.of(desk.surroundings()).data().folder();
  }

  Program start(Class<?> main, List<String> words) {
    return Program.started(main, words, desk.environment, folder.resolve(main.getSimpleName()));
  }

  /** Starts a program and kills it as soon as it has made another call of a kind. */
  void killAt(FalCall call, Class<?> main, List<String> words) {
    int before = fal.journal().count(call);
    try (Program program = start(main, words)) {
      await(program, () -> fal.journal().count(call) > before);
    }
  }

  /** Waits until something is so, or the program has ended. */
  static void await(Program program, BooleanSupplier condition) {
    while (!condition.getAsBoolean() && !program.endsWithin(LOOK)) {
      Thread.onSpinWait();
    }
  }

  /** Reads the store that the programs leave behind. */
  <T> T read(Function<JdbcJobStore, T> reading) {
    try (JdbcJobStore store = Wiring.store(StorePlace.in(data()))) {
      return reading.apply(store);
    }
  }

  List<Job> jobs() {
    return read(CrashScene::jobs);
  }

  static List<Job> jobs(JdbcJobStore store) {
    return store.list(JobQuery.newest(MOST));
  }

  /** How many calls fal got. */
  int calls() {
    return heard.calls.get();
  }

  /** The paid calls of each job. */
  Map<String, List<Exchange>> submits() {
    return heard.submits.stream().collect(Collectors.groupingBy(CrashScene::job));
  }

  /** The paid calls of each job that fal took, whatever it answered. */
  Map<String, List<Exchange>> taken() {
    return heard.submits.stream()
        .filter(submit -> submit.status() != NOT_TAKEN)
        .collect(Collectors.groupingBy(CrashScene::job));
  }

  /**
   * Does for the jobs that wait what time and people do: those that fal has are looked for now and
   * not in half a minute, and so are bills; of the others a person who looks at fal's pages says
   * that they are not there.
   *
   * @return the jobs about which a person decided
   */
  List<String> attendToWaiting() {
    List<String> resolved = new ArrayList<>();
    for (Job job : jobs()) {
      if (WAITING.contains(job.status()) && !job.isAtRest()) {
        attendTo(job, resolved);
      }
    }
    return resolved;
  }

  /** The same for one job. */
  void attendTo(Job job, List<String> resolved) {
    if (taken().containsKey(job.id().value())) {
      read(store -> wake(store, job));
    } else if (isResubmitted(job.id().value())) {
      resolved.add(job.id().value());
    }
  }

  private boolean isResubmitted(String job) {
    return desk.run("jobs", "resolve", job, "--resubmit", "--yes").code() == ExitCode.DONE.code();
  }

  private static Job wake(JdbcJobStore store, Job job) {
    store.wake(job.id(), job.state().since());
    return job;
  }

  private static String job(Exchange submit) {
    Matcher tags = TAGS.matcher(submit.header("x-fal-tags").orElse(""));
    return tags.find() ? tags.group(1) : "of no job";
  }

  @Override
  public void close() {
    fal.close();
  }
}
