package dev.avatars.ports.tck;

import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.request.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;

/** Job stores that each break one rule. */
final class LawlessStores {
  private static final Instant ONE_MINUTE_LATER = Samples.NOON.plusSeconds(60);

  private LawlessStores() {}

  @Breaks("J-1")
  static final class ForgetsThatAJobIsPaused extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Optional<Job> find(JobId id) {
          return super.find(id).map(LawlessStores::withoutPause);
        }
      }.stores();
    }
  }

  @Breaks("J-2")
  static final class CallsAConflictTheSame extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Creation create(Job job, List<Budget> budgets) {
          return super.create(job, budgets)
              .<Creation>fold(Created::new, Existing::new, Existing::new, over -> over);
        }
      }.stores();
    }
  }

  /** Two that look at the same moment both create. */
  @Breaks("J-2")
  static final class CreatesTwiceInACrowd extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Creation create(Job job, List<Budget> budgets) {
          Creation outcome = super.create(job, budgets);
          return isInACrowd() && budgets.isEmpty() ? new Created(job) : outcome;
        }
      }.stores();
    }
  }

  @Breaks("J-3")
  static final class HidesTheHold extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<LedgerEntry> entries() {
          return List.of();
        }
      }.stores();
    }
  }

  @Breaks("J-3")
  static final class HoldsForAConflict extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        private final List<LedgerEntry> more = new ArrayList<>();

        @Override
        public Creation create(Job job, List<Budget> budgets) {
          Creation outcome = super.create(job, budgets);
          if (outcome instanceof Conflict) {
            more.add(Hold.of(job).entry());
          }
          return outcome;
        }

        @Override
        public List<LedgerEntry> entries() {
          List<LedgerEntry> all = new ArrayList<>(super.entries());
          all.addAll(more);
          return all;
        }
      }.stores();
    }
  }

  /** Looks, waits for the others to look, and then creates: right alone, wrong in a crowd. */
  @Breaks("J-4")
  static final class OversellsTheBudget extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        private final CyclicBarrier meeting = new CyclicBarrier(CROWD);
        private final Set<Thread> met = ConcurrentHashMap.newKeySet();

        @Override
        public Creation create(Job job, List<Budget> budgets) {
          if (isInACrowd() && !budgets.isEmpty() && met.add(Thread.currentThread())) {
            meet(meeting);
            return super.create(job, List.of());
          }
          return super.create(job, budgets);
        }
      }.stores();
    }
  }

  /** When nothing is due, a worker of a crowd gets what others have already. */
  @Breaks("J-5")
  static final class LeasesToTwo extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        private final Map<JobId, Lease> given = new ConcurrentHashMap<>();

        @Override
        public List<Lease> lease(String worker, Instant now, Instant until, int most) {
          List<Lease> leases = super.lease(worker, now, until, most);
          leases.forEach(lease -> given.put(lease.job().id(), lease));
          return leases.isEmpty() && isInACrowd()
              ? given.values().stream().limit(most).toList()
              : leases;
        }
      }.stores();
    }
  }

  @Breaks("J-5")
  static final class TakesANamedJobFromItsWorker extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Optional<Lease> lease(JobId id, String worker, Instant now, Instant until) {
          return super.lease(id, worker, now, until)
              .or(() -> super.lease(id, worker, now.plusSeconds(600), until.plusSeconds(600)));
        }
      }.stores();
    }
  }

  @Breaks("J-5")
  static final class LeasesTheNewestFirst extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<Lease> lease(String worker, Instant now, Instant until, int most) {
          List<Lease> leases = new ArrayList<>(super.lease(worker, now, until, most));
          Collections.reverse(leases);
          return leases;
        }
      }.stores();
    }
  }

  @Breaks("J-5")
  static final class LeasesWhateverIsDue extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<Lease> lease(
            String worker, Instant now, Instant until, int most, Set<JobStatus> statuses) {
          return super.lease(worker, now, until, most, Set.of());
        }
      }.stores();
    }
  }

  @Breaks("J-6")
  static final class LosesUpdates extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
          return super.write(lease, next, entries)
              .or(() -> entries.isEmpty() ? Optional.of(lease) : Optional.empty());
        }
      }.stores();
    }
  }

  @Breaks("J-6")
  static final class LetsAnyoneGiveBack extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        private final Map<JobId, Lease> present = new ConcurrentHashMap<>();

        @Override
        public List<Lease> lease(String worker, Instant now, Instant until, int most) {
          List<Lease> leases = super.lease(worker, now, until, most);
          leases.forEach(lease -> present.put(lease.job().id(), lease));
          return leases;
        }

        @Override
        public void release(Lease lease, Instant due) {
          super.release(present.getOrDefault(lease.job().id(), lease), due);
          super.release(lease, due);
        }
      }.stores();
    }
  }

  @Breaks("J-7")
  static final class WritesLinesWithoutTheJob extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        private final Map<JobId, List<LedgerEntry>> stray = new ConcurrentHashMap<>();

        @Override
        public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
          Optional<Lease> written = super.write(lease, next, entries);
          if (written.isEmpty()) {
            stray.put(next.id(), entries);
          }
          return written;
        }

        @Override
        public List<LedgerEntry> entries(JobId job) {
          List<LedgerEntry> all = new ArrayList<>(super.entries(job));
          all.addAll(stray.getOrDefault(job, List.of()));
          return all;
        }
      }.stores();
    }
  }

  @Breaks("J-7")
  static final class WritesTheJobWithoutItsLine extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<LedgerEntry> entries(JobId job) {
          return super.entries(job).stream()
              .filter(line -> line.kind() == LedgerEntry.Kind.HELD)
              .toList();
        }
      }.stores();
    }
  }

  @Breaks("J-8")
  static final class LeasesTheDead extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<Lease> lease(String worker, Instant now, Instant until, int most) {
          List<Lease> leases = super.lease(worker, now, until, most);
          return leases.isEmpty() ? dead(worker, until) : leases;
        }

        private List<Lease> dead(String worker, Instant until) {
          return list(JobQuery.newest(1)).stream()
              .filter(Job::isEnded)
              .map(job -> new Lease(job, worker, 99, until))
              .toList();
        }
      }.stores();
    }
  }

  /** Does not see that an end may be waiting for its bill. */
  @Breaks("J-8")
  static final class LetsEveryEndRest extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<Lease> lease(String worker, Instant now, Instant until, int most) {
          return super.lease(worker, now, until, most).stream()
              .filter(lease -> !lease.job().isEnded())
              .toList();
        }
      }.stores();
    }
  }

  @Breaks("J-9")
  static final class FindsTheFirstSuccess extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Optional<Job> findSucceeded(Fingerprint fingerprint) {
          return super.findSucceeded(fingerprint)
              .flatMap(
                  latest ->
                      list(JobQuery.newest(100)).stream()
                          .filter(job -> job.quote().fingerprint().equals(fingerprint))
                          .filter(job -> job.status() == latest.status())
                          .reduce((newer, older) -> older));
        }
      }.stores();
    }
  }

  @Breaks("J-10")
  static final class ForgetsThatLeasesEnd extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        private final AtomicBoolean released = new AtomicBoolean();

        @Override
        public void release(Lease lease, Instant due) {
          released.set(true);
          super.release(lease, due);
        }

        @Override
        public Optional<Instant> nextDue() {
          return super.nextDue().filter(due -> released.get() || !due.isAfter(ONE_MINUTE_LATER));
        }
      }.stores();
    }
  }

  @Breaks("J-10")
  static final class TellsTheNextDueOfAll extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Optional<Instant> nextDue(Set<JobStatus> statuses) {
          return super.nextDue(Set.of());
        }
      }.stores();
    }
  }

  @Breaks("J-11")
  static final class SleepsOnWhenWoken extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public void wake(JobId id, Instant due) {
          // Does not hear.
        }
      }.stores();
    }
  }

  @Breaks("J-14")
  static final class IsStoppedByOneRecord extends JobStoreContract {
    private final Bent.Store store =
        new Bent.Store() {
          @Override
          public List<Job> list(JobQuery query) {
            unreadable(query).forEach(this::find);
            return super.list(query);
          }
        };

    @Override
    protected Stores open() {
      return store.stores();
    }

    @Override
    protected void damage(Stores opened, JobId job) {
      store.lawful.damage(job);
    }
  }

  @Breaks("J-15")
  static final class SettlesWhatIsUnderWay extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public boolean settle(Job billed, LedgerEntry end) {
          return super.settle(billed, end) || find(billed.id()).isPresent();
        }
      }.stores();
    }
  }

  @Breaks("J-13")
  static final class LeasesWhatItTells extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<JobId> due(Instant now, int most) {
          return super.lease("teller", now, now.plusSeconds(60), most, Set.of()).stream()
              .map(lease -> lease.job().id())
              .toList();
        }
      }.stores();
    }
  }

  @Breaks("J-13")
  static final class CallsLeasedJobsDue extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<JobId> due(Instant now, int most) {
          return super.list(new JobQuery(Set.of(), 100)).stream()
              .filter(job -> !job.isAtRest() && !job.createdAt().isAfter(now))
              .sorted(Comparator.comparing(Job::createdAt))
              .limit(most)
              .map(Job::id)
              .toList();
        }
      }.stores();
    }
  }

  @Breaks("J-12")
  static final class CountsEverything extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public int count(Set<JobStatus> statuses) {
          return super.count(Set.of());
        }
      }.stores();
    }
  }

  @Breaks("J-12")
  static final class ListsTheOldestFirst extends JobStoreContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<Job> list(JobQuery query) {
          List<Job> jobs = new ArrayList<>(super.list(query));
          Collections.reverse(jobs);
          return jobs;
        }
      }.stores();
    }
  }

  /** A paused job comes back as one that waits. */
  private static Job withoutPause(Job job) {
    return job.state() instanceof JobState.Paused paused
        ? job.moved(paused.resumed(Samples.NOON))
        : job;
  }

  private static boolean isInACrowd() {
    return Thread.currentThread().getName().startsWith(Together.THREAD_NAME);
  }

  private static void meet(CyclicBarrier meeting) {
    try {
      meeting.await();
    } catch (InterruptedException | BrokenBarrierException stopped) {
      throw new IllegalStateException("the crowd was stopped", stopped);
    }
  }
}
