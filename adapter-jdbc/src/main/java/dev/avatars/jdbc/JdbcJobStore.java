package dev.avatars.jdbc;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Fingerprint;
import dev.avatars.jdbc.Records.Written;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Ledger;
import dev.avatars.ports.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Every job and every cent in a database that outlives the program: a file ({@linkplain #sqlite
 * SQLite}) for one machine, or a server ({@linkplain #postgres PostgreSQL}) for many.
 *
 * <p>Whatever was answered is on the disk. Thread-safe, and safe between processes on one file or
 * server; on a file the leases of a process that ended are free at once. Whatever keeps the
 * database from being used is a {@link StoreUnavailableException} with the next step.
 *
 * <pre>{@code
 * try (JdbcJobStore store = JdbcJobStore.sqlite(Path.of("avatars.db"))) {
 *   Balance balance = store.balance();
 * }
 * }</pre>
 */
public final class JdbcJobStore implements JobStore, Ledger, AutoCloseable {
  private static final Currency USD = Currency.getInstance("USD");

  private final Database database;
  private final JobTable jobs;

  JdbcJobStore(Database database) {
    this.database = database;
    this.jobs = new JobTable(database.owners());
  }

  /** The store in a file, which is made when there is none. */
  public static JdbcJobStore sqlite(Path file) {
    return sqlite(SqliteSettings.of(file));
  }

  /** The store in a file, which is made when there is none. */
  public static JdbcJobStore sqlite(SqliteSettings settings) {
    return new JdbcJobStore(SqliteDatabase.open(settings));
  }

  /** The store on a server, with connections of its own. The tables are made when missing. */
  public static JdbcJobStore postgres(PostgresSettings settings) {
    return new JdbcJobStore(PostgresDatabase.open(settings));
  }

  /**
   * Whether there is a store on a server already; makes none.
   *
   * @throws StoreUnavailableException when the server is not there or refuses
   */
  public static boolean isOn(PostgresSettings settings) {
    return PostgresDatabase.isOn(settings);
  }

  /**
   * The store on a PostgreSQL server, with the caller's connections; they stay open when the store
   * is closed. The tables are made when missing.
   */
  public static JdbcJobStore postgres(DataSource connections) {
    return new JdbcJobStore(PostgresDatabase.open(connections));
  }

  @Override
  public Creation create(Job job, List<Budget> budgets) {
    String text = JobText.write(job);
    return database.write(session -> create(session, job, text, budgets));
  }

  @Override
  public Optional<Job> find(JobId id) {
    return database.read(session -> JobTable.find(session, id)).map(Written::job);
  }

  @Override
  public Optional<Job> findSucceeded(Fingerprint fingerprint) {
    return database.read(session -> JobTable.findSucceeded(session, fingerprint)).map(Written::job);
  }

  @Override
  public List<Job> list(JobQuery query) {
    return database.read(session -> jobs.list(session, query));
  }

  @Override
  public List<JobId> unreadable(JobQuery query) {
    return database.read(session -> jobs.unreadable(session, query));
  }

  @Override
  public int count(Set<JobStatus> statuses) {
    return database.read(session -> JobTable.count(session, statuses));
  }

  @Override
  public List<Lease> lease(
      String worker, Instant now, Instant until, int most, Set<JobStatus> statuses) {
    return database.write(session -> jobs.lease(session, worker, now, until, most, statuses));
  }

  @Override
  public Optional<Lease> lease(JobId id, String worker, Instant now, Instant until) {
    return database.write(session -> jobs.lease(session, id, worker, now, until));
  }

  @Override
  public Optional<Instant> nextDue(Set<JobStatus> statuses) {
    freeTheLeasesOfTheGone();
    return database.read(session -> jobs.nextDue(session, statuses));
  }

  @Override
  public List<JobId> due(Instant now, int most) {
    freeTheLeasesOfTheGone();
    return database.read(session -> jobs.due(session, now, most));
  }

  @Override
  public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
    JobTable.requireOneJob(lease, next, entries);
    String text = JobText.write(next);
    boolean written = database.write(session -> write(session, lease, next, text, entries));
    return written
        ? Optional.of(new Lease(next, lease.worker(), lease.token() + 1, lease.until()))
        : Optional.empty();
  }

  @Override
  public boolean settle(Job billed, LedgerEntry end) {
    String text = JobText.write(billed);
    return database.write(session -> settle(session, billed.id(), text, end));
  }

  @Override
  public void release(Lease lease, Instant due) {
    database.write(session -> JobTable.release(session, lease, due));
  }

  @Override
  public void wake(JobId id, Instant due) {
    database.write(session -> JobTable.wake(session, id, due));
  }

  @Override
  public List<LedgerEntry> entries() {
    return database.read(LedgerTable::lines).stream().map(JobText::entry).toList();
  }

  @Override
  public List<LedgerEntry> entries(JobId job) {
    return database.read(session -> LedgerTable.lines(session, job)).stream()
        .map(JobText::entry)
        .toList();
  }

  @Override
  public Balance balance() {
    return database.read(session -> LedgerTable.balance(session, USD));
  }

  /** The version of the tables; one or more, and no more than this program knows. */
  public int version() {
    return database.read(Schema::version);
  }

  /**
   * The connections to the server, for what else is kept there, such as a schedule; they end with
   * the store. Empty for a file.
   */
  public Optional<DataSource> connections() {
    return database.connections();
  }

  /** Ends after the writes that are under way. Leases of this process are free for others. */
  @Override
  public void close() {
    database.close();
  }

  private void freeTheLeasesOfTheGone() {
    if (!database.read(jobs::gone).isEmpty()) {
      database.write(jobs::freeTheLeasesOfTheGone);
    }
  }

  private static Creation create(Session session, Job job, String text, List<Budget> budgets)
      throws SQLException {
    if (!budgets.isEmpty()) {
      session.first(session.dialect().alone(), row -> true);
    }
    Optional<Creation> refused = sameKey(session, job);
    if (refused.isEmpty()) {
      refused = crossed(session, job, budgets);
    }
    return refused.isPresent() ? refused.get() : created(session, job, text);
  }

  private static Creation created(Session session, Job job, String text) throws SQLException {
    if (JobTable.insert(session, job, text)) {
      LedgerTable.hold(session, Hold.of(job));
      return new Created(job);
    }
    return sameKey(session, job)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "job id: found "
                        + job.id()
                        + " a second time; allowed: a new one for every job"));
  }

  private static Optional<Creation> sameKey(Session session, Job wanted) throws SQLException {
    return JobTable.find(session, wanted.key()).map(Written::job).map(job -> sameKey(job, wanted));
  }

  private static Creation sameKey(Job existing, Job wanted) {
    boolean sameWork = existing.quote().fingerprint().equals(wanted.quote().fingerprint());
    return sameWork ? new Existing(existing) : new Conflict(existing);
  }

  private static Optional<Creation> crossed(Session session, Job job, List<Budget> budgets)
      throws SQLException {
    Hold hold = Hold.of(job);
    for (Budget budget : budgets) {
      if (budget.counts(hold, job.createdAt())) {
        Money committed = LedgerTable.committed(session, budget, job.createdAt());
        if (!budget.hasRoom(committed, hold.amount())) {
          return Optional.of(new OverBudget(budget, committed, hold.amount()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean write(
      Session session, Lease lease, Job next, String text, List<LedgerEntry> entries)
      throws SQLException {
    if (!JobTable.write(session, lease, next, text)) {
      return false;
    }
    for (LedgerEntry entry : entries) {
      LedgerTable.append(session, entry);
    }
    return true;
  }

  private static boolean settle(Session session, JobId id, String text, LedgerEntry end)
      throws SQLException {
    if (!JobTable.isAtRest(session, id) || !LedgerTable.isOpen(session, id)) {
      return false;
    }
    JobTable.rewrite(session, id, text);
    LedgerTable.append(session, end);
    return true;
  }
}
