package dev.avatars.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.failure.FailureCode;
import dev.avatars.fal.RawServer.Behavior;
import dev.avatars.ports.Submission;
import dev.avatars.ports.Submission.Accepted;
import dev.avatars.ports.Submission.Refused;
import dev.avatars.ports.Submission.Unconfirmed;
import feign.Client;
import feign.Request.Options;
import feign.Retryer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One submit is one POST, whatever the far side does with it (P6). */
final class OnePostTest {
  private static final String MOVED = "Location: /elsewhere";

  static Stream<Arguments> misbehaviors() {
    return Stream.of(
        lost("close after read", line -> line.close()),
        lost("reset after read", line -> line.reset()),
        lost("never answered", line -> line.silence()),
        lost("503 with Retry-After", line -> line.json(503, "{}", "Retry-After: 0")),
        lost("502 of a gateway", line -> line.send(502, "<html>", "Content-Type: text/html")),
        lost("504", line -> line.json(504, "{\"detail\":\"late\"}")),
        lost("500", line -> line.json(500, "{\"detail\":\"Internal Server Error\"}")),
        lost("307", line -> line.json(307, "", MOVED)),
        lost("308", line -> line.json(308, "", MOVED)),
        lost("302", line -> line.json(302, "", MOVED)),
        lost("408", line -> line.json(408, "", "Connection: close")),
        lost("a page that is no answer of fal's", line -> line.json(404, "<html>")),
        lost("200 without a request id", line -> line.json(200, "{}")),
        lost("200 with half a body", OnePostTest::halfABody),
        lost("200 that is no JSON", line -> line.json(200, "{\"request_id\":\"r-1")),
        lost("garbage for an answer", line -> line.raw("no http at all\r\n\r\n")),
        lost("one byte at a time", line -> line.drip(okOf("x".repeat(500)))),
        lost("headers, then silence", OnePostTest::headersThenSilence),
        refused("401", FailureCode.CREDENTIALS_REFUSED, line -> line.json(401, detail("no"))),
        refused("403", FailureCode.ACCOUNT_LOCKED, line -> line.json(403, detail("locked"))),
        refused("422", FailureCode.REQUEST_REFUSED, line -> line.json(422, detail("bad"))),
        refused("429", FailureCode.THROTTLED, line -> line.json(429, detail("slowly"))),
        refused(
            "404 of fal",
            FailureCode.MODEL_UNKNOWN,
            line -> line.json(404, detail("Application 'x' not found"))));
  }

  private static Arguments lost(String name, Behavior behavior) {
    return Arguments.of(name, Unconfirmed.class, "", behavior);
  }

  private static Arguments refused(String name, FailureCode code, Behavior behavior) {
    return Arguments.of(name, Refused.class, code.name(), behavior);
  }

  private static String detail(String text) {
    return "{\"detail\":\"" + text + "\"}";
  }

  private static String okOf(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static void halfABody(RawServer.Line line) throws IOException {
    line.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"request_id\":\"r-1\"");
    line.close();
  }

