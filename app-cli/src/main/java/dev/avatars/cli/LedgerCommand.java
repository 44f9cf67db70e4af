package dev.avatars.cli;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.money.Money;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.ports.UnreadableJobException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quoted, held and billed money. */
@Command(
    name = "ledger",
    description =
        "Show quoted, held and billed money by job, label or month; or every line as CSV.")
final class LedgerCommand implements Callable<Integer> {
  private static final Currency USD = Currency.getInstance("USD");
  private static final DateTimeFormatter YEAR_AND_MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      description = "job, label or month (in UTC; the default).")
  private String group = Group.MONTH.word();

  @Option(names = "--csv", description = "Print every line of the ledger as CSV.")
  private boolean csv;

  LedgerCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What sums are made of. */
  private enum Group {
    /** One job each. */
    JOB,
    /** All jobs with a label; a job with two labels counts for both. */
    LABEL,
    /** All jobs that were created in a month. */
    MONTH;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Group parse(String word) {
      for (Group group : values()) {
        if (group.word().equals(word)) {
          return group;
        }
      }
      throw CliException.badInput("by: found '" + word + "'; allowed: job, label, month");
    }

    List<String> of(Account account) {
      return switch (this) {
        case JOB -> List.of(account.hold().job().value());
        case LABEL ->
            account.hold().labels().isEmpty()
                ? List.of("(none)")
                : account.hold().labels().stream().map(Object::toString).toList();
        case MONTH -> List.of(YEAR_AND_MONTH.format(account.hold().at()));
      };
    }
  }

  /**
   * A job's money.
   *
   * @param hold the job's first line, which says all that is asked for but its quote
   * @param quoted what it was expected to cost; zero when the job cannot be read
   * @param balance the sum of its lines
   */
  private record Account(LedgerEntry hold, Money quoted, Balance balance) {}

  /**
   * A sum of some jobs' money.
   *
   * @param jobs how many
   * @param quoted what they were expected to cost
   * @param held what is still set aside
   * @param billed what was billed
   */
  record Sum(int jobs, Money quoted, Money held, Money billed) {
    static final Sum NOTHING = new Sum(0, Money.zero(USD), Money.zero(USD), Money.zero(USD));

    Sum plus(Sum other) {
      return new Sum(
          jobs + other.jobs,
          quoted.plus(other.quoted),
          held.plus(other.held),
          billed.plus(other.billed));
    }

    private static Sum of(Account account) {
      return new Sum(1, account.quoted(), account.balance().held(), account.balance().billed());
    }
  }

  @Override
  public Integer call() {
    Group by = Group.parse(group);
    StoreOptions store = new StoreOptions(surroundings);
    Console console = new Console(surroundings, output);
    if (csv) {
      console.print(csv(store.read(JdbcJobStore::entries).orElse(List.of())));
    } else {
      List<Account> accounts = store.read(LedgerCommand::accounts).orElse(List.of());
      Sum total = accounts.stream().map(Sum::of).reduce(Sum.NOTHING, Sum::plus);
      Map<String, Sum> sums = sums(accounts, by);
      console.result(text(by, sums, total), Documents.LedgerDocument.of(by.word(), sums, total));
    }
    return ExitCode.DONE.code();
  }

  private static List<Account> accounts(JdbcJobStore store) {
    return store.entries().stream()
        .collect(Collectors.groupingBy(LedgerEntry::job))
        .entrySet()
        .stream()
        .map(
            job ->
                new Account(
                    job.getValue().get(0),
                    quoted(store, job.getKey()),
                    Balance.of(job.getValue(), USD)))
        .toList();
  }

  /** A job that cannot be read has its money in the ledger all the same. */
  private static Money quoted(JdbcJobStore store, JobId id) {
    try {
      return store.find(id).orElseThrow().quote().expected();
    } catch (UnreadableJobException unread) {
      return Money.zero(USD);
    }
  }

  private static Map<String, Sum> sums(List<Account> accounts, Group by) {
    Map<String, Sum> sums = new TreeMap<>();
    for (Account account : accounts) {
      by.of(account).forEach(name -> sums.merge(name, Sum.of(account), Sum::plus));
    }
    return sums;
  }

  private static String text(Group by, Map<String, Sum> sums, Sum total) {
    Table table = Table.withFigures(1, 2, 3, 4).row(by.name(), "JOBS", "QUOTED", "HELD", "BILLED");
    sums.forEach((name, sum) -> row(table, name, sum));
    return row(table, "in all", total).toString();
  }

  private static Table row(Table table, String name, Sum sum) {
    return table.row(
        name,
        Integer.toString(sum.jobs()),
        sum.quoted().display(),
        sum.held().display(),
        sum.billed().display());
  }

  private static String csv(List<LedgerEntry> lines) {
    StringBuilder text = new StringBuilder("at,job,kind,amount,currency,labels,source\r\n");
    for (LedgerEntry line : lines) {
      text.append(
              String.join(
                  ",",
                  line.at().toString(),
                  line.job().value(),
                  line.kind().name().toLowerCase(Locale.ROOT),
                  line.amount().amount().toPlainString(),
                  line.amount().currency().getCurrencyCode(),
                  cell(
                      line.labels().stream()
                          .map(Object::toString)
                          .sorted()
                          .collect(Collectors.joining(" "))),
                  cell(line.source())))
          .append("\r\n");
    }
    return text.toString();
  }

  /** RFC 4180; and what a spreadsheet would take for a formula is taken for a text. */
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
