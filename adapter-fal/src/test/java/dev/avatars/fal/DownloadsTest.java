package dev.avatars.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.media.RemoteVideo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fetching from where another program stopped. */
@Timeout(30)
final class DownloadsTest {
  @Test
  @DisplayName("P9 a fetch that has every byte already starts over, and is no failure")
  void aFetchThatHasEveryByteStartsOver() {
    try (RawServer server = RawServer.that(DownloadsTest::fiveBytes);
        FalProvider fal = Scene.at(server)) {
      String fetched =
          fal.downloads()
              .open(RemoteVideo.at(server.uri()), 5)
              .fold(
                  opened -> opened.from() + " " + read(opened.body()),
                  refused -> refused.sentence());
      assertThat(fetched).isEqualTo("0 video");
    }
  }

  private static void fiveBytes(RawServer.Line line) throws IOException {
    line.raw(
        line.request().header("range").isPresent()
            ? "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nvideo");
  }

  private static String read(InputStream opened) {
    try (opened) {
      return new String(opened.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
