package dev.avatars.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.fal.RawServer.Behavior;
import dev.avatars.ports.tck.SampleMedia;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exchange ends (P18). */
final class LimitsTest {
  private static final String LONG = "x".repeat(4000);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @TempDir private Path directory;

  private static Map<String, Behavior> slowness() {
    Map<String, Behavior> kinds = new TreeMap<>();
    kinds.put("silence", RawServer.Line::silence);
    kinds.put("headers, then silence", line -> sent(line, OK + "Content-Length: 9\r\n\r\n"));
    kinds.put("a slow head", line -> line.drip(OK + "X-A: " + LONG));
    kinds.put("a slow body", line -> slowly(line, OK + "Content-Length: 4000\r\n\r\n"));
    kinds.put("slow chunks", line -> slowly(line, OK + "Transfer-Encoding: chunked\r\n\r\n9;"));
    return kinds;
  }

  private static void sent(RawServer.Line line, String head) throws IOException {
    line.raw(head);
    line.silence();
  }

  private static void slowly(RawServer.Line line, String head) throws IOException {
    line.raw(head);
    line.drip(LONG);
  }

  private static Map<String, Function<FalProvider, Object>> calls() {
    Map<String, Function<FalProvider, Object>> calls = new TreeMap<>();
    calls.put("submit", fal -> fal.submit(Scene.order()));
    calls.put("status", fal -> fal.status(fal.ref("r-1", Scene.PRO)));
    calls.put("stream", fal -> fal.follow(fal.ref("r-1", Scene.PRO), news -> {}));
    calls.put("cancel", fal -> fal.cancel(fal.ref("r-1", Scene.PRO)));
    calls.put("bill", fal -> fal.billed(fal.ref("r-1", Scene.PRO)));
    calls.put("find", fal -> fal.find(Scene.MEDIA, Instant.EPOCH));
    calls.put("prices", fal -> fal.prices().listed(Scene.PRO));
    return calls;
  }

  static Stream<Arguments> everyCallEverySlowness() {
    return calls().entrySet().stream()
        .flatMap(
            call ->
                slowness().entrySet().stream()
                    .map(
                        slow ->
                            Arguments.of(
                                call.getKey() + ": " + slow.getKey(),
                                call.getValue(),
                                slow.getValue())));
  }

  @Timeout(30)
  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCallEverySlowness")
  @DisplayName("P18 every call ends within its limits, however slowly fal answers")
  void everyCallEnds(String name, Function<FalProvider, Object> call, Behavior slow) {
    try (RawServer server = RawServer.that(slow);
        FalProvider fal = Scene.at(server)) {
      assertThat(call.apply(fal)).isNotNull();
    }
  }

  static Stream<Arguments> everySlowness() {
    return slowness().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @Timeout(30)
  @ParameterizedTest(name = "{0}")
  @MethodSource("everySlowness")
  @DisplayName("P18 an upload ends within its limits, however slowly the storage answers")
  void anUploadEnds(String name, Behavior slow) {
    try (RawServer server = RawServer.that(line -> upload(line, slow));
        FalProvider fal = Scene.at(server)) {
      assertThat(fal.assets().store(SampleMedia.in(directory).portrait(1))).isNotNull();
    }
  }

  private static void upload(RawServer.Line line, Behavior slow) throws IOException {
    if (line.request().isPost()) {
      String base = "http://" + line.request().header("host").orElse("nowhere");
      line.json(200, "{\"upload_url\":\"" + base + "/u\",\"file_url\":\"" + base + "/f.png\"}");
    } else {
      slow.answer(line);
    }
  }

  @Timeout(30)
  @ParameterizedTest(name = "{0}")
  @MethodSource("everySlowness")
  @DisplayName("P18 a download of known size ends within its limits, however slowly it comes")
  void aDownloadEnds(String name, Behavior slow) {
    // A download of unknown size may take half an hour; nobody waits for that here.
    if (!name.equals("slow chunks")) {
      try (RawServer server = RawServer.that(slow);
          FalProvider fal = Scene.at(server)) {
        String outcome =
            fal.downloads()
                .open(RemoteVideo.at(server.uri()), 0)
                .fold(opened -> read(opened.body()), refused -> "refused");
        assertThat(outcome).isIn("refused", "broke off");
      }
    }
  }

  private static String read(InputStream opened) {
    try (InputStream body = opened) {
      body.readAllBytes();
      return "whole";
    } catch (IOException ended) {
      return "broke off";
    }
  }
}
