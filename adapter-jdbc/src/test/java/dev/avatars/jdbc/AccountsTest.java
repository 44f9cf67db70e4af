package dev.avatars.jdbc;

import static dev.avatars.ports.tck.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Label;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.tck.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The running sums beside the ledger are what one gets by adding up its lines. */
class AccountsTest {
  private static final long SEED = 11;
  private static final int JOBS = 300;
  private static final Currency USD = Currency.getInstance("USD");
  private static final List<Label> LABELS = Stream.of("a", "b", "c_d").map(Label::new).toList();

  private final SqliteStores stores = new SqliteStores();
  private final JdbcJobStore store = stores.open();
  private final Random chance = new Random(SEED);
  private final Map<Hold, Money> counted = new LinkedHashMap<>();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  @DisplayName("L-4 P4 whatever a budget counts is the exact sum of the lines it is about")
  void whatABudgetCountsIsTheSumOfItsLines() {
    for (int number = 1; number <= JOBS; number++) {
      createAndMaybeEnd(number);
      if (number % 10 == 0) {
        assertThatABudgetCountsItsLines();
      }
    }
    assertThat(store.balance()).isEqualTo(Balance.of(store.entries(), USD));
  }

  private void createAndMaybeEnd(int number) {
    Job job = withLabels(aJob(number).boundedBy(amount()).createdAt(someTime()).build(), some());
    store.create(job, List.of());
    Hold hold = Hold.of(job);
    counted.put(hold, hold.amount());
    Instant at = job.createdAt();
    Lease lease = store.lease(job.id(), "w", at, at.plusSeconds(60)).orElseThrow();
    Optional<LedgerEntry> end = end(hold);
    end.ifPresent(line -> counted.put(hold, line.amount()));
    Job next = end.isPresent() ? Samples.failed(job) : Samples.submitting(job);
    assertThat(store.write(lease, next, end.stream().toList())).isPresent();
  }

  private Optional<LedgerEntry> end(Hold hold) {
    return switch (chance.nextInt(3)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(LedgerEntry.settled(hold, Money.usd(amount()), "bill", hold.at()));
      default -> Optional.of(LedgerEntry.released(hold, "failed", hold.at()));
    };
  }

  private void assertThatABudgetCountsItsLines() {
    Set<Label> labels = some();
    Budget.Period period = chance.nextBoolean() ? Budget.Period.MONTH : Budget.Period.ALL_TIME;
    Budget none = new Budget("none", Money.usd("0"), period, labels);
    Job wish = withLabels(aJob(9_999).boundedBy("1").createdAt(someTime()).build(), labels);
    Money committed =
        store
            .create(wish, List.of(none))
            .fold(
                created -> Money.usd("-1"),
                existing -> Money.usd("-1"),
                conflict -> Money.usd("-1"),
                over -> over.committed());
    assertThat(committed).as("seed %s, %s", SEED, none).isEqualTo(sum(none, wish.createdAt()));
  }

  private Money sum(Budget budget, Instant now) {
    List<Money> amounts = new ArrayList<>();
    counted.forEach(
        (hold, amount) -> {
          if (budget.counts(hold, now)) {
            amounts.add(amount);
          }
        });
    return amounts.stream().reduce(Money.zero(USD), Money::plus);
  }

  private static Job withLabels(Job job, Set<Label> labels) {
    return new Job(
        job.id(), job.key(), job.request(), job.quote(), labels, job.createdAt(), job.state());
  }

  private Set<Label> some() {
    return LABELS.stream().filter(label -> chance.nextBoolean()).collect(Collectors.toSet());
  }

  private String amount() {
    return chance.nextInt(100) + "." + chance.nextInt(1_000_000);
  }

  private Instant someTime() {
    return Samples.NOON.plusSeconds(chance.nextInt(90 * 24 * 3_600));
  }
}
