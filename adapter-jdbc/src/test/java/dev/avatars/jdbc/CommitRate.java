package dev.avatars.jdbc;

import static dev.avatars.ports.tck.JobBuilder.aJob;

import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.tck.Samples;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Durable commits each second beside the limit of bare JDBC and of the disk, in one run; to be run
 * by hand. The first argument is how many seconds each figure takes.
 */
final class CommitRate {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final int CROWD = 64;

  private final long nanos;
  private final AtomicInteger number = new AtomicInteger();

  private CommitRate(long seconds) {
    this.nanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  public static void main(String[] arguments) throws Exception {
    CommitRate rate = new CommitRate(Long.parseLong(arguments[0]));
    rate.disk();
    rate.bare();
    try (SqliteStores stores = new SqliteStores()) {
      rate.store("SQLite", stores.open());
    }
    try (PostgresServer server = PostgresServer.startDurable();
        JdbcJobStore store = JdbcJobStore.postgres(server.database().withConnections(16))) {
      rate.store("PostgreSQL", store);
    }
  }

  private void disk() throws IOException {
    try (SqliteStores stores = new SqliteStores();
        FileChannel file = open(stores.folder().resolve("raw"))) {
      ByteBuffer text = StandardCharsets.UTF_8.encode(text(1));
      tell(
          "disk, write and force of one job's text, 1 caller",
          measured(1, run -> force(file, text)));
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static void force(FileChannel file, ByteBuffer text) {
    try {
      file.write(text.duplicate());
      file.force(false);
    } catch (IOException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** One row of the same text per commit, and 64 rows per commit, without anything around them. */
  private void bare() throws SQLException {
    try (SqliteStores stores = new SqliteStores();
        Session session = SqliteFile.of(SqliteStores.settings(stores.file())).open()) {
      tell("bare JDBC on SQLite, 1 row a commit", measured(1, run -> insert(session, 1)));
      tell(
          "bare JDBC on SQLite, 64 rows a commit",
          CROWD * measured(1, run -> insert(session, CROWD)));
    }
  }

  private void insert(Session session, int rows) {
    try {
      session.execute("begin immediate");
      for (int row = 0; row < rows; row++) {
        int next = number.incrementAndGet();
        JobTable.insert(session, aJob(next).build(), text(next));
      }
      session.execute("commit");
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private void store(String database, JdbcJobStore store) {
    List<Budget> budgets = List.of(Budget.monthly(Money.usd("1000000000")));
    IntConsumer create = run -> store.create(aJob(number.incrementAndGet()).build(), List.of());
    tell(database + ", create, 1 caller", measured(1, create));
    tell(database + ", create, 64 callers", measured(CROWD, create));
    tell(
        database + ", create under a budget, 64 callers",
        measured(CROWD, run -> store.create(aJob(number.incrementAndGet()).build(), budgets)));
    tell(database + ", write, 1 caller", written(store, 1));
    tell(database + ", write, 64 callers", written(store, CROWD));
    tell(
        database + ", lease of 4 and their release, 1 caller",
        measured(1, run -> leaseAndRelease(store)));
    tell(database + ", next due", measured(1, run -> store.nextDue()));
  }

  private static void leaseAndRelease(JdbcJobStore store) {
    store
        .lease("worker", Samples.NOON, Samples.NOON.plusSeconds(60), 4)
        .forEach(lease -> store.release(lease, Samples.NOON));
  }

  /** Each caller writes a job of its own again and again. */
  private long written(JdbcJobStore store, int callers) {
    List<Lease[]> leases =
        IntStream.range(0, callers).mapToObj(caller -> new Lease[] {leased(store)}).toList();
    return measured(callers, caller -> rewrite(store, leases.get(caller)));
  }

  private Lease leased(JdbcJobStore store) {
    Job job = aJob(number.incrementAndGet()).build();
    store.create(job, List.of());
    return store
        .lease(job.id(), "worker", Samples.NOON, Samples.NOON.plusSeconds(600))
        .orElseThrow();
  }

  private static void rewrite(JdbcJobStore store, Lease[] lease) {
    lease[0] = store.write(lease[0], lease[0].job(), List.of()).orElseThrow();
  }

  private static String text(int number) {
    return JobText.write(aJob(number).build());
  }

  /** How often callers could do something in a second, after a warm-up. */
  private long measured(int callers, IntConsumer what) {
    runFor(nanos / 2, callers, what);
    return runFor(nanos, callers, what) * TimeUnit.SECONDS.toNanos(1) / nanos;
  }

  private static long runFor(long nanos, int callers, IntConsumer what) {
    LongAdder done = new LongAdder();
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    long end = System.nanoTime() + nanos;
    IntFunction<Runnable> loop =
        caller ->
            () -> {
              while (System.nanoTime() < end) {
                what.accept(caller);
                done.increment();
              }
            };
    IntStream.range(0, callers).mapToObj(loop).forEach(threads::execute);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.HOURS)) {
        throw new IllegalStateException("stuck");
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return done.sum();
  }

  private static void tell(String what, long perSecond) {
    OUT.printf(Locale.ROOT, "%-60s %,8d a second%n", what, perSecond);
  }
}
