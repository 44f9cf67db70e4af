package dev.avatars.jdbc;

import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.request.Fingerprint;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.jdbc.Records.Written;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.JobStore.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The jobs: every statement about them, the same for both databases.
 *
 * <p>A job is leased while it has a worker. Its token grows with every lease and write, and names
 * the one lease under which it may be written. A wake that comes while it is leased is remembered
 * beside the due time and wins over a later one with which the lease is given back.
 */
final class JobTable {
  private static final String FREE = "at_rest = 0 and worker is null";
  private static final String LEASED = "at_rest = 0 and worker is not null";
  private static final String WRITTEN = "select number, id, job from avatars_job ";
  private static final String CANDIDATE = "select number, id, job, due_us, token from avatars_job ";

  private final Owners owners;
  private final Records records = new Records();

  JobTable(Owners owners) {
    this.owners = owners;
  }

  /**
   * A row that may be leased.
   *
   * @param written its job
   * @param due when it is due
   * @param token its latest token
   */
  private record Candidate(Written written, long due, long token) {
    static Candidate read(ResultSet row) throws SQLException {
      return new Candidate(Written.read(row), row.getLong(4), row.getLong(5));
    }

    long number() {
      return written.number();
    }
  }

  /**
   * When a row has its turn.
   *
   * @param number its place in the table
   * @param at when
   */
  private record Turn(long number, long at) {
    static Turn read(ResultSet row) throws SQLException {
      return new Turn(row.getLong(1), row.getLong(2));
    }
  }

  /** Writes a new job; false when there is one with this id or this key. */
  static boolean insert(Session session, Job job, String text) throws SQLException {
    return session.update(
            """
            insert into avatars_job (id, idempotency_key, fingerprint, status, at_rest, due_us,
              token, created_us, since_us, job)
            values (?, ?, ?, ?, 0, ?, 0, ?, ?, ?) on conflict do nothing""",
            job.id().value(),
            job.key().value(),
            fingerprint(job.quote().fingerprint()),
            job.status().name(),
            Micros.down(job.createdAt()),
            Micros.down(job.createdAt()),
            Micros.down(job.state().since()),
            text)
        > 0;
  }

  static Optional<Written> find(Session session, JobId id) throws SQLException {
    return session.first(WRITTEN + "where id = ?", Written::read, id.value());
  }

  static Optional<Written> find(Session session, IdempotencyKey key) throws SQLException {
    return session.first(WRITTEN + "where idempotency_key = ?", Written::read, key.value());
  }

  static Optional<Written> findSucceeded(Session session, Fingerprint work) throws SQLException {
    return session.first(
        WRITTEN
            + "where fingerprint = ? and status = 'SUCCEEDED'"
            + " order by since_us desc, number desc limit 1",
        Written::read,
        fingerprint(work));
  }

  /** The jobs of a list that can be read. */
  List<Job> list(Session session, JobQuery query) throws SQLException {
    return records.readable(written(session, query));
  }

  /** The names of the jobs of a list that cannot be read. */
  List<JobId> unreadable(Session session, JobQuery query) throws SQLException {
    return records.unreadable(written(session, query));
  }

  /** The jobs' numbers are sorted first, since their texts are long. */
  private static List<Written> written(Session session, JobQuery query) throws SQLException {
    String newest = " order by created_us desc, number desc";
    return session.list(
        WRITTEN
            + "where number in (select number from avatars_job where "
            + among(query.statuses())
            + newest
            + " limit ?)"
            + newest,
        Written::read,
        parameters(Stream.empty(), query.statuses(), query.most()));
  }

  /** Leases what is due and free, the earliest due first. */
  List<Lease> lease(
      Session session, String worker, Instant now, Instant until, int most, Set<JobStatus> statuses)
      throws SQLException {
    freeTheLeasesOfTheGone(session);
    List<Lease> leases = new ArrayList<>();
    int known;
    do {
      known = records.known();
      leases.addAll(leased(session, worker, now, until, most - leases.size(), statuses));
    } while (leases.size() < most && records.known() > known);
    return leases;
  }

