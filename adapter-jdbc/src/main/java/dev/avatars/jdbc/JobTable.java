package dev.avatars.jdbc;

import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.request.Fingerprint;
import dev.avatars.domain.request.IdempotencyKey;
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
  private static final String CANDIDATE = "select number, due_us, token, job from avatars_job ";

  private final Owners owners;

  JobTable(Owners owners) {
    this.owners = owners;
  }

  /**
   * A job that may be leased.
   *
   * @param number its place in the table
   * @param due when it is due
   * @param token its latest token
   * @param text the job as it was written
   */
  record Candidate(long number, long due, long token, String text) {
    static Candidate read(ResultSet row) throws SQLException {
      return new Candidate(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4));
    }

    Lease leased(String worker, Instant until) {
      return new Lease(JobText.job(text), worker, token, until);
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

  static Optional<String> find(Session session, JobId id) throws SQLException {
    return session.first(
        "select job from avatars_job where id = ?", row -> row.getString(1), id.value());
  }

  static Optional<String> find(Session session, IdempotencyKey key) throws SQLException {
    return session.first(
        "select job from avatars_job where idempotency_key = ?",
        row -> row.getString(1),
        key.value());
  }

  static Optional<String> findSucceeded(Session session, Fingerprint work) throws SQLException {
    return session.first(
        """
        select job from avatars_job where fingerprint = ? and status = 'SUCCEEDED'
        order by since_us desc, number desc limit 1""",
        row -> row.getString(1),
        fingerprint(work));
  }

  /** The jobs' numbers are sorted first, since their texts are long. */
  static List<String> list(Session session, JobQuery query) throws SQLException {
    String newest = " order by created_us desc, number desc";
    return session.list(
        "select job from avatars_job where number in (select number from avatars_job where "
            + among(query.statuses())
            + newest
            + " limit ?)"
            + newest,
        row -> row.getString(1),
        parameters(Stream.empty(), query.statuses(), query.most()));
  }

  /** Leases what is due and free, the earliest due first. */
  List<Candidate> lease(
      Session session, String worker, Instant now, Instant until, int most, Set<JobStatus> statuses)
      throws SQLException {
    freeTheLeasesOfTheGone(session);
    List<Candidate> candidates = new ArrayList<>(due(session, now, most, statuses));
    candidates.addAll(overdue(session, now, most, statuses));
    candidates.sort(Comparator.comparingLong(Candidate::due).thenComparingLong(Candidate::number));
    List<Candidate> leased = new ArrayList<>();
    for (Candidate candidate : candidates.subList(0, Math.min(most, candidates.size()))) {
      leased.add(lease(session, candidate, worker, until));
    }
    return leased;
  }

  /** Leases one job, due or not. */
  Optional<Candidate> lease(Session session, JobId id, String worker, Instant now, Instant until)
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
        ? Optional.of(lease(session, free.get(), worker, until))
        : Optional.empty();
  }

  /** When the next job in one of these states is due and free; any state when none is named. */
  static Optional<Instant> nextDue(Session session, Set<JobStatus> statuses) throws SQLException {
    Optional<Long> free = earliest(session, "min(due_us)", FREE, statuses);
    Optional<Long> leased =
        earliest(
            session,
            "min(case when until_us > due_us then until_us else due_us end)",
            LEASED,
            statuses);
    return Stream.of(free, leased)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(Micros::instant);
  }

  /** What could be leased, the earliest due first. */
  static List<JobId> due(Session session, Instant now, int most) throws SQLException {
    long at = Micros.down(now);
    String earliest = " order by due_us, number limit ?";
    return session.list(
        "select id from (select * from (select id, due_us, number from avatars_job where "
            + FREE
            + " and due_us <= ?"
            + earliest
            + ") as free union all select * from (select id, due_us, number from avatars_job where "
            + LEASED
            + " and until_us <= ? and due_us <= ?"
            + earliest
            + ") as leased) as due"
            + earliest,
        row -> new JobId(row.getString(1)),
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

  private Candidate lease(Session session, Candidate free, String worker, Instant until)
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
    return new Candidate(free.number(), free.due(), free.token() + 1, free.text());
  }

  private static Optional<Long> earliest(
      Session session, String what, String where, Set<JobStatus> statuses) throws SQLException {
    return session
        .list(
            "select " + what + " from avatars_job where " + where + " and " + among(statuses),
            JobTable::time,
            names(statuses).toArray())
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Long> time(ResultSet row) throws SQLException {
    long time = row.getLong(1);
    return row.wasNull() ? Optional.empty() : Optional.of(time);
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
