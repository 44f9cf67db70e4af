package dev.avatars.emulator;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Finding;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoDownloads;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A provider on paper: it says what it is told to say, and remembers what it was asked. */
final class PaperProvider implements AvatarProvider {
  static final RemoteRef REF = RemoteRef.of(new ProviderId("paper"), "sheet-1");
  static final byte[] VIDEO = "not much of a video".getBytes(StandardCharsets.US_ASCII);

  final List<SubmitOrder> orders = new ArrayList<>();
  Submission submission = new Submission.Accepted(REF);
  RenderStatus status = new RenderStatus.Queued(0, List.of());
  Supplier<Cancellation> cancellation = () -> Cancellation.REQUESTED;
  Finding finding = Finding.NOTHING;

  @Override
  public ProviderId id() {
    return REF.provider();
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.of();
  }

  @Override
  public AssetStorage assets() {
    return new AssetStorage() {
      @Override
      public Upload store(Portrait portrait) {
        return new Stored(URI.create("paper:portrait"));
      }

      @Override
      public Upload store(Speech speech, JobId job) {
        return new Stored(URI.create("paper:speech/" + job));
      }
    };
  }

  @Override
  public VideoDownloads downloads() {
    return (video, from) ->
        new VideoDownloads.Opened(
            new ByteArrayInputStream(Arrays.copyOfRange(VIDEO, (int) from, VIDEO.length)),
            from,
            VIDEO.length);
  }

  @Override
  public Submission submit(SubmitOrder order) {
    orders.add(order);
    return submission;
  }

  @Override
  public RenderStatus status(RemoteRef ref) {
    return status;
  }

  @Override
  public Cancellation cancel(RemoteRef ref) {
    return cancellation.get();
  }

  @Override
  public Finding find(StagedMedia media, Instant since) {
    return finding;
  }
}
