package dev.avatars.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.job.Job;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.tck.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JobRowTest {
  private static final Instant NOON = Samples.NOON;
  private static final Instant LATER = NOON.plusSeconds(60);

  private final MemoryJobStore store = new MemoryJobStore();

  @Test
  void aWakeThatComesDuringALeaseIsNotLostWithIt() {
    Lease lease = leased();
    store.wake(lease.job().id(), NOON.plusSeconds(5));
    store.release(lease, LATER);
    assertThat(store.nextDue()).contains(NOON.plusSeconds(5));
  }

  @Test
  void aWakeBeforeALeaseIsHeardByItsHolder() {
    Lease first = leased();
    store.release(first, LATER);
    store.wake(first.job().id(), NOON.plusSeconds(5));
    Lease second = store.lease("worker", NOON.plusSeconds(5), LATER, 1).get(0);
    store.release(second, LATER.plusSeconds(60));
    assertThat(store.nextDue()).contains(LATER.plusSeconds(60));
  }

  @Test
  void aLateWakeDefersNothing() {
    Lease lease = leased();
    store.release(lease, NOON.plusSeconds(5));
    store.wake(lease.job().id(), LATER);
    assertThat(store.nextDue()).contains(NOON.plusSeconds(5));
  }

  private Lease leased() {
    Job job = Samples.aPendingJob(1);
    assertThat(store.create(job, List.of())).isNotNull();
    return store.lease("worker", NOON, LATER, 1).get(0);
  }
}
