package dev.avatars.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.ports.Manifest.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the web are fetched once, whole, within limits; what fails is a fault of its row. */
class RemoteInputsTest {
  private static final int MOST = 1_000;
  private static final RemoteInputs.Limits PATIENT =
      new RemoteInputs.Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), MOST);

  @TempDir private Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Path inputs;

  RemoteInputsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    inputs = folder.resolve("run").resolve(".inputs");
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  @DisplayName("an address is fetched once and kept for later runs, under a name of its digest")
  void anAddressIsFetchedOnce() throws IOException {
    List<String> lines = List.of(address("/anna.png?size=1") + ",b.wav");
    BatchRow first = rows(PATIENT, lines).get(0);
    BatchRow again = rows(PATIENT, lines).get(0);
    Path kept = first.draft().portrait().path();
    assertThat(first.name()).isEqualTo("anna-b");
    assertThat(kept).hasParentRaw(inputs).hasContent("GET /anna.png?size=1");
    assertThat(kept.getFileName().toString()).matches("[0-9a-f]{64}\\.png");
    assertThat(again.draft().portrait().path()).isEqualTo(kept);
    assertThat(requests).hasValue(1);
    assertThat(inputs).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  @DisplayName("MF-1 an address is fetched when its row is read, not before")
  void fetchingIsLazy() {
    Path file = csv(List.of("a.png,b.wav", address("/c.png") + ",d.wav"));
    try (Stream<?> rows = manifest(PATIENT, file).rows()) {
      Iterator<?> each = rows.iterator();
      assertThat(each.next()).isNotNull();
      assertThat(requests).hasValue(0);
      assertThat(each.next()).isNotNull();
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  @DisplayName("a redirect is followed, one to another kind of address is not, nor one without end")
  void redirectsAreFollowedWithinLimits() throws IOException {
    assertThat(rows(PATIENT, List.of(address("/to/anna.png") + ",b.wav")).get(0).draft())
        .satisfies(draft -> assertThat(draft.portrait().path()).hasContent("GET /anna.png"));
    Path secret = Files.writeString(folder.resolve("secret.png"), "secret");
    assertThat(told(PATIENT, address("/file" + secret))).contains("status 302");
    int before = requests.get();
    assertThat(told(PATIENT, address("/round"))).startsWith("line 2, image: found ");
    assertThat(requests.get() - before).isLessThan(10);
    assertThat(inputs).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  @DisplayName("P18 what is not found, too long, cut or refused is a fault, and leaves nothing")
  void whatFailsIsAFault() {
    String secret = address("/404?token=secret").replace("//", "//user:secret@");
    assertThat(told(PATIENT, secret))
        .startsWith(
            "line 2, image: found http://"
                + server.getAddress().getHostString()
                + "/404, which could not be fetched (status 404)")
        .doesNotContain("secret");
    assertThat(told(PATIENT, address("/long"))).contains("(more than 1000 bytes)");
    assertThat(told(PATIENT, address("/cut"))).contains("could not be fetched (");
    server.stop(0);
    assertThat(told(PATIENT, address("/gone"))).contains("could not be fetched (");
    assertThat(inputs).isEmptyDirectory();
  }

  @Test
  @DisplayName("P18 an answer that does not come, or does not end, is given up")
  void whatIsSlowIsGivenUp() {
    RemoteInputs.Limits hasty =
        new RemoteInputs.Limits(Duration.ofSeconds(60), Duration.ofMillis(200), MOST);
    assertThat(told(hasty, address("/silent"))).contains("could not be fetched (");
    assertThat(told(hasty, address("/endless"))).contains("could not be fetched (");
    assertThat(inputs).isEmptyDirectory();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.startsWith("/to/")) {
        redirect(exchange, path.substring(3));
      } else if (path.startsWith("/file/")) {
        redirect(exchange, "file://" + path.substring(5));
      } else if (path.equals("/round")) {
        redirect(exchange, path);
      } else if (path.equals("/404")) {
        exchange.sendResponseHeaders(404, -1);
      } else if (path.equals("/silent")) {
        await();
      } else {
        body(exchange, path);
      }
    }
  }

  private void body(HttpExchange exchange, String path) throws IOException {
    byte[] text = ("GET " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
    boolean odd = List.of("/cut", "/endless").contains(path);
    exchange.sendResponseHeaders(200, odd ? text.length + 1 : 0);
    OutputStream body = exchange.getResponseBody();
    for (int i = 0; i < (path.equals("/long") ? MOST : 1); i++) {
      body.write(text);
    }
    body.flush();
    if (path.equals("/endless")) {
      await();
    }
    if (!odd) {
      body.close();
    }
  }

  private void await() {
    try {
      released.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private String address(String path) {
    return "http://"
        + server.getAddress().getHostString()
        + ":"
        + server.getAddress().getPort()
        + path;
  }

  private String told(RemoteInputs.Limits limits, String address) {
    Path file = csv(List.of(address + ",b.wav"));
    try (Stream<Entry> rows = manifest(limits, file).rows()) {
      return rows.findFirst()
          .orElseThrow()
          .fold(BatchRow::name, faulty -> faulty.faults().get(0).toString());
    }
  }

  private List<BatchRow> rows(RemoteInputs.Limits limits, List<String> lines) {
    try (Stream<Entry> rows = manifest(limits, csv(lines)).rows()) {
      return rows.map(Written::row).toList();
    }
  }

  private ManifestFile manifest(RemoteInputs.Limits limits, Path file) {
    return ManifestFile.open(file, ManifestOptions.standard(), new RemoteInputs(inputs, limits));
  }

  private Path csv(List<String> lines) {
    return Written.as(folder.resolve("batch.csv"), "image,audio\n" + String.join("\n", lines))
        .file();
  }
}
