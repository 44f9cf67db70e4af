package dev.avatars.application;

import static dev.avatars.application.StudioScene.ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.StoredVideo.Flag;
import dev.avatars.fake.Journal;
import dev.avatars.fake.Misfortune;
import dev.avatars.ports.VideoDownloads;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P9 and P12: a video that was paid for is fetched, however long that takes. */
@Timeout(60)
class CollectingTest {
  private static final URI OLD = URI.create("https://fake.invalid/old.mp4");

  @TempDir Path folder;

  private StudioScene scene;

  @BeforeEach
  void open() {
    scene = new StudioScene(folder);
    scene.built(scene.builder().drivenElsewhere());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @DisplayName("P9 a video that cannot be fetched for two days is fetched when it can be")
  void aVideoIsFetchedAfterTwoDays() {
    Job rendered = rendered();
    scene.world.script(Misfortune.REFUSES_THE_DOWNLOAD.always());
    Instant twoDaysLater = scene.now().plus(Duration.ofDays(2));

    Job waiting = scene.driven(rendered.id(), any -> scene.now().isAfter(twoDaysLater));
    scene.world.spare();
    Job done = scene.drivenToRest(rendered.id());

    assertThat(waiting.status()).isEqualTo(JobStatus.RENDERED);
    assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(done)).isEqualTo(1);
  }

  @Test
  @DisplayName("P9 a link that is gone is replaced by a fresh one, in the same step")
  void aLinkThatIsGoneIsReplaced() {
    scene.built(scene.builder().provider(new Moving(OLD, 1)).drivenElsewhere());
    Job rendered = rendered();
    assertThat(((JobState.Rendered) rendered.state()).video().url()).isEqualTo(OLD);

    assertThat(scene.studio().steps().step(rendered.id())).isEmpty();

    assertThat(scene.job(rendered.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName("P9 a video that is gone behind a fresh link, too, is lost, and what it cost is said")
  void aVideoThatIsGoneBehindAFreshLinkIsLost() {
    scene.built(scene.builder().provider(new Moving(OLD, 1)).drivenElsewhere());
    Job rendered = rendered();
    scene.world.script(Misfortune.LOSES_THE_VIDEO.always());

    scene.drivenToRest(rendered.id());

    JobState.Failed lost = (JobState.Failed) scene.job(rendered.id()).state();
    assertThat(lost.failure().code()).isEqualTo(FailureCode.RESULT_GONE);
    assertThat(lost.spend()).isEqualTo(Spend.CERTAIN);
  }

  @Test
  @DisplayName("P9 while the provider cannot be asked for a fresh link the video is not lost")
  void anUnreachableProviderLosesNoVideo() {
    Job rendered = rendered();
    scene.world.script(Misfortune.LOSES_THE_VIDEO.onCall(1), Misfortune.HIDES_THE_STATUS.onCall(1));

    assertThat(scene.studio().steps().step(rendered.id())).isPresent();

    assertThat(scene.job(rendered.id()).status()).isEqualTo(JobStatus.RENDERED);
    assertThat(scene.drivenToRest(rendered.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName("P9 a download that breaks goes on, and the journal shows that it was resumed")
  void aDownloadGoesOn() {
    scene.world.script(Misfortune.BREAKS_THE_DOWNLOAD.times(2));
    Job done = scene.drivenToRest(rendered().id());

    assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.world.journal().count(Journal.Event.DOWNLOADED, done.id())).isEqualTo(3);
  }

  @Test
  @DisplayName("P12 a padded and a silent video are kept and flagged, and not bought again")
  void whatDiffersIsKeptAndFlagged() {
    assertThat(flagOf(Misfortune.RETURNS_A_PADDED_VIDEO, 1)).isEqualTo(Flag.PADDED);
    assertThat(flagOf(Misfortune.RETURNS_A_SILENT_VIDEO, 2)).isEqualTo(Flag.SILENT);
    assertThat(scene.bought()).isEqualTo(2);
  }

  private Flag flagOf(Misfortune misfortune, int work) {
    scene.world.next(misfortune);
    Job job = scene.studio().start(scene.draft(work), ENOUGH);
    JobState.Succeeded end = (JobState.Succeeded) scene.drivenToRest(job.id()).state();
    assertThat(end.video().flags()).hasSize(1);
    return end.video().flags().iterator().next();
  }

  private Job rendered() {
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    return scene.driven(job.id(), any -> any.status() == JobStatus.RENDERED);
  }

  /** A provider whose first answers name a link that is gone. */
  private final class Moving extends PassingProvider {
    private final URI old;
    private final AtomicInteger left;

    Moving(URI old, int answers) {
      super(scene.world.provider());
      this.old = old;
      this.left = new AtomicInteger(answers);
    }

    @Override
    public RenderStatus status(RemoteRef ref) {
      RenderStatus news = super.status(ref);
      return news instanceof RenderStatus.Done done && left.getAndDecrement() > 0
          ? new RenderStatus.Done(RemoteVideo.at(old), done.billed(), List.of())
          : news;
    }

    @Override
    public VideoDownloads downloads() {
      Failure gone = Failure.of(FailureCode.RESULT_GONE, "gone", Spend.CERTAIN);
      return (video, from) ->
          video.url().equals(old)
              ? new VideoDownloads.Refused(gone)
              : super.downloads().open(video, from);
    }
  }
}