  private List<Lease> leased(
      Session session, String worker, Instant now, Instant until, int most, Set<JobStatus> statuses)
      throws SQLException {
    int rows = records.besides(most);
    List<Candidate> candidates = new ArrayList<>(due(session, now, rows, statuses));
    candidates.addAll(overdue(session, now, rows, statuses));
    candidates.sort(Comparator.comparingLong(Candidate::due).thenComparingLong(Candidate::number));
    List<Lease> leases = new ArrayList<>();
    for (Candidate candidate : candidates.subList(0, Math.min(rows, candidates.size()))) {
      Optional<Job> job =
          leases.size() < most ? records.readable(candidate.written()) : Optional.empty();
      if (job.isPresent()) {
        leases.add(lease(session, candidate, job.get(), worker, until));
      }
    }
    return leases;
  }

  /** Leases one job, due or not. */
  Optional<Lease> lease(Session session, JobId id, String worker, Instant now, Instant until)
      throws SQLException {
    freeTheLeasesOfTheGone(session);
    Optional<Candidate> free =
        session.first(
            CANDIDATE
                + "where id = ? and at_rest = 0 and (worker is null or until_us <= ?)"
                + session.dialect().forUpdate(),
            Candidate::read,
            id.value(),
            Micros.down(now));
    return free.isPresent()
        ? Optional.of(lease(session, free.get(), free.get().written().job(), worker, until))
        : Optional.empty();
  }

  /** When the next job in one of these states is due and free; any state when none is named. */
  Optional<Instant> nextDue(Session session, Set<JobStatus> statuses) throws SQLException {
    Optional<Long> free = earliest(session, "due_us", FREE, statuses);
    Optional<Long> leased =
        earliest(
            session, "case when until_us > due_us then until_us else due_us end", LEASED, statuses);
    return Stream.of(free, leased)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(Micros::instant);
  }

  /** What could be leased, the earliest due first. */
  List<JobId> due(Session session, Instant now, int most) throws SQLException {
    List<Job> due = List.of();
    int known;
    do {
      known = records.known();
      due = records.readable(dueRows(session, now, records.besides(most)));
    } while (due.size() < most && records.known() > known);
    return due.stream().limit(most).map(Job::id).toList();
  }

  private static List<Written> dueRows(Session session, Instant now, int most) throws SQLException {
    long at = Micros.down(now);
    String earliest = " order by due_us, number limit ?";
    return session.list(
        "select number, id, job from (select * from (select number, id, job, due_us"
            + " from avatars_job where "
            + FREE
            + " and due_us <= ?"
            + earliest
            + ") as free union all select * from (select number, id, job, due_us"
            + " from avatars_job where "
            + LEASED
            + " and until_us <= ? and due_us <= ?"
            + earliest
            + ") as leased) as due"
            + earliest,
        Written::read,
        at,
        most,
        at,
        at,
        most,
        most);
  }

  /** How many jobs there are in one of these states; in all when none is named. */
  static int count(Session session, Set<JobStatus> statuses) throws SQLException {
    return session
        .first(
            "select count(*) from avatars_job where " + among(statuses),
            row -> row.getInt(1),
            names(statuses).toArray())
        .orElseThrow();
  }

  /** What a write may carry: the state and the lines of the leased job. */
  static void requireOneJob(Lease lease, Job next, List<LedgerEntry> entries) {
    JobId leased = lease.job().id();
    boolean strange = entries.stream().anyMatch(entry -> !entry.job().equals(leased));
    if (strange || !next.id().equals(leased)) {
      throw new IllegalArgumentException(
          "write: found another job's state or ledger line; allowed: those of job " + leased);
    }
  }

  /** Writes a job under its lease; false when the lease was lost. */
  static boolean write(Session session, Lease lease, Job next, String text) throws SQLException {
    return session.update(
            """
            update avatars_job set status = ?, at_rest = ?, token = token + 1, since_us = ?, job = ?
            where id = ? and token = ? and worker is not null""",
            next.status().name(),
            next.isAtRest() ? 1 : 0,
            Micros.down(next.state().since()),
            text,
            lease.job().id().value(),
            lease.token())
        > 0;
  }

  /** Whether there is a job at rest of this name; nobody else settles it meanwhile. */
  static boolean isAtRest(Session session, JobId id) throws SQLException {
    return session
        .first(
            "select number from avatars_job where id = ? and at_rest = 1"
                + session.dialect().forUpdate(),
            row -> row.getLong(1),
            id.value())
        .isPresent();
  }

  /** Writes a job at rest anew. */
  static void rewrite(Session session, JobId id, String text) throws SQLException {
    session.update(
        "update avatars_job set job = ?, token = token + 1 where id = ? and at_rest = 1",
        text,
        id.value());
  }

