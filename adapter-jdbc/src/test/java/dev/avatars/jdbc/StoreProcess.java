package dev.avatars.jdbc;

import static dev.avatars.ports.tck.JobBuilder.aJob;

import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.JobStore.Creation;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.tck.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A program of its own with a store; does what it is told line by line, until it is killed. */
final class StoreProcess {
  private static final int WRITERS = 6;

  private final JdbcJobStore store;
  private final Path acknowledgements;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private StoreProcess(JdbcJobStore store, Path acknowledgements) {
    this.store = store;
    this.acknowledgements = acknowledgements;
  }

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    StoreProcess process =
        new StoreProcess(
            JdbcJobStore.sqlite(SqliteStores.settings(file)), Path.of(file + ".acknowledged"));
    process.out.println("ready");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      process.out.println(process.obey(order.split(" ")));
    }
  }

  private String obey(String[] order) {
    return switch (order[0]) {
      case "wish" -> wished(order[1], Integer.parseInt(order[2]));
      case "hold" -> held(Integer.parseInt(order[1]), Integer.parseInt(order[2]));
      case "lease" -> leased();
      case "write" -> writeForEver(Integer.parseInt(order[1]));
      default -> throw new IllegalArgumentException(order[0]);
    };
  }

  private String wished(String key, int number) {
    Job job = aJob(number).withKey(key).withTheWorkOf(1).build();
    return store
        .create(job, List.of())
        .fold(
            created -> "created " + created.id(),
            existing -> "existing " + existing.id(),
            conflict -> "conflict",
            over -> "over budget");
  }

  /** Holds a dollar under a cap of 100 again and again, in a crowd; answers how often it could. */
  private String held(int first, int count) {
    List<Budget> budgets = List.of(Budget.total(Money.usd("100.00")));
    long granted =
        IntStream.range(first, first + count)
            .parallel()
            .mapToObj(number -> store.create(aJob(number).boundedBy("1.00").build(), budgets))
            .filter(StoreProcess::isCreated)
            .count();
    return String.valueOf(granted);
  }

  private static boolean isCreated(Creation creation) {
    return creation.fold(job -> true, job -> false, job -> false, over -> false);
  }

  private String leased() {
    return "leased "
        + store.lease("child", Samples.NOON, Samples.NOON.plusSeconds(600), 100).size();
  }

  private String writeForEver(int first) {
    AtomicInteger numbers = new AtomicInteger(first);
    for (int writer = 1; writer < WRITERS; writer++) {
      Thread thread = new Thread(() -> writeAll(numbers));
      thread.setDaemon(true);
      thread.start();
    }
    writeAll(numbers);
    return "never";
  }

  private void writeAll(AtomicInteger numbers) {
    while (true) {
      int number = numbers.getAndIncrement();
      Job job = aJob(number).boundedBy("0.3" + number).labelled("l" + number % 3).build();
      store.create(job, List.of());
      acknowledge(number, "created");
      Lease lease =
          store
              .lease(job.id(), "writer", Samples.NOON, Samples.NOON.plusSeconds(600))
              .orElseThrow();
      Job submitting = Samples.submitting(job);
      lease = store.write(lease, submitting, List.of()).orElseThrow();
      acknowledge(number, "submitting");
      LedgerEntry bill =
          LedgerEntry.settled(Hold.of(job), Money.usd("0.2" + number), "bill", Samples.NOON);
      Job succeeded = Samples.succeeded(job, bill.amount(), Samples.NOON);
      boolean written = store.write(lease, succeeded, List.of(bill)).isPresent();
      acknowledge(number, written ? "succeeded" : "lost");
    }
  }

  /** In a file, since a killed process's pipes may lose what was written to them. */
  private synchronized void acknowledge(int number, String what) {
    try {
      Files.writeString(
          acknowledgements,
          number + " " + what + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    out.println(what);
  }
}
