package dev.avatars.application;

import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.request.Fingerprint;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Finding;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.VideoDownloads;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A process that dies at a chosen point, as seen by the ports: they are all it can do to the world.
 *
 * <p>There is a named point before and one after each call to a port. From the one at which it dies
 * on every call dies too, so that no handler and no {@code finally} can do anything any more; what
 * had happened before stays. For one thread.
 */
final class MortalProcess {
  /** The end of a process. No handler of the code under test catches it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;

    Death(String point) {
      super(point);
    }
  }

  private static final int PIECE = 8_192;

  private final int diesAt;
  private final List<String> points = new ArrayList<>();
  private boolean dead;

  private MortalProcess(int diesAt) {
    this.diesAt = diesAt;
  }

  /** One that dies at the so-manieth point, counted from zero. */
  static MortalProcess dyingAt(int point) {
    return new MortalProcess(point);
  }

  /** One that lives. */
  static MortalProcess immortal() {
    return new MortalProcess(Integer.MAX_VALUE);
  }

  /** The points it came by, in order. */
  List<String> points() {
    return List.copyOf(points);
  }

  JobStore store(JobStore store) {
    return new MortalStore(store);
  }

  AvatarProvider provider(AvatarProvider provider) {
    return new MortalProvider(provider);
  }

  VideoArchive archive(VideoArchive archive) {
    return (job, video, downloads, speech) ->
        at("keep the video", () -> archive.keep(job, video, downloads, speech));
  }

  private <T> T at(String call, Supplier<T> effect) {
    passes("before: " + call);
    T result = effect.get();
    passes("after: " + call);
    return result;
  }

  private void passes(String point) {
    if (dead || points.size() == diesAt) {
      dead = true;
      throw new Death(point);
    }
    points.add(point);
  }

  private final class MortalStore implements JobStore {
    private final JobStore store;

    MortalStore(JobStore store) {
      this.store = store;
    }

    @Override
    public Creation create(Job job, List<Budget> budgets) {
      return at("create", () -> store.create(job, budgets));
    }

    @Override
    public Optional<Job> find(JobId id) {
      return at("find", () -> store.find(id));
    }

    @Override
    public Optional<Job> findSucceeded(Fingerprint fingerprint) {
      return at("find by work", () -> store.findSucceeded(fingerprint));
    }

    @Override
    public List<Job> list(JobQuery query) {
      return at("list", () -> store.list(query));
    }

    @Override
    public int count(Set<JobStatus> statuses) {
      return at("count", () -> store.count(statuses));
    }

    @Override
    public List<Lease> lease(
        String worker, Instant now, Instant until, int most, Set<JobStatus> statuses) {
      return at("lease", () -> store.lease(worker, now, until, most, statuses));
    }

    @Override
    public Optional<Lease> lease(JobId id, String worker, Instant now, Instant until) {
      return at("lease by name", () -> store.lease(id, worker, now, until));
    }

    @Override
    public Optional<Instant> nextDue(Set<JobStatus> statuses) {
      return at("next due", () -> store.nextDue(statuses));
    }

    @Override
    public List<JobId> due(Instant now, int most) {
      return at("due", () -> store.due(now, most));
    }

    @Override
    public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
      return at("write " + next.status(), () -> store.write(lease, next, entries));
    }

    @Override
    public boolean settle(Job billed, LedgerEntry end) {
      return store.settle(billed, end);
    }

    @Override
    public void release(Lease lease, Instant due) {
      passes("before: release");
      store.release(lease, due);
      passes("after: release");
    }

    @Override
    public void wake(JobId id, Instant due) {
      passes("before: wake");
      store.wake(id, due);
      passes("after: wake");
    }
  }

  private final class MortalProvider implements AvatarProvider {
    private final AvatarProvider provider;

    MortalProvider(AvatarProvider provider) {
      this.provider = provider;
    }

    @Override
    public ProviderId id() {
      return provider.id();
    }

    @Override
    public Capabilities capabilities() {
      return provider.capabilities();
    }

    @Override
    public AssetStorage assets() {
      return new AssetStorage() {
        @Override
        public Upload store(Portrait portrait) {
          return at("upload the portrait", () -> provider.assets().store(portrait));
        }

        @Override
        public Upload store(Speech speech, JobId job) {
          return at("upload the speech", () -> provider.assets().store(speech, job));
        }
      };
    }

    @Override
    public VideoDownloads downloads() {
      return (video, from) -> at("open the download", () -> opened(video, from));
    }

    private VideoDownloads.Download opened(RemoteVideo video, long from) {
      return provider
          .downloads()
          .open(video, from)
          .<VideoDownloads.Download>fold(
              download ->
                  new VideoDownloads.Opened(
                      dying(download.body()), download.from(), download.totalBytes()),
              VideoDownloads.Refused::new);
    }

    /** In small pieces, so that a process may die in the middle of a file. */
    private InputStream dying(InputStream body) {
      return new FilterInputStream(body) {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          passes("before: read");
          int most = Math.min(length, PIECE);
          return super.read(bytes, offset, most);
        }
      };
    }

    @Override
    public Submission submit(SubmitOrder order) {
      return at("submit", () -> provider.submit(order));
    }

    @Override
    public RenderStatus status(RemoteRef ref) {
      return at("status", () -> provider.status(ref));
    }

    @Override
    public Cancellation cancel(RemoteRef ref) {
      return at("cancel", () -> provider.cancel(ref));
    }

    @Override
    public Finding find(StagedMedia media, Instant since) {
      return at("search", () -> provider.find(media, since));
    }

    @Override
    public RemoteRef ref(String requestId, AvatarModel model) {
      return provider.ref(requestId, model);
    }

    @Override
    public BilledCost billed(RemoteRef ref) {
      return at("ask for the bill", () -> provider.billed(ref));
    }
  }
}
