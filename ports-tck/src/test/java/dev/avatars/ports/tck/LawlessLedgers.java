package dev.avatars.ports.tck;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Ledgers that each break one rule. */
final class LawlessLedgers {
  private LawlessLedgers() {}

  @Breaks("L-1")
  static final class HoldsNothing extends LedgerContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Balance balance() {
          boolean untouched = entries().stream().allMatch(LawlessLedgers::isHold);
          return untouched ? Balance.empty(Money.usd("0").currency()) : super.balance();
        }
      }.stores();
    }
  }

  @Breaks("L-2")
  static final class NeverBillsMoreThanItHeld extends LedgerContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Balance balance() {
          Balance honest = super.balance();
          Money cap =
              entries().stream()
                  .filter(LawlessLedgers::isHold)
                  .map(LedgerEntry::amount)
                  .reduce(Money.zero(honest.billed().currency()), Money::plus);
          return honest.billed().isMoreThan(cap) ? new Balance(honest.held(), cap) : honest;
        }
      }.stores();
    }
  }

  @Breaks("L-3")
  static final class KeepsReleasedHolds extends LedgerContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Balance balance() {
          List<LedgerEntry> lines =
              entries().stream().filter(line -> line.kind() != LedgerEntry.Kind.RELEASED).toList();
          return Balance.of(lines, Money.usd("0").currency());
        }
      }.stores();
    }
  }

  @Breaks("L-4")
  static final class CountsInCents extends LedgerContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public Balance balance() {
          Rounding cents = Rounding.nearest(2);
          Balance exact = super.balance();
          return new Balance(exact.held().rounded(cents), exact.billed().rounded(cents));
        }
      }.stores();
    }
  }

  @Breaks("L-5")
  static final class WritesTheEndTwice extends LedgerContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        private final List<LedgerEntry> ends = new ArrayList<>();

        @Override
        public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
          ends.addAll(entries);
          return super.write(lease, next, entries);
        }

        @Override
        public List<LedgerEntry> entries() {
          List<LedgerEntry> all = new ArrayList<>(super.entries());
          ends.stream().filter(end -> !all.contains(end)).forEach(all::add);
          return all;
        }
      }.stores();
    }
  }

  @Breaks("L-6")
  static final class TellsTheNewestFirst extends LedgerContract {
    @Override
    protected Stores open() {
      return new Bent.Store() {
        @Override
        public List<LedgerEntry> entries() {
          List<LedgerEntry> lines = new ArrayList<>(super.entries());
          Collections.reverse(lines);
          return lines;
        }
      }.stores();
    }
  }

  private static boolean isHold(LedgerEntry line) {
    return line.kind() == LedgerEntry.Kind.HELD;
  }
}
