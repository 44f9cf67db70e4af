package dev.avatars.application;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.Settlement;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.VideoArchive.Keeping;
import java.time.Instant;

/**
 * Fetches finished videos. What fails for a while is tried again for as long as it takes, going on
 * where it stopped; a link that is gone is replaced by a fresh one, which is tried at once, so that
 * only a video that is gone behind a fresh link is lost.
 */
final class Collecting {
  private final AvatarProvider provider;
  private final VideoArchive archive;
  private final Billing billing;

  Collecting(AvatarProvider provider, VideoArchive archive, Billing billing) {
    this.provider = provider;
    this.archive = archive;
    this.billing = billing;
  }

  /** Fetches a job's video; answers when the job is due again. */
  Instant collect(Pen pen, JobState.Rendered state) {
    return keep(pen, state)
        .fold(
            video -> kept(pen, state, video),
            failure ->
                failure.code() == FailureCode.RESULT_GONE
                    ? gone(pen, state, failure)
                    : notKept(pen, state, failure));
  }

  private Keeping keep(Pen pen, JobState.Rendered state) {
    Job job = pen.job();
    return archive.keep(
        job.id(), state.video(), provider.downloads(), job.request().speech().length());
  }

  private Instant kept(Pen pen, JobState.Rendered state, StoredVideo video) {
    Job job = pen.job();
    BilledCost bill = billing.bill(state.ref(), state.billed());
    Settlement settlement = new Settlement(job.quote().expected(), job.quote().upperBound(), bill);
    return billing.end(pen, state.kept(video, settlement, pen.now()), state.ref(), bill);
  }

  private Instant gone(Pen pen, JobState.Rendered state, Failure failure) {
    RenderStatus news = provider.status(state.ref());
    if (news instanceof RenderStatus.Unknown unknown) {
      return Backoff.next(state.since(), pen.now(), unknown.failure());
    }
    return news instanceof RenderStatus.Done done && isFresh(done.video(), state)
        ? collectFresh(pen, state.relinked(done.video()))
        : lost(pen, state, failure);
  }

  private Instant collectFresh(Pen pen, JobState.Rendered fresh) {
    if (!pen.move(fresh)) {
      return pen.now();
    }
    return keep(pen, fresh)
        .fold(video -> kept(pen, fresh, video), failure -> notKept(pen, fresh, failure));
  }

  private Instant notKept(Pen pen, JobState.Rendered state, Failure failure) {
    return failure.disposition() == Disposition.RETRY
        ? Backoff.next(state.since(), pen.now(), failure)
        : lost(pen, state, failure);
  }

  private Instant lost(Pen pen, JobState.Rendered state, Failure failure) {
    Failure paid =
        Failure.of(failure.code(), failure.sentence(), Spend.CERTAIN)
            .inProviderWords(failure.providerWords());
    BilledCost bill = billing.bill(state.ref(), state.billed());
    return billing.end(pen, state.lost(paid, pen.now()), state.ref(), bill);
  }

  private static boolean isFresh(RemoteVideo video, JobState.Rendered state) {
    return !video.url().equals(state.video().url());
  }
}
