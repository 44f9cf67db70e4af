package dev.avatars.jdbc;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.ports.UnreadableJobException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs' records as they are read. One that cannot be read is remembered by its place, so that
 * it stands in no other's way, and logged once. Thread-safe.
 */
final class Records {
  private static final Logger LOG = LoggerFactory.getLogger(Records.class);

  private final Set<Long> unreadable = ConcurrentHashMap.newKeySet();

  /**
   * A job as it stands in the table.
   *
   * @param number its place in the table
   * @param id its name
   * @param text the job as it was written
   */
  record Written(long number, JobId id, String text) {
    /** Of a row that begins with these three. */
    static Written read(ResultSet row) throws SQLException {
      return new Written(row.getLong(1), new JobId(row.getString(2)), row.getString(3));
    }

    /**
     * The job.
     *
     * @throws UnreadableJobException when it cannot be read
     */
    Job job() {
      return JobText.job(id, text);
    }
  }

  /** A job, unless it cannot be read. */
  Optional<Job> readable(Written written) {
    if (isKnown(written.number())) {
      return Optional.empty();
    }
    try {
      return Optional.of(written.job());
    } catch (UnreadableJobException unread) {
      note(written.number(), unread);
      return Optional.empty();
    }
  }

  /** The jobs that can be read. */
  List<Job> readable(List<Written> written) {
    return written.stream().flatMap(one -> readable(one).stream()).toList();
  }

  /** The names of those that cannot be read. */
  List<JobId> unreadable(List<Written> written) {
    return written.stream().filter(one -> readable(one).isEmpty()).map(Written::id).toList();
  }

  /** How many rows to ask for, to get so many besides those that are known to be unreadable. */
  int besides(int most) {
    return (int) Math.min(Integer.MAX_VALUE, (long) most + unreadable.size());
  }

  /** How many are known that cannot be read. */
  int known() {
    return unreadable.size();
  }

  boolean isKnown(long number) {
    return unreadable.contains(number);
  }

  private void note(long number, UnreadableJobException unread) {
    if (unreadable.add(number)) {
      LOG.error("{}; it is left alone, and its hold still counts", unread.getMessage());
    }
  }
}
