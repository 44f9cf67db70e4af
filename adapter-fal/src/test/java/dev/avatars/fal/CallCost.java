package dev.avatars.fal;

import com.sun.management.OperatingSystemMXBean;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.fal.RawServer.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * What a call costs: CPU of this whole process for asking one status, through the adapter, a bare
 * {@code HttpURLConnection} and a bare {@code java.net.http}, in turns, against one responder in
 * another process. Run by hand: {@code java -cp <the test class path> dev.avatars.fal.CallCost}.
 */
final class CallCost {
  private static final int CALLS = 2_000;
  private static final int ROUNDS = 9;
  private static final String STATUS =
      "{\"status\":\"IN_PROGRESS\",\"request_id\":\"r-1\",\"logs\":[]}";

  private CallCost() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0) {
      respond();
      return;
    }
    Process responder = responder();
    try (BufferedReader out = responder.inputReader()) {
      measure(URI.create(out.readLine()));
    } finally {
      responder.destroy();
      responder.waitFor();
    }
  }

  private static void measure(URI base) {
    try (FalProvider fal = FalProvider.of(Scene.settings(base))) {
      RemoteRef ref = fal.ref("r-1", Scene.PRO);
      URI status = URI.create(base + "/queue/fal-ai/kling-video/requests/r-1/status?logs=1");
      long[] adapter = new long[ROUNDS];
      long[] newer = new long[ROUNDS];
      HttpClient client = HttpClient.newHttpClient();
      long[] bare = new long[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        bare[round] = cpuMicros(() -> bare(status));
        newer[round] = cpuMicros(() -> newer(client, status));
        adapter[round] = cpuMicros(() -> fal.status(ref).toString().length());
      }
      report(median(bare), median(newer), median(adapter));
    }
  }

  private static void report(long bare, long newer, long adapter) {
    System.out.printf(
        "CPU per call: bare HttpURLConnection %d us, java.net.http %.2fx, adapter %.2fx%n",
        bare, (double) newer / bare, (double) adapter / bare);
  }

  private static long cpuMicros(LongSupplier call) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = process.getProcessCpuTime();
    long answered = 0;
    for (int done = 0; done < CALLS; done++) {
      answered += call.getAsLong();
    }
    if (answered == 0) {
      throw new IllegalStateException("nobody answered");
    }
    return (process.getProcessCpuTime() - before) / 1_000 / CALLS;
  }

  private static long median(long[] rounds) {
    // the first rounds run before the compiler has done its work
    long[] warm = Arrays.copyOfRange(rounds, 3, rounds.length);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }

  private static long bare(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setRequestProperty("Authorization", "Key a:b");
      try (InputStream body = connection.getInputStream()) {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8).length();
      }
    } catch (IOException broken) {
      throw new IllegalStateException("the responder is gone", broken);
    }
  }

  private static long newer(HttpClient client, URI address) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address).header("Authorization", "Key a:b").build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body().length();
    } catch (IOException broken) {
      throw new IllegalStateException("the responder is gone", broken);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static Process responder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CallCost.class.getName(),
            "respond")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void respond() throws IOException, InterruptedException {
    try (RawServer server = RawServer.that((Line line) -> line.json(200, STATUS))) {
      System.out.println(server.uri());
      Thread.currentThread().join();
    }
  }
}
