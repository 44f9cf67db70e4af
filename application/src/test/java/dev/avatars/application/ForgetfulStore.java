package dev.avatars.application;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.ports.JobStore;
import java.time.Instant;
import java.util.Optional;

/** A store that does not show that a paid call was announced: what an engine without it would see. */
final class ForgetfulStore extends PassingStore {
  ForgetfulStore(JobStore store) {
    super(store);
  }

  @Override
  public Optional<Lease> lease(JobId id, String worker, Instant now, Instant until) {
    return super.lease(id, worker, now, until)
        .map(
            lease ->
                new Lease(forgotten(lease.job()), lease.worker(), lease.token(), lease.until()));
  }

  private static Job forgotten(Job job) {
    return job.state() instanceof JobState.Submitting submitting
        ? job.moved(submitting.refusedForNow(submitting.since()))
        : job;
  }
}
