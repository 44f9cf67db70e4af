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
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Durable commits each second beside the limit of bare JDBC and of the disk, in one run; to be run
 * by hand. All figures are taken in turns of a second, so that a busy disk is busy for all of them;
 * told are the medians. The argument is how many turns.
 */
final class CommitRate {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final List<Budget> BUDGETS = List.of(Budget.monthly(Money.usd("1000000000")));
  private static final int CROWD = 64;
  private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Map<String, LongSupplier> figures = new LinkedHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  private CommitRate() {}

  public static void main(String[] arguments) throws Exception {
    int turns = Integer.parseInt(arguments[0]);
    try (SqliteStores stores = new SqliteStores();
        SqliteStores bare = new SqliteStores();
        FileChannel file =
            FileChannel.open(
                stores.folder().resolve("raw"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        Session session = SqliteFile.of(SqliteStores.settings(bare.file())).open()) {
      CommitRate rate = new CommitRate();
      rate.disk(file);
      rate.bare("bare JDBC on SQLite", session, "begin immediate");
      rate.store("SQLite", stores.open());
      rate.tell(turns);
    }
    try (PostgresServer server = PostgresServer.startDurable();
        JdbcJobStore store = JdbcJobStore.postgres(server.database().withConnections(16));
        Session session = server.session()) {
      CommitRate rate = new CommitRate();
      rate.bare("bare JDBC on PostgreSQL", session, "begin");
      rate.store("PostgreSQL", store);
      rate.tell(turns);
    }
  }

  private void disk(FileChannel file) {
    ByteBuffer text = StandardCharsets.UTF_8.encode(text(1));
    figure("disk: a job's text written and forced", 1, caller -> force(file, text));
  }

  private static void force(FileChannel file, ByteBuffer text) {
    try {
      file.write(text.duplicate());
      file.force(false);
    } catch (IOException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** Rows of the same text without anything around them. */
  private void bare(String name, Session session, String begin) {
    figure(name + ": insert, 1 row a commit", 1, caller -> insert(session, begin, 1));
    LongSupplier grouped = () -> perSecond(1, caller -> insert(session, begin, CROWD));
    figures.put(name + ": insert, 64 rows a commit", () -> CROWD * grouped.getAsLong());
  }

  private void insert(Session session, String begin, int rows) {
    try {
      session.execute(begin);
      for (int row = 0; row < rows; row++) {
        Job job = aJob(number.incrementAndGet()).build();
        JobTable.insert(session, job, JobText.write(job));
      }
      session.execute("commit");
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private void store(String name, JdbcJobStore store) {
    figure(name + ": create, 1 caller", 1, caller -> create(store, List.of()));
    figure(name + ": create, 64 callers", CROWD, caller -> create(store, List.of()));
    figure(name + ": create under a budget, 64 callers", CROWD, caller -> create(store, BUDGETS));
    Lease[] leases = IntStream.range(0, CROWD).mapToObj(n -> leased(store)).toArray(Lease[]::new);
    figure(name + ": write, 1 caller", 1, caller -> rewrite(store, leases, caller));
    figure(name + ": write, 64 callers", CROWD, caller -> rewrite(store, leases, caller));
    figure(name + ": next due", 1, caller -> store.nextDue());
  }

  private void create(JdbcJobStore store, List<Budget> budgets) {
    store.create(aJob(number.incrementAndGet()).build(), budgets);
  }

  private Lease leased(JdbcJobStore store) {
    Job job = aJob(number.incrementAndGet()).build();
    store.create(job, List.of());
    return store
        .lease(job.id(), "worker", Samples.NOON, Samples.NOON.plusSeconds(600))
        .orElseThrow();
  }

  /** Each caller writes a job of its own again and again. */
  private static void rewrite(JdbcJobStore store, Lease[] leases, int caller) {
    leases[caller] = store.write(leases[caller], leases[caller].job(), List.of()).orElseThrow();
  }

  private static String text(int number) {
    return JobText.write(aJob(number).build());
  }

  private void figure(String name, int callers, IntConsumer what) {
    figures.put(name, () -> perSecond(callers, what));
  }

  private void tell(int turns) {
    Map<String, List<Long>> told = new LinkedHashMap<>();
    long warm = figures.values().stream().mapToLong(LongSupplier::getAsLong).sum();
    OUT.printf(Locale.ROOT, "warmed up by %,d operations%n", warm);
    for (int turn = 0; turn < turns; turn++) {
      figures.forEach(
          (name, figure) ->
              told.computeIfAbsent(name, first -> new ArrayList<>()).add(figure.getAsLong()));
    }
    told.forEach((name, rates) -> tell(name, rates.stream().sorted().toList()));
  }

  private static void tell(String name, List<Long> sorted) {
    OUT.printf(
        Locale.ROOT,
        "%-52s %,8d a second (%,d to %,d)%n",
        name,
        sorted.get(sorted.size() / 2),
        sorted.get(0),
        sorted.get(sorted.size() - 1));
  }

  private static long perSecond(int callers, IntConsumer what) {
    LongAdder done = new LongAdder();
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    long begin = System.nanoTime();
    for (int caller = 0; caller < callers; caller++) {
      int number = caller;
      threads.execute(() -> repeat(begin + TURN_NANOS, () -> what.accept(number), done));
    }
    threads.shutdown();
    awaitEnd(threads);
    return done.sum() * TURN_NANOS / (System.nanoTime() - begin);
  }

  private static void repeat(long end, Runnable what, LongAdder done) {
    while (System.nanoTime() < end) {
      what.run();
      done.increment();
    }
  }

  private static void awaitEnd(ExecutorService threads) {
    try {
      if (!threads.awaitTermination(1, TimeUnit.HOURS)) {
        throw new IllegalStateException("stuck");
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