  /** Gives a lease back, unless it was lost. */
  static int release(Session session, Lease lease, Instant due) throws SQLException {
    long at = Micros.down(due);
    return session.update(
        """
        update avatars_job set worker = null, owner = null, until_us = null, wake_us = null,
          due_us = case when wake_us < ? then wake_us else ? end
        where id = ? and token = ? and worker is not null""",
        at,
        at,
        lease.job().id().value(),
        lease.token());
  }

  /** Makes a job due at a time at the latest. */
  static int wake(Session session, JobId id, Instant due) throws SQLException {
    long at = Micros.down(due);
    return session.update(
        """
        update avatars_job set
          wake_us = case
            when worker is not null and (wake_us is null or wake_us > ?) then ?
            else wake_us end,
          due_us = case when due_us > ? then ? else due_us end
        where id = ?""",
        at,
        at,
        at,
        at,
        id.value());
  }

  /** The other processes that have leases and are known to have ended. */
  List<String> gone(Session session) throws SQLException {
    if (owners.self().isEmpty()) {
      return List.of();
    }
    return session
        .list(
            "select distinct owner from avatars_job where " + LEASED + " and owner <> ?",
            row -> row.getString(1),
            owners.self())
        .stream()
        .filter(owners::isGone)
        .toList();
  }

  /** Nobody is left who could write under them; the jobs are due as they were. */
  Void freeTheLeasesOfTheGone(Session session) throws SQLException {
    for (String owner : gone(session)) {
      session.update(
          """
          update avatars_job set worker = null, owner = null, until_us = null, wake_us = null
          where at_rest = 0 and worker is not null and owner = ?""",
          owner);
    }
    return null;
  }

  private static List<Candidate> due(
      Session session, Instant now, int most, Set<JobStatus> statuses) throws SQLException {
    return session.list(
        CANDIDATE
            + "where "
            + FREE
            + " and due_us <= ? and "
            + among(statuses)
            + " order by due_us, number limit ?"
            + session.dialect().skippingLocked(),
        Candidate::read,
        parameters(Stream.of(Micros.down(now)), statuses, most));
  }

  /** Those whose lease ended without being given back. */
  private static List<Candidate> overdue(
      Session session, Instant now, int most, Set<JobStatus> statuses) throws SQLException {
    long at = Micros.down(now);
    return session.list(
        CANDIDATE
            + "where "
            + LEASED
            + " and until_us <= ? and due_us <= ? and "
            + among(statuses)
            + " order by due_us, number limit ?"
            + session.dialect().skippingLocked(),
        Candidate::read,
        parameters(Stream.of(at, at), statuses, most));
  }

  private Lease lease(Session session, Candidate free, Job job, String worker, Instant until)
      throws SQLException {
    session.update(
        """
        update avatars_job set worker = ?, owner = ?, until_us = ?, wake_us = null, token = ?
        where number = ?""",
        worker,
        owners.self(),
        Micros.up(until),
        free.token() + 1,
        free.number());
    return new Lease(job, worker, free.token() + 1, until);
  }

  /** The first turn that is not that of a row known to be unreadable. */
  private Optional<Long> earliest(
      Session session, String turn, String where, Set<JobStatus> statuses) throws SQLException {
    return session
        .list(
            "select number, "
                + turn
                + " from avatars_job where "
                + where
                + " and "
                + among(statuses)
                + " order by 2, 1 limit ?",
            Turn::read,
            parameters(Stream.empty(), statuses, records.besides(1)))
        .stream()
        .filter(row -> !records.isKnown(row.number()))
        .map(Turn::at)
        .findFirst();
  }

  private static String among(Set<JobStatus> statuses) {
    return statuses.isEmpty()
        ? "1 = 1"
        : "status in (" + String.join(", ", Collections.nCopies(statuses.size(), "?")) + ")";
  }

  private static Stream<String> names(Set<JobStatus> statuses) {
    return statuses.stream().map(JobStatus::name);
  }

  private static Object[] parameters(Stream<Long> first, Set<JobStatus> statuses, int most) {
    return Stream.of(first, names(statuses), Stream.of(most)).flatMap(all -> all).toArray();
  }

  private static String fingerprint(Fingerprint work) {
    return work.digest().hex();
  }
}
