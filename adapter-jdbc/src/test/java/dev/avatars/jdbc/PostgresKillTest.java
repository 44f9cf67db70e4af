package dev.avatars.jdbc;

import static dev.avatars.ports.tck.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.StoreUnavailableException;
import dev.avatars.ports.tck.Samples;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is killed while four programs write to it. */
@ExtendWith(PostgresServer.Shared.class)
class PostgresKillTest {
  private static final int KILLS = Integer.getInteger("avatars.server-kills", 3);
  private static final int BETWEEN_KILLS = 40;
  private static final int WRITERS = 4;

  private final AtomicInteger numbers = new AtomicInteger(1);
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Semaphore progress = new Semaphore(0);
  private final ConcurrentLinkedQueue<Integer> acknowledged = new ConcurrentLinkedQueue<>();

  @Test
  @DisplayName("P11 whatever a killed server answered is there, whole, and the writers go on")
  void whatAKilledServerAnsweredIsThere() throws IOException, InterruptedException {
    Path files = Files.createTempDirectory(Path.of("target"), "server").toAbsolutePath();
    int port = freePort();
    PostgresServer server = PostgresServer.startDurable(files, port);
    try (JdbcJobStore store = JdbcJobStore.postgres(server.database())) {
      List<CompletableFuture<Void>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        writers.add(CompletableFuture.runAsync(() -> writeAll(store)));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        progress.acquire(BETWEEN_KILLS);
        kill(files);
        server.close();
        server = PostgresServer.startDurable(files, port);
      }
      progress.acquire(BETWEEN_KILLS);
      stopped.set(true);
      writers.forEach(CompletableFuture::join);
      assertThatNothingIsLost(store);
    } finally {
      stopped.set(true);
      server.close();
    }
  }

  private void writeAll(JdbcJobStore store) {
    while (!stopped.get()) {
      int number = numbers.getAndIncrement();
      Job job = aJob(number).boundedBy("1").build();
      again(() -> store.create(job, List.of()));
      Optional<Lease> lease = again(() -> store.lease(job.id(), "w", at(0), at(600)));
      lease.ifPresent(held -> end(store, held));
      acknowledged.add(number);
      progress.release();
    }
  }

  /** A repeated write is refused when the first one took place without an answer. */
  private static void end(JdbcJobStore store, Lease lease) {
    LedgerEntry bill = LedgerEntry.settled(Hold.of(lease.job()), Money.usd("0.25"), "bill", at(1));
    Job failed = Samples.failed(lease.job());
    again(() -> store.write(lease, failed, List.of(bill)));
    assertThat(again(() -> store.find(failed.id()))).contains(failed);
  }

  private static <T> T again(Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (StoreUnavailableException down) {
        assertThat(down.disposition()).as("%s", down).isEqualTo(Disposition.RETRY);
      }
    }
  }

  private void assertThatNothingIsLost(JdbcJobStore store) {
    List<Job> jobs = store.list(JobQuery.newest(1_000_000));
    assertThat(jobs)
        .extracting(Job::id)
        .doesNotHaveDuplicates()
        .containsAll(acknowledged.stream().map(number -> aJob(number).build().id()).toList());
    List<LedgerEntry> lines = store.entries();
    assertThat(store.balance()).isEqualTo(Balance.of(lines, Currency.getInstance("USD")));
    long ended = jobs.stream().filter(Job::isEnded).count();
    assertThat(lines).hasSize((int) (jobs.size() + ended));
  }

  private static void kill(Path files) throws IOException {
    long postmaster = Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).get(0));
    ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    process.onExit().join();
    all.forEach(child -> child.onExit().join());
  }

  private static Instant at(int second) {
    return Samples.NOON.plusSeconds(second);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