  private static void headersThenSilence(RawServer.Line line) throws IOException {
    line.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
    line.silence();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misbehaviors")
  @DisplayName("P6 on a cold connection one submit is one POST and ends truthfully")
  void oneSubmitIsOnePost(
      String name, Class<? extends Submission> outcome, String code, Behavior behavior) {
    try (RawServer server = RawServer.that(behavior);
        FalProvider fal = Scene.at(server)) {
      Submission submission = fal.submit(Scene.order());
      assertThat(submission).isInstanceOf(outcome);
      assertThat(code(submission)).isEqualTo(code);
      assertThat(server.posts()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misbehaviors")
  @DisplayName("P6 on a warm connection one submit is one POST and ends truthfully")
  void oneSubmitIsOnePostOnAWarmConnection(
      String name, Class<? extends Submission> outcome, String code, Behavior behavior) {
    try (RawServer server = RawServer.that(line -> line.json(200, Scene.ticket(here(line))));
        FalProvider fal = Scene.at(server)) {
      assertThat(fal.submit(Scene.order())).isInstanceOf(Accepted.class);
      server.now(behavior);
      Submission submission = fal.submit(Scene.order());
      assertThat(submission).isInstanceOf(outcome);
      assertThat(code(submission)).isEqualTo(code);
      assertThat(server.posts()).hasSize(2);
    }
  }

  @Test
  @DisplayName("P6 a warm connection that was closed behind our back does not double the submit")
  void aStaleConnectionDoesNotDoubleTheSubmit() {
    try (RawServer server =
            RawServer.that(
                line -> {
                  line.json(200, Scene.ticket(here(line)));
                  line.close();
                });
        FalProvider fal = Scene.at(server)) {
      for (int time = 1; time <= 5; time++) {
        int before = server.posts().size();
        Submission outcome = fal.submit(Scene.order());
        assertThat(outcome).isInstanceOfAny(Accepted.class, Unconfirmed.class);
        assertThat(server.posts().size() - before).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  @DisplayName("P-4 nobody listening is a refusal that cost nothing")
  void nobodyListeningIsARefusal() throws IOException {
    int free;
    try (ServerSocket taken = new ServerSocket(0)) {
      free = taken.getLocalPort();
    }
    assertUnreachable(URI.create("http://127.0.0.1:" + free));
  }

  @Test
  @DisplayName("P-4 a host without a name is a refusal that cost nothing")
  void anUnknownHostIsARefusal() {
    assertUnreachable(URI.create("http://no-such-host.invalid"));
  }

  @Test
  @DisplayName("P-4 a failed TLS handshake is a refusal that cost nothing")
  void aFailedHandshakeIsARefusal() {
    try (RawServer server = RawServer.that(line -> line.close())) {
      URI plain = server.uri();
      Submission outcome = submitTo(URI.create("https://127.0.0.1:" + plain.getPort()));
      assertThat(outcome).isInstanceOfAny(Refused.class, Unconfirmed.class);
      assertThat(server.posts()).isEmpty();
    }
  }

  private static void assertUnreachable(URI base) {
    assertThat(code(submitTo(base))).isEqualTo(FailureCode.UNREACHABLE.name());
  }

  private static Submission submitTo(URI base) {
    try (FalProvider fal = FalProvider.of(Scene.settings(base))) {
      return fal.submit(Scene.order());
    }
  }

  @Test
  @DisplayName("P6 a submit over anything that could repeat it is not even built")
  void anUnsafeSubmitIsNotBuilt() {
    FalTargets targets = new FalTargets(Scene.SHORT, Scene.KEY);
    Options still = new Options(Duration.ofSeconds(1), Duration.ofSeconds(1), false);
    Options following = new Options(Duration.ofSeconds(1), Duration.ofSeconds(1), true);
    try (Watchdog watchdog = new Watchdog()) {
      BoundedClient safe =
          new BoundedClient(
              watchdog, FalSettings.Hosts.FAL.keyed(), Scene.KEY, Duration.ofSeconds(1));
      Client stock = new Client.Default(null, null);
      assertUnsafe(() -> targets.submitting(stock, Retryer.NEVER_RETRY, still), "client");
      assertUnsafe(() -> targets.submitting(safe, new Retryer.Default(), still), "retryer");
      assertUnsafe(() -> targets.submitting(safe, Retryer.NEVER_RETRY, following), "redirects");
    }
  }

  private static void assertUnsafe(Runnable building, String part) {
    assertThatThrownBy(building::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part)
        .hasMessageContaining("paid twice");
  }

  private static String code(Submission outcome) {
    return outcome.fold(ok -> "", refused -> refused.failure().code().name(), lost -> "");
  }

  private static URI here(RawServer.Line line) {
    return URI.create("http://" + line.request().header("host").orElse("nowhere"));
  }
}
