package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Video;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.emulator.FalFault;
import dev.avatars.fake.FakeWorld;
import dev.avatars.fal.FalKey;
import dev.avatars.fal.FalProvider;
import dev.avatars.fal.FalSettings;
import dev.avatars.fal.FalSettings.Hosts;
import dev.avatars.fal.FalSettings.Wishes;
import dev.avatars.media.FileVideoArchive;
import dev.avatars.ports.WebhookAuthenticator.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signed webhooks of the emulator, through an HTTP server, into the studio. */
@Timeout(60)
class WebhookTest {
  @TempDir Path folder;

  private final List<Integer> answers = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
  private FalEmulator emulator;
  private AvatarStudio studio;

  @BeforeEach
  void open() throws IOException {
    Catalog catalog = Configuration.of(Desk.in(folder).quickModels().surroundings()).catalog("");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    emulator =
        FalEmulator.start(
            EmulatorSettings.seeded(7).toBuilder().speed(1_000).catalog(catalog).build());
    FalProvider fal =
        FalProvider.of(
            FalSettings.with(FalKey.parse("a:b")).toBuilder()
                .hosts(Hosts.under(emulator.uri()))
                .wishes(
                    Wishes.USUAL.withWebhook(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")))
                .build());
    FakeWorld memory = FakeWorld.seeded(7);
    studio =
        AvatarStudio.builder()
            .provider(fal)
            .webhooks(fal.webhooks())
            .store(memory.jobs(), memory.ledger())
            .archive(FileVideoArchive.in(folder.resolve("videos")))
            .catalog(catalog)
            .build();
    server.createContext("/", this::receive);
    server.start();
    open.addAll(List.of(studio, fal, memory, emulator, () -> server.stop(0)));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }

  @Test
  void p7AGenuineWebhookEndsADoubt() {
    emulator.faults(
        FalFault.close().after(FalCall.SUBMIT),
        FalFault.answer(500).before(FalCall.BY_ENDPOINT).always());

    Job job = studio.start(draft(), SpendLimit.usd("1.00"));
    Video video = studio.jobs().awaitAsync(job.id()).toCompletableFuture().join();

    assertThat(video.stored().facts().length().toString()).isEqualTo("2.000 s");
    assertThat(answers).contains(200);
    assertThat(emulator.journal().submits()).hasSize(1);
  }

  @Test
  void p17AForgedWebhookIsRefusedAndChangesNothing() {
    Delivery forged = Delivery.of(new byte[] {1}, Map.of(), "job=nobody1");

    assertThat(studio.webhooks().receive(forged)).isEqualTo(401);
    assertThat(studio.jobs().newest(9)).isEmpty();
  }

  @Test
  void aStudioWithoutAnAuthenticatorTakesNone() {
    try (AvatarStudio deaf = AvatarStudio.offline()) {
      assertThatThrownBy(() -> deaf.webhooks().receive(Delivery.of(new byte[0], Map.of(), "")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("give its builder an authenticator");
    }
  }

  private AvatarDraft draft() {
    Desk desk = Desk.at(folder);
    return AvatarDraft.of(
        folder.resolve(desk.oval("ada.png")), folder.resolve(desk.hum("hum.wav", 2_000)));
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    int status = studio.webhooks().receive(Delivery.of(body, exchange.getRequestHeaders(), query));
    answers.add(status);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
