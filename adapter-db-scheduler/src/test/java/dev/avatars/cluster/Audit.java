package dev.avatars.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.money.Money;
import dev.avatars.emulator.Exchange;
import dev.avatars.emulator.FalCall;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.ports.JobStore.JobQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must hold whatever was killed: nothing paid twice, nothing lost, no cent unaccounted for.
 */
final class Audit {
  private static final Pattern JOB_TAG = Pattern.compile("(?:^|,)job=([^,]+)");

  private final Map<JobId, Integer> submits = new ConcurrentHashMap<>();

  /** Listens to what fal hears. */
  void hear(Exchange exchange) {
    if (exchange.call() == FalCall.SUBMIT) {
      submits.merge(job(exchange), 1, Integer::sum);
    }
  }

  /** Whether a paid call for a job ever came through. */
  boolean knows(JobId id) {
    return submits.containsKey(id);
  }

  int submits() {
    return submits.values().stream().mapToInt(times -> times).sum();
  }

  /** The jobs that were bought more than once; there must be none. */
  Set<JobId> boughtTwice() {
    return submits.entrySet().stream()
        .filter(times -> times.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The finished jobs whose video is not there, or another; there must be none. */
  static List<JobId> withoutTheirVideo(Collection<Job> jobs) {
    return jobs.stream()
        .filter(job -> job.status() == JobStatus.SUCCEEDED)
        .filter(job -> video(job).filter(Audit::isWhole).isEmpty())
        .map(Job::id)
        .toList();
  }

  /** The balance is the sum of its lines, and each job at rest has its hold and one end of it. */
  static void assertThatTheLedgerBalances(JdbcJobStore store) {
    List<LedgerEntry> lines = store.entries();
    assertThat(store.balance()).isEqualTo(Balance.of(lines, Currency.getInstance("USD")));
    List<Job> jobs = store.list(new JobQuery(Set.of(), Integer.MAX_VALUE));
    long ended = jobs.stream().filter(Job::isAtRest).count();
    assertThat(lines).hasSize(jobs.size() + Math.toIntExact(ended));
    assertThat(store.balance().held()).as("held when all is at rest").isEqualTo(Money.usd("0"));
  }

  private static JobId job(Exchange submit) {
    String tags = submit.header("x-fal-tags").orElseThrow();
    Matcher tag = JOB_TAG.matcher(tags);
    if (!tag.find()) {
      throw new IllegalStateException("tags: found '" + tags + "'; allowed: with job=<id>");
    }
    return new JobId(tag.group(1));
  }

  private static Optional<StoredVideo> video(Job job) {
    return job.state() instanceof JobState.Succeeded done
        ? Optional.of(done.video())
        : Optional.empty();
  }

  private static boolean isWhole(StoredVideo video) {
    return Files.exists(video.file()) && digest(video.file()).equals(video.digest());
  }

  private static Sha256 digest(Path file) {
    try {
      return Sha256.of(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
