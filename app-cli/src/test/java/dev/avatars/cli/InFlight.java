package dev.avatars.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Flow;
import dev.avatars.application.Video;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.emulator.FalFault;
import dev.avatars.fal.FalKey;
import dev.avatars.fal.FalProvider;
import dev.avatars.fal.FalSettings;
import dev.avatars.fal.FalSettings.Hosts;
import dev.avatars.fal.FalSettings.Watching;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.media.FileVideoArchive;
import dev.avatars.ports.JobListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.LogManager;

/**
 * Many jobs in flight at once, as they cost: requests, notice, CPU, threads. The emulator runs in
 * another process and ends every job five seconds after its submit, with a video that is there
 * already. Run by hand: {@code dev.avatars.cli.InFlight FOLDER JOBS polling|streaming} on the test
 * class path; {@code InFlight emulator FOLDER} starts an emulator alone, for another client.
 */
final class InFlight {
  private static final Duration WORK = Duration.ofSeconds(5);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private InFlight() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    LogManager.getLogManager().reset();
    if (arguments[0].equals("emulator")) {
      emulate(Path.of(arguments[1]));
    } else {
      Path folder = Files.createTempDirectory(Path.of(arguments[0]), "in-flight");
      Watching watching = arguments[2].equals("streaming") ? Watching.STREAMING : Watching.POLLING;
      measure(folder, Integer.parseInt(arguments[1]), watching);
    }
  }

  private static void measure(Path folder, int jobs, Watching watching)
      throws IOException, InterruptedException {
    Process emulator = emulator(folder);
    try (BufferedReader out = emulator.inputReader()) {
      measure(folder, jobs, watching, URI.create(out.readLine()));
    } finally {
      emulator.destroy();
      emulator.waitFor();
    }
    System.exit(0);
  }

  private static void measure(Path folder, int jobs, Watching watching, URI fal)
      throws IOException, InterruptedException {
    Desk desk = Desk.in(folder).quickModels();
    Catalog catalog = catalog(desk);
    Path portrait = folder.resolve(desk.oval("ada.png"));
    Path speech = folder.resolve(desk.hum("hum.wav", 2_000));
    Map<String, Instant> rendered = new ConcurrentHashMap<>();
    long[] cpu = new long[1];
    int[] threads = new int[1];
    try (FalProvider provider =
            FalProvider.of(
                FalSettings.with(FalKey.parse("a:b")).toBuilder()
                    .hosts(Hosts.under(fal))
                    .watching(watching)
                    .build());
        JdbcJobStore store = JdbcJobStore.sqlite(folder.resolve("avatars.db"));
        AvatarStudio studio =
            AvatarStudio.builder()
                .provider(provider)
                .store(store)
                .archive(FileVideoArchive.in(folder.resolve("videos")))
                .catalog(catalog)
                .flow(Flow.unbounded())
                .listener(noting(rendered))
                .build()) {
      long before = cpuMicros();
      List<CompletionStage<Video>> waits = new ArrayList<>();
      for (int number = 0; number < jobs; number++) {
        AvatarDraft draft =
            AvatarDraft.of(portrait, speech)
                .withKey(new IdempotencyKey("job-" + number))
                .boughtAnew();
        waits.add(studio.jobs().awaitAsync(studio.start(draft, SpendLimit.usd("1")).id()));
      }
      waits.forEach(wait -> wait.toCompletableFuture().join());
      cpu[0] = cpuMicros() - before;
      threads[0] = ManagementFactory.getThreadMXBean().getPeakThreadCount();
    }
    report(fal, jobs, watching, rendered, cpu[0], threads[0]);
  }

  /** Models of which the five seconds are expected. */
  private static Catalog catalog(Desk desk) throws IOException {
    Path models = desk.folder.resolve("small.properties");
    Files.writeString(
        models,
        Files.readString(models)
            .replaceAll("time.per-second = [A-Z0-9.]+", "time.per-second = PT2S"));
    return Configuration.of(desk.surroundings()).catalog("");
  }

  private static JobListener noting(Map<String, Instant> rendered) {
    return job -> {
      if (job.status() == JobStatus.RENDERED) {
        rendered.put(job.id().value(), Instant.now());
      }
    };
  }

  private static void report(
      URI fal,
      int jobs,
      Watching watching,
      Map<String, Instant> rendered,
      long cpuMicros,
      int threads)
      throws IOException, InterruptedException {
    Map<String, Integer> calls = new TreeMap<>();
    List<Long> notices = new ArrayList<>();
    for (JsonNode exchange : journal(fal)) {
      String call = exchange.path("call").asText();
      calls.merge(call, 1, Integer::sum);
      if (call.equals("submit")) {
        String job =
            exchange.at("/headers/x-fal-tags").asText().replaceAll(".*job=([a-z0-9]+).*", "$1");
        Instant done = Instant.parse(exchange.path("at").asText()).plus(WORK);
        notices.add(Duration.between(done, rendered.get(job)).toMillis());
      }
    }
    notices.sort(Long::compare);
    System.out.printf(
        "%d jobs, %s: %s; notice p50 %d ms, p99 %d ms; CPU %.1f ms a job; %d threads at most%n",
        jobs,
        watching,
        calls,
        notices.get(notices.size() / 2),
        notices.get(notices.size() * 99 / 100),
        cpuMicros / 1_000.0 / jobs,
        threads);
  }

  private static JsonNode journal(URI fal) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(fal + "/admin/journal")).build();
    JsonNode answer =
        JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    return answer.isArray() ? answer : answer.elements().next();
  }

  private static long cpuMicros() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1_000;
  }

  private static Process emulator(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            InFlight.class.getName(),
            "emulator",
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void emulate(Path folder) throws IOException, InterruptedException {
    Desk desk = Desk.in(folder).quickModels();
    Catalog catalog = catalog(desk);
    desk.oval("video.png");
    desk.hum("video.wav", 2_000);
    Outcome video = desk.run("render", "video.png", "video.wav", "-o", "video.mp4");
    if (video.code() != 0) {
      throw new IllegalStateException(video.err());
    }
    try (FalEmulator fal =
        FalEmulator.start(
            EmulatorSettings.seeded(7).toBuilder().atOnce(1_000).catalog(catalog).build())) {
      String url = upload(fal.uri(), folder.resolve("video.mp4"));
      String result =
          "{\"video\":{\"url\":\"" + url + "\",\"content_type\":\"video/mp4\"},\"duration\":2.0}";
      fal.faults(FalFault.result(200, result).on(FalCall.SUBMIT).always());
      System.out.println(fal.uri());
      Thread.currentThread().join();
    }
  }

  private static String upload(URI fal, Path file) throws IOException, InterruptedException {
    HttpRequest initiate =
        HttpRequest.newBuilder(URI.create(fal + "/rest/storage/upload/initiate"))
            .header("Authorization", "Key a:b")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"content_type\":\"video/mp4\",\"file_name\":\"video.mp4\"}"))
            .build();
    JsonNode places =
        JSON.readTree(HTTP.send(initiate, HttpResponse.BodyHandlers.ofString()).body());
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(places.path("upload_url").asText()))
            .header("Content-Type", "video/mp4")
            .PUT(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    int status = HTTP.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IllegalStateException("upload: HTTP " + status);
    }
    return places.path("file_url").asText();
  }
}
