package dev.avatars.jdbc;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Label;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ledger's lines, and an account beside them for each month, set of labels and currency.
 *
 * <p>An account is the running sum of its lines and is written in the same transaction, so that a
 * budget reads a few sums and not every line there ever was. A job belongs to one account, which
 * its hold decides; a job with two labels is counted once by a budget that has both.
 */
final class LedgerTable {
  private static final String SEPARATOR = " ";

  private LedgerTable() {}

  /** Writes the hold of a new job. */
  static void hold(Session session, Hold hold) throws SQLException {
    Account account = account(session, month(hold.at()), labels(hold), hold.amount().currency());
    if (insert(session, hold.entry(), account.number)) {
      account.add(session, hold.amount(), zero(hold.amount()));
    }
  }

  /** Writes the end of a hold; a second end changes nothing, and neither does a second hold. */
  static void append(Session session, LedgerEntry line) throws SQLException {
    Optional<Open> open =
        session.first(
            """
            select ledger.amount, account.number, account.month, account.labels
            from avatars_ledger ledger join avatars_account account
              on account.number = ledger.account
            where ledger.job_id = ? and ledger.is_end = 0""",
            Open::read,
            line.job().value());
    if (open.isPresent() && insert(session, line, open.get().account)) {
      open.get().end(session, line.amount());
    }
  }

  /** Whether a job's hold has not ended. */
  static boolean isOpen(Session session, JobId job) throws SQLException {
    return session
        .first(
            "select 1 from avatars_ledger where job_id = ? and is_end = 1",
            row -> true,
            job.value())
        .isEmpty();
  }

  /** What is held and billed in what a budget counts, when another job is to be held at a time. */
  static Money committed(Session session, Budget budget, Instant now) throws SQLException {
    Money sum = Money.zero(budget.cap().currency());
    for (Balance part : counted(session, budget, now)) {
      sum = sum.plus(part.committed());
    }
    return sum;
  }

  /** All that is held and billed in a currency. */
  static Balance balance(Session session, Currency currency) throws SQLException {
    Balance sum = Balance.empty(currency);
    for (Balance part :
        session.list(
            "select held, billed from avatars_account where currency = ?",
            LedgerTable::balance,
            currency.getCurrencyCode())) {
      sum = new Balance(sum.held().plus(part.held()), sum.billed().plus(part.billed()));
    }
    return sum;
  }

  /** All lines as they were written, oldest first. */
  static List<String> lines(Session session) throws SQLException {
    return session.list(
        "select entry from avatars_ledger order by number", row -> row.getString(1));
  }

  /** The lines of a job as they were written, oldest first. */
  static List<String> lines(Session session, JobId job) throws SQLException {
    return session.list(
        "select entry from avatars_ledger where job_id = ? order by number",
        row -> row.getString(1),
        job.value());
  }

  private static List<Balance> counted(Session session, Budget budget, Instant now)
      throws SQLException {
    Stream<String> currency = Stream.of(budget.cap().currency().getCurrencyCode());
    Stream<String> month =
        budget.period() == Budget.Period.MONTH ? Stream.of(month(now)) : Stream.empty();
    Stream<String> labels = budget.labels().stream().map(Label::value);
    return session.list(
        counting(budget),
        LedgerTable::balance,
        Stream.of(currency, month, labels).flatMap(part -> part).toArray());
  }

  private static String counting(Budget budget) {
    String month = budget.period() == Budget.Period.MONTH ? " and month = ?" : "";
    String labels =
        budget.labels().isEmpty()
            ? ""
            : " and number in (select account from avatars_account_label where label in ("
                + String.join(", ", Collections.nCopies(budget.labels().size(), "?"))
                + "))";
    return "select held, billed from avatars_account where currency = ?" + month + labels;
  }

  private static boolean insert(Session session, LedgerEntry line, long account)
      throws SQLException {
    int isEnd = line.kind() == LedgerEntry.Kind.HELD ? 0 : 1;
    return session.update(
            """
            insert into avatars_ledger (job_id, kind, is_end, account, amount, entry)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
            line.job().value(),
            line.kind().name(),
            isEnd,
            account,
            line.amount().toString(),
            JobText.write(line))
        > 0;
  }

  private static Account account(Session session, String month, String labels, Currency currency)
      throws SQLException {
    Optional<Account> known = find(session, month, labels, currency);
    if (known.isEmpty()) {
      create(session, month, labels, currency);
      known = find(session, month, labels, currency);
    }
    return known.orElseThrow();
  }

  private static Optional<Account> find(
      Session session, String month, String labels, Currency currency) throws SQLException {
    return session.first(
        """
        select number from avatars_account where month = ? and labels = ? and currency = ?""",
        row -> new Account(row.getLong(1)),
        month,
        labels,
        currency.getCurrencyCode());
  }

  private static void create(Session session, String month, String labels, Currency currency)
      throws SQLException {
    String nothing = Money.zero(currency).toString();
    session.update(
        """
        insert into avatars_account (month, labels, currency, held, billed)
        values (?, ?, ?, ?, ?) on conflict do nothing""",
        month,
        labels,
        currency.getCurrencyCode(),
        nothing,
        nothing);
    long number = find(session, month, labels, currency).orElseThrow().number;
    for (String label : each(labels)) {
      session.update(
          """
          insert into avatars_account_label (label, account) values (?, ?)
          on conflict do nothing""",
          label,
          number);
    }
  }

  private static Set<String> each(String labels) {
    return Arrays.stream(labels.split(SEPARATOR))
        .filter(label -> !label.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String labels(Hold hold) {
    return hold.labels().stream().map(Label::value).sorted().collect(Collectors.joining(SEPARATOR));
  }

  private static String month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString();
  }

  private static Balance balance(ResultSet row) throws SQLException {
    return new Balance(Money.parse(row.getString(1)), Money.parse(row.getString(2)));
  }

  private static Money zero(Money like) {
    return Money.zero(like.currency());
  }

  /**
   * A running sum.
   *
   * @param number its number in the table
   */
  private record Account(long number) {
    void add(Session session, Money held, Money billed) throws SQLException {
      Balance before =
          session
              .first(
                  "select held, billed from avatars_account where number = ?"
                      + session.dialect().forUpdate(),
                  LedgerTable::balance,
                  number)
              .orElseThrow();
      session.update(
          "update avatars_account set held = ?, billed = ? where number = ?",
          before.held().plus(held).toString(),
          before.billed().plus(billed).toString(),
          number);
    }
  }

  /**
   * A hold and where it was counted.
   *
   * @param amount how much was held
   * @param account the number of its account
   * @param month the account's month
   * @param labels the account's labels
   */
  private record Open(Money amount, long account, String month, String labels) {
    static Open read(ResultSet row) throws SQLException {
      return new Open(
          Money.parse(row.getString(1)), row.getLong(2), row.getString(3), row.getString(4));
    }

    /** Takes the hold off, and puts the bill on, in whatever currency it is. */
    void end(Session session, Money billed) throws SQLException {
      Money off = zero(amount).minus(amount);
      if (billed.currency().equals(amount.currency())) {
        new Account(account).add(session, off, billed);
      } else {
        new Account(account).add(session, off, zero(amount));
        LedgerTable.account(session, month, labels, billed.currency())
            .add(session, zero(billed), billed);
      }
    }
  }
}
