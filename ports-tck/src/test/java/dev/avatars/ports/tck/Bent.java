package dev.avatars.ports.tck;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
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
import dev.avatars.ports.Ledger;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoDownloads;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Implementations that pass every call on, so that a lawless one overrides just what it breaks. */
final class Bent {
  private Bent() {}

  /** Passes every call on to a lawful provider. */
  static class Provider implements AvatarProvider {
    private final AvatarProvider lawful;

    Provider(AvatarProvider lawful) {
      this.lawful = lawful;
    }

    @Override
    public ProviderId id() {
      return lawful.id();
    }

    @Override
    public Capabilities capabilities() {
      return lawful.capabilities();
    }

    @Override
    public AssetStorage assets() {
      return lawful.assets();
    }

    @Override
    public VideoDownloads downloads() {
      return lawful.downloads();
    }

    @Override
    public Submission submit(SubmitOrder order) {
      return lawful.submit(order);
    }

    @Override
    public RenderStatus status(RemoteRef ref) {
      return lawful.status(ref);
    }

    @Override
    public Cancellation cancel(RemoteRef ref) {
      return lawful.cancel(ref);
    }

    @Override
    public Finding find(StagedMedia media, Instant since) {
      return lawful.find(media, since);
    }

    @Override
    public BilledCost billed(RemoteRef ref) {
      return lawful.billed(ref);
    }

    @Override
    public RemoteRef ref(String requestId, AvatarModel model) {
      return lawful.ref(requestId, model);
    }
  }

  /** Passes every call on to a lawful store. */
  static class Store implements JobStore, Ledger {
    final MemoryStore lawful = new MemoryStore();

    final Stores stores() {
      return new Stores(this, this);
    }

    @Override
    public Creation create(Job job, List<Budget> budgets) {
      return lawful.create(job, budgets);
    }

    @Override
    public Optional<Job> find(JobId id) {
      return lawful.find(id);
    }

    @Override
    public Optional<Job> findSucceeded(Fingerprint fingerprint) {
      return lawful.findSucceeded(fingerprint);
    }

    @Override
    public List<Job> list(JobQuery query) {
      return lawful.list(query);
    }

    @Override
    public List<JobId> unreadable(JobQuery query) {
      return lawful.unreadable(query);
    }

    @Override
    public boolean settle(Job billed, LedgerEntry end) {
      return lawful.settle(billed, end);
    }

    @Override
    public List<Lease> lease(String worker, Instant now, Instant until, int most) {
      return lawful.lease(worker, now, until, most);
    }

    @Override
    public List<Lease> lease(
        String worker, Instant now, Instant until, int most, Set<JobStatus> statuses) {
      return lawful.lease(worker, now, until, most, statuses);
    }

    @Override
    public int count(Set<JobStatus> statuses) {
      return lawful.count(statuses);
    }

    @Override
    public Optional<Lease> lease(JobId id, String worker, Instant now, Instant until) {
      return lawful.lease(id, worker, now, until);
    }

    @Override
    public Optional<Instant> nextDue() {
      return lawful.nextDue();
    }

    @Override
    public Optional<Instant> nextDue(Set<JobStatus> statuses) {
      return lawful.nextDue(statuses);
    }

    @Override
    public List<JobId> due(Instant now, int most) {
      return lawful.due(now, most);
    }

    @Override
    public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
      return lawful.write(lease, next, entries);
    }

    @Override
    public void release(Lease lease, Instant due) {
      lawful.release(lease, due);
    }

    @Override
    public void wake(JobId id, Instant due) {
      lawful.wake(id, due);
    }

    @Override
    public List<LedgerEntry> entries() {
      return lawful.entries();
    }

    @Override
    public List<LedgerEntry> entries(JobId job) {
      return lawful.entries(job);
    }

    @Override
    public Balance balance() {
      return lawful.balance();
    }
  }
}
