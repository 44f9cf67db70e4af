package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.fal.client.ClientConfig;
import ai.fal.client.CredentialsResolver;
import ai.fal.client.FalClient;
import ai.fal.client.Output;
import ai.fal.client.RunOptions;
import ai.fal.client.SubscribeOptions;
import ai.fal.client.exception.FalException;
import ai.fal.client.queue.QueueResultOptions;
import ai.fal.client.queue.QueueStatus;
import ai.fal.client.queue.QueueStatusOptions;
import ai.fal.client.queue.QueueSubmitOptions;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** P15: the official Java client, unmodified; it has no uploads and no cancel. */
class OfficialJavaClientTest {
  private static final String MODEL = "fal-ai/kling-video/ai-avatar/v2/pro";
  private static final String VIDEO = "https://v3b.fal.media/files/b/0a/x_output.mp4";
  private static final FalFault DONE =
      FalFault.result(200, "{\"video\":{\"url\":\"" + VIDEO + "\"}}");

  /** What the model answers, as a user of the client would write it. */
  record Result(Video video) {
    record Video(String url) {}
  }

  @RegisterExtension
  static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).virtualClock();

  private final FalClient client =
      FalClient.withConfig(
          ClientConfig.builder()
              .withCredentials(CredentialsResolver.fromApiKey("id:secret"))
              .withProxyUrl(fal.uri() + "/proxy")
              .build());

  @Test
  @DisplayName("P15: it subscribes by streaming, which is the only way it has")
  void itSubscribes() {
    fal.faults(DONE.on(FalCall.SUBMIT));
    List<String> states = Collections.synchronizedList(new ArrayList<>());
    Output<Result> output =
        client.subscribe(
            MODEL,
            SubscribeOptions.<Result>builder()
                .input(Map.of("prompt", "smile"))
                .resultType(Result.class)
                .logs(true)
                .onQueueUpdate(update -> states.add(update.getClass().getSimpleName()))
                .build());
    assertThat(video(output)).isEqualTo(VIDEO);
    assertThat(output.getRequestId()).isNotEmpty();
    assertThat(states).contains("InQueue", "Completed");
    assertThat(fal.journal().submits().get(0).body()).isEqualTo("{\"prompt\":\"smile\"}");
    assertThat(fal.journal().unknown()).isEmpty();
  }

  @Test
  void itSubmitsAsksAndCollects() {
    fal.faults(DONE.on(FalCall.SUBMIT));
    String id = client.queue().submit(MODEL, QueueSubmitOptions.withInput(Map.of())).getRequestId();
    QueueStatus.StatusUpdate first =
        client.queue().status(MODEL, QueueStatusOptions.withRequestId(id));
    QueueStatus.StatusUpdate last =
        client.queue().status(MODEL, QueueStatusOptions.withRequestId(id));
    Output<Result> output =
        client
            .queue()
            .result(
                MODEL,
                QueueResultOptions.<Result>builder()
                    .requestId(id)
                    .resultType(Result.class)
                    .build());
    assertThat(first).isInstanceOf(QueueStatus.InQueue.class);
    assertThat(last).isInstanceOf(QueueStatus.Completed.class);
    assertThat(video(output)).isEqualTo(VIDEO);
  }

  @Test
  void itRunsSynchronously() {
    fal.faults(DONE.on(FalCall.RUN));
    assertThat(video(client.run(MODEL, RunOptions.withInput(Map.of(), Result.class))))
        .isEqualTo(VIDEO);
  }

  @Test
  void itLearnsThatAJobFailed() {
    fal.faults(FalFault.modelError("face_detection_error").on(FalCall.RUN));
    assertThatThrownBy(() -> client.run(MODEL, RunOptions.withInput(Map.of(), Result.class)))
        .isInstanceOf(FalException.class)
        .hasMessageContaining("422");
  }

  private static String video(Output<Result> output) {
    return output.getData().video().url();
  }
}
