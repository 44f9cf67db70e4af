package dev.avatars.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.fal.FalSettings.Hosts;
import dev.avatars.fal.RawServer.Heard;
import dev.avatars.ports.AssetStorage.Upload;
import dev.avatars.ports.Submission;
import dev.avatars.ports.Submission.Accepted;
import dev.avatars.ports.tck.SampleMedia;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key goes to fal and nobody else (P16). */
final class KeySafetyTest {
  private static final String WIRE = "sun.net.www.protocol.http.HttpURLConnection";

  @TempDir private Path directory;

  @Test
  @DisplayName("P16 a key's text does not show the key, and a wrong one is refused without it")
  void aKeyHidesItself() {
    assertThat(Scene.KEY.toString()).doesNotContain("secret").doesNotContain("0815");
    assertThat(Scene.settings(URI.create("http://127.0.0.1:1")).toString())
        .doesNotContain("secret-4711");
    for (String wrong :
        List.of("topsecret", "a:b\nX-Evil: topsecret", ":topsecret", "topsecret:")) {
      assertThatThrownBy(() -> FalKey.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("topsecret");
    }
  }

  @Test
  @DisplayName("the key is read as fal's own clients read it")
  void theKeyIsReadFromTheEnvironment() {
    assertThat(FalKey.from(Map.of("FAL_KEY", " a:b "))).contains(FalKey.parse("a:b"));
    assertThat(FalKey.from(Map.of("FAL_KEY", "", "FAL_KEY_ID", "c", "FAL_KEY_SECRET", "d")))
        .contains(FalKey.parse("c:d"));
    assertThat(FalKey.from(Map.of("FAL_KEY_ID", "c"))).isEmpty();
    assertThat(FalProvider.fromEnvironment(Map.of())).isEmpty();
  }

  @Test
  @DisplayName("P16 a poisoned status, result or cancel address does not get the key")
  void poisonedAddressesDoNotGetTheKey() {
    try (RawServer thief = RawServer.that(line -> line.json(200, "{\"status\":\"COMPLETED\"}"));
        RawServer server = RawServer.that(line -> answer(line, thief.uri()));
        FalProvider fal = Scene.at(server)) {
      RemoteRef ref = ((Accepted) fal.submit(Scene.order())).ref();
      RemoteRef forged =
          new RemoteRef(
              ref.provider(),
              ref.requestId(),
              Map.of("status", thief.uri(), "response", thief.uri(), "cancel", thief.uri()));
      assertThat(fal.status(ref)).isInstanceOf(RenderStatus.Rendering.class);
      assertThat(fal.status(forged)).isInstanceOf(RenderStatus.Unknown.class);
      assertThat(fal.cancel(ref)).isNotNull();
      assertThat(fal.cancel(forged)).isNotNull();
      assertThat(fal.billed(forged)).isNotNull();
      assertThat(thief.heard()).isEmpty();
    }
  }

  private static void answer(RawServer.Line line, URI thief) throws java.io.IOException {
    if (line.request().isPost()) {
      line.json(200, Scene.ticket(thief));
    } else {
      line.json(200, "{\"status\":\"IN_PROGRESS\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  @DisplayName("P16 a redirect on any call does not take the key along")
  void aRedirectDoesNotTakeTheKeyAlong(int code) {
    try (RawServer thief = RawServer.that(line -> line.json(200, "{}"));
        RawServer server =
            RawServer.that(line -> line.json(code, "", "Location: " + thief.uri() + "/x"));
        FalProvider fal = Scene.at(server)) {
      assertThat(fal.submit(Scene.order())).isInstanceOf(Submission.Unconfirmed.class);
      RemoteRef ref = fal.ref("r-1", Scene.PRO);
      assertThat(fal.status(ref)).isInstanceOf(RenderStatus.Unknown.class);
      assertThat(fal.cancel(ref)).isNotNull();
      assertThat(fal.find(Scene.MEDIA, Instant.EPOCH)).isNotNull();
      assertThat(fal.prices().listed(Scene.PRO)).isEmpty();
      assertThat(fal.assets().store(SampleMedia.in(directory).portrait(1))).isNotNull();
      assertThat(thief.heard()).isEmpty();
    }
  }

  @Test
  @DisplayName("P16 a poisoned upload address gets neither the key nor the file")
  void aPoisonedUploadAddressGetsNothing() {
    try (RawServer thief = RawServer.that(line -> line.json(200, "{}"));
        RawServer server = RawServer.that(line -> line.json(200, places(thief.uri())));
        FalProvider fal = Scene.at(server)) {
      assertThat(upload(fal)).contains("upload url");
      assertThat(thief.heard()).isEmpty();
    }
  }

  @Test
  @DisplayName("P16 an upload and a download that go where they may go do not carry the key")
  void filesTravelWithoutTheKey() {
    try (RawServer store = RawServer.that(line -> line.json(200, "{}"));
        RawServer server = RawServer.that(line -> line.json(200, places(store.uri())));
        FalProvider fal = FalProvider.of(storing(server.uri(), store.uri()))) {
      assertThat(upload(fal)).startsWith("stored");
      assertThat(fal.downloads().open(RemoteVideo.at(store.uri()), 0)).isNotNull();
      assertThat(store.heard()).extracting(Heard::method).containsExactly("PUT", "GET");
      assertThat(store.heard())
          .allSatisfy(heard -> assertThat(heard.header("authorization")).isEmpty());
    }
  }

  private static FalSettings storing(URI base, URI store) {
    Hosts hosts = Hosts.under(base);
    return Scene.settings(base).toBuilder()
        .hosts(
            new Hosts(
                hosts.queue(),
                hosts.rest(),
                hosts.platform(),
                java.util.Set.of(store),
                java.util.Set.of()))
        .build();
  }

  private String upload(FalProvider fal) {
    Upload upload = fal.assets().store(SampleMedia.in(directory).portrait(1));
    return upload.fold(url -> "stored " + url, failure -> failure.sentence());
  }

  private static String places(URI base) {
    return "{\"upload_url\":\"" + base + "/up\",\"file_url\":\"" + base + "/file.png\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://queue.fal.run@evil.example/x",
        "https://queue.fal.run.evil.example/x",
        "https://evilfal.run/x",
        "http://queue.fal.run/x",
        "https://queue.fal.run:8443/x",
        "https://QUEUE.FAL.RUN.:443/x",
        "ftp://queue.fal.run/x"
      })
  @DisplayName("P16 an address that only looks like fal's is not trusted")
  void lookalikesAreNotTrusted(String address) {
    assertThat(Hosts.FAL.keyed().has(URI.create(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://queue.fal.run/x", "HTTPS://Queue.Fal.Run:443/x?y"})
  @DisplayName("an address of fal's is trusted in any spelling")
  void falsOwnAreTrusted(String address) {
    assertThat(Hosts.FAL.keyed().has(URI.create(address))).isTrue();
  }

  @Test
  @DisplayName("P16 no log line, exception, text or value of a run contains the key")
  void nothingOfARunContainsTheKey() {
    Recorder recorder = Recorder.ofEverything();
    List<String> values = new ArrayList<>();
    try (RawServer server = RawServer.that(KeySafetyTest::echo);
        FalProvider fal = Scene.at(server)) {
      values.add(fal.toString());
      RemoteRef ref = fal.ref("r-1", Scene.PRO);
      values.add(String.valueOf(fal.submit(Scene.order())));
      values.add(String.valueOf(fal.status(ref)));
      values.add(String.valueOf(fal.follow(ref, news -> values.add(news.toString()))));
      values.add(String.valueOf(fal.cancel(ref)));
      values.add(String.valueOf(fal.billed(ref)));
      values.add(String.valueOf(fal.find(Scene.MEDIA, Instant.EPOCH)));
      values.add(String.valueOf(fal.prices().listed(Scene.PRO)));
      values.add(upload(fal));
      server.now(line -> line.raw("HTTP/1.1 200 " + Scene.SECRET + "\r\n" + Scene.SECRET));
      values.add(String.valueOf(fal.submit(Scene.order())));
      values.add(String.valueOf(fal.status(ref)));
      assertThat(server.heard()).isNotEmpty();
    } finally {
      recorder.close();
    }
    assertThat(recorder.lines()).isNotEmpty();
    assertThat(values).noneMatch(KeySafetyTest::tells);
    assertThat(recorder.lines()).noneMatch(KeySafetyTest::tells);
  }

  @Test
  @DisplayName("P16 the JDK's own log of requests is turned down again before a key is sent")
  void theWireIsQuietWhoeverTurnsItUp() {
    Recorder recorder = Recorder.ofEverything();
    Logger wire = Logger.getLogger(WIRE);
    try (RawServer server = RawServer.that(KeySafetyTest::echo);
        FalProvider fal = Scene.at(server)) {
      wire.setLevel(Level.ALL);
      assertThat(String.valueOf(fal.submit(Scene.order()))).isNotEmpty();
      LogManager.getLogManager().reset();
      recorder.listen();
      assertThat(String.valueOf(fal.submit(Scene.order()))).isNotEmpty();
      assertThat(server.heard()).hasSize(2);
    } finally {
      recorder.close();
    }
    assertThat(recorder.lines()).isNotEmpty().noneMatch(KeySafetyTest::tells);
  }

  @Test
  @DisplayName("P16 a request that is under way while the JDK's log is turned up writes no header")
  void theWireIsQuietForARequestUnderWay() {
    Recorder recorder = Recorder.ofEverything();
    Logger wire = Logger.getLogger(WIRE);
    System.Logger jdk =
        System.LoggerFinder.getLoggerFinder().getLogger(WIRE, Object.class.getModule());
    try (RawServer server = RawServer.that(KeySafetyTest::echo);
        FalProvider fal = Scene.at(server)) {
      assertThat(String.valueOf(fal.submit(Scene.order()))).isNotEmpty();
      wire.setLevel(Level.ALL);
      jdk.log(System.Logger.Level.DEBUG, "Authorization: " + Scene.SECRET);
      jdk.log(System.Logger.Level.WARNING, "a line that says no header");
    } finally {
      wire.setLevel(Level.INFO);
      recorder.close();
    }
    assertThat(recorder.lines())
        .anyMatch(line -> line.contains("a line that says no header"))
        .noneMatch(KeySafetyTest::tells);
  }

  /** A far side that repeats every header it got in every place it can. */
  private static void echo(RawServer.Line line) throws java.io.IOException {
    String key = line.request().header("authorization").orElse("none");
    line.json(
        line.request().isPost() ? 422 : 500,
        "{\"detail\":\"key "
            + key
            + "\",\"status\":\""
            + key
            + "\",\"error_type\":\""
            + key
            + "\"}",
        "X-Fal-Error-Type: " + key);
  }

  private static boolean tells(String text) {
    return text.contains("very-secret-4711") || text.contains(Scene.SECRET);
  }

  /** Every line of every logger, the JDK's own included. */
  private static final class Recorder extends Handler {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    static Recorder ofEverything() {
      Recorder recorder = new Recorder();
      recorder.setLevel(Level.ALL);
      recorder.listen();
      return recorder;
    }

    void listen() {
      root.setLevel(Level.ALL);
      root.addHandler(this);
    }

    List<String> lines() {
      return lines;
    }

    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getLoggerName() + " " + entry.getMessage() + " " + entry.getThrown());
      if (entry.getParameters() != null) {
        lines.add(List.of(entry.getParameters()).toString());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      root.removeHandler(this);
      root.setLevel(before);
    }
  }
}
