package dev.avatars.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalFault;
import dev.avatars.emulator.FaultRule;
import dev.avatars.fal.FalSettings.Watching;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault of the emulator at every call of a job, and how the job ends. */
final class FaultTableTest {
  private static final Path PAGE = Path.of("..", "docs", "faults.md");
  private static final Path FRESH = Path.of("target", "faults.md");
  private static final int AT_ONCE = 12;
  private static final URI ELSEWHERE = URI.create("http://elsewhere.invalid");

  @TempDir private Path directory;

  /** One line of the table. */
  private record Row(String call, String fault, String ending, int posts) {
    @Override
    public String toString() {
      return "| " + call + " | " + fault + " | " + ending + " | " + posts + " |";
    }

    boolean hasVideo() {
      return ending.contains("video,");
    }
  }

  @Test
  @DisplayName("P6 P7 every fault ends in a video or a truthful state, and never buys twice")
  void everyFaultEndsTruthfully() throws Exception {
    List<Row> rows = rows();
    Files.createDirectories(FRESH.getParent());
    Files.writeString(FRESH, page(rows));
    assertThat(rows).allSatisfy(row -> assertThat(row.posts()).isLessThanOrEqualTo(2));
    assertThat(FRESH)
        .as("docs/faults.md is what this test prints; the new page lies in %s", FRESH)
        .hasSameTextualContentAs(PAGE);
  }

  private List<Row> rows() throws IOException, InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Row>> runs = new ArrayList<>();
      for (Map.Entry<String, Scenario> each : scenarios().entrySet()) {
        Path own = Files.createDirectory(directory.resolve("run-" + runs.size()));
        runs.add(threads.submit(() -> run(own, each.getValue())));
      }
      List<Row> rows = new ArrayList<>();
      for (Future<Row> run : runs) {
        rows.add(run.get());
      }
      return rows;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What goes wrong in one run. */
  private record Scenario(String call, String fault, Watching watching, FaultRule rule) {}

  private static Row run(Path own, Scenario scenario) {
    try (FaultRun run = new FaultRun(own, scenario.watching(), scenario.rule())) {
      String ending = run.ending();
      assertThat(run.started()).as("%s", scenario).isLessThanOrEqualTo(1);
      return new Row(scenario.call(), scenario.fault(), ending, run.posts());
    }
  }

  private static Map<String, Scenario> scenarios() {
    Map<String, Scenario> all = new LinkedHashMap<>();
    for (FalCall call :
        List.of(
            FalCall.UPLOAD_INITIATE,
            FalCall.UPLOAD_PUT,
            FalCall.STATUS,
            FalCall.STATUS_STREAM,
            FalCall.RESULT,
            FalCall.PRICING,
            FalCall.FILE)) {
      wire().forEach((name, fault) -> add(all, call, name, fault.after(call)));
    }
    wire()
        .forEach(
            (name, fault) -> {
              add(all, FalCall.SUBMIT, name + ", not taken", fault.before(FalCall.SUBMIT));
              add(all, FalCall.SUBMIT, name + ", taken", fault.after(FalCall.SUBMIT));
            });
    add(
        all,
        FalCall.STATUS_STREAM,
        "garbage events",
        FalFault.garbageEvents().on(FalCall.STATUS_STREAM));
    add(
        all,
        FalCall.STATUS_STREAM,
        "silent stream",
        FalFault.silentStream().on(FalCall.STATUS_STREAM));
    refusals()
        .forEach((name, fault) -> add(all, FalCall.SUBMIT, name, fault.before(FalCall.SUBMIT)));
    fates().forEach((name, fault) -> add(all, FalCall.SUBMIT, name, fault.on(FalCall.SUBMIT)));
    return all;
  }

  private static void add(Map<String, Scenario> all, FalCall call, String name, FaultRule rule) {
    Watching watching = call == FalCall.STATUS_STREAM ? Watching.STREAMING : Watching.POLLING;
    all.put(call.label() + name, new Scenario(call.label(), name, watching, rule));
  }

  private static Map<String, FalFault> wire() {
    Map<String, FalFault> faults = new LinkedHashMap<>();
    faults.put("500", FalFault.answer(500));
    faults.put("502 of a gateway", FalFault.answer(502));
    faults.put("503, Retry-After", FalFault.answer(503, Duration.ofSeconds(1)));
    faults.put("504", FalFault.answer(504));
    faults.put("reset", FalFault.reset());
    faults.put("closed", FalFault.close());
    faults.put("never answered", FalFault.silence());
    faults.put("headers, then silence", FalFault.headersThenSilence());
    faults.put("one byte a second", FalFault.slowBody());
    faults.put("half a body, closed", FalFault.halfBody());
    faults.put("half a body, reset", FalFault.halfBodyReset());
    faults.put("JSON cut in the middle", FalFault.cutJson());
    faults.put("no JSON", FalFault.invalidJson());
    faults.put("redirect elsewhere", FalFault.redirect(307, ELSEWHERE));
    faults.put("addresses elsewhere", FalFault.elsewhere(ELSEWHERE));
    return faults;
  }

  private static Map<String, FalFault> refusals() {
    Map<String, FalFault> faults = new LinkedHashMap<>();
    faults.put("401", FalFault.answer(401));
    faults.put("403", FalFault.answer(403));
    faults.put("422", FalFault.answer(422));
    faults.put("429, Retry-After", FalFault.answer(429, Duration.ofSeconds(1)));
    return faults;
  }

  private static Map<String, FalFault> fates() {
    Map<String, FalFault> faults = new LinkedHashMap<>();
    faults.put("content refused later", FalFault.modelError("content_policy_violation"));
    faults.put("no face found later", FalFault.modelError("face_detection_error"));
    faults.put("generation timeout", FalFault.modelError("generation_timeout"));
    faults.put("runner disconnected", FalFault.infrastructureError("runner_disconnected"));
    faults.put("did not start in time", FalFault.infrastructureError("startup_timeout"));
    faults.put("stays in the queue", FalFault.queueLock());
    faults.put("forgotten for good", FalFault.forgotten());
    faults.put("unknown for 20 s", FalFault.hiddenFor(Duration.ofSeconds(20)));
    return faults;
  }

  private static String page(List<Row> rows) {
    StringBuilder page = new StringBuilder();
    page.append("# Faults\n\n");
    page.append("What becomes of a job when one thing goes wrong once. Each row is a whole job");
    page.append(" through the fal adapter and the emulator over real HTTP: upload, submit, watch,");
    page.append(" fetch, bill. The table is printed by `FaultTableTest`, which fails when it");
    page.append(" changes.\n\n");
    page.append(summary(rows)).append("\n\n");
    page.append("| at | what goes wrong | how the job ends | POSTs of the paid call |\n");
    page.append("|---|---|---|---|\n");
    rows.forEach(row -> page.append(row).append('\n'));
    return page.toString();
  }

  private static String summary(List<Row> rows) {
    long doubt = rows.stream().filter(row -> row.ending().startsWith("in doubt:")).count();
    long video = rows.stream().filter(Row::hasVideo).count();
    return rows.size()
        + " faults: "
        + video
        + " end with the video, "
        + (rows.size() - video - doubt)
        + " in a refusal, a failure or a wait that says why, "
        + doubt
        + " in doubt. Jobs lost 0, hung 0, bought twice 0. A second POST follows only a refusal"
        + " that proves that nothing was started.";
  }
}
