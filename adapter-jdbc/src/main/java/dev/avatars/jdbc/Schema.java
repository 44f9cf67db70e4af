package dev.avatars.jdbc;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, and how they came about: a list of steps, each applied once, in order, never back.
 *
 * <p>Times are microseconds since 1970, money is a currency code and a decimal, and what no query
 * needs is inside the job's text. A step, once released, is never changed.
 */
final class Schema {
  /** {@code $number} stands for a primary key that counts by itself. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              create table avatars_job (
                number $number,
                id text not null unique,
                idempotency_key text not null unique,
                fingerprint text not null,
                status text not null,
                at_rest integer not null,
                due_us bigint not null,
                token bigint not null,
                worker text,
                owner text,
                until_us bigint,
                wake_us bigint,
                created_us bigint not null,
                since_us bigint not null,
                job text not null)""",
              """
              create index avatars_job_due on avatars_job (due_us, number)
                where at_rest = 0 and worker is null""",
              """
              create index avatars_job_leased on avatars_job (owner, until_us)
                where at_rest = 0 and worker is not null""",
              """
              create index avatars_job_work on avatars_job (fingerprint, since_us)
                where status = 'SUCCEEDED'""",
              "create index avatars_job_newest on avatars_job (created_us, number)",
              "create index avatars_job_status on avatars_job (status, created_us, number)",
              """
              create table avatars_account (
                number $number,
                month text not null,
                labels text not null,
                currency text not null,
                held text not null,
                billed text not null,
                unique (month, labels, currency))""",
              """
              create table avatars_account_label (
                label text not null,
                account bigint not null references avatars_account (number),
                primary key (label, account))""",
              """
              create table avatars_ledger (
                number $number,
                job_id text not null references avatars_job (id),
                kind text not null,
                is_end integer not null,
                account bigint not null references avatars_account (number),
                amount text not null,
                entry text not null,
                unique (job_id, is_end))"""));

  private Schema() {}

  /** Brings the tables up to date; to be run in a transaction of its own. */
  static Void migrate(Session session, String place) throws SQLException {
    session.first(session.dialect().alone(), row -> true);
    session.execute(
        "create table if not exists avatars_schema (version integer primary key not null)");
    int version = version(session);
    if (version > STEPS.size()) {
      throw newer(place, version);
    }
    for (int step = version; step < STEPS.size(); step++) {
      apply(session, step);
    }
    return null;
  }

  /** Whether a step of ours was ever applied; fails where there is no such table. */
  static int version(Session session) throws SQLException {
    return session
        .first("select max(version) from avatars_schema", row -> row.getInt(1))
        .orElseThrow();
  }

  private static void apply(Session session, int step) throws SQLException {
    for (String statement : STEPS.get(step)) {
      session.execute(statement.replace("$number", session.dialect().numberColumn()));
    }
    session.update("insert into avatars_schema (version) values (?)", step + 1);
  }

  private static StoreUnavailableException newer(String place, int version) {
    return new StoreUnavailableException(
        Disposition.FIX_SETUP,
        place
            + " has version "
            + version
            + " of the tables; this program knows up to "
            + STEPS.size(),
        "use the newer program that wrote it, or another file",
        new IllegalStateException("version " + version));
  }
}
