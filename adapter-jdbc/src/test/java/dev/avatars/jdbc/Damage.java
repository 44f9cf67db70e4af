package dev.avatars.jdbc;

import dev.avatars.domain.job.JobId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Damages single records, behind the back of the store. */
final class Damage {
  private Damage() {}

  /** Cuts a job's record short. */
  static void cut(String url, String user, String password, JobId job) {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      write(connection, "substr(job, 1, 40)", job);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Cuts a job's record short, where nobody has to log in. */
  static void cut(String url, JobId job) {
    try (Connection connection = DriverManager.getConnection(url)) {
      write(connection, "substr(job, 1, 40)", job);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Gives a job's record a form that only a newer program knows. */
  static void renew(String url, JobId job) {
    try (Connection connection = DriverManager.getConnection(url)) {
      write(connection, "replace(job, '\"version\":1', '\"version\":99')", job);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void write(Connection connection, String record, JobId job) throws SQLException {
    String sql = "update avatars_job set job = " + record + " where id = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, job.value());
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("job " + job + " is not there");
      }
    }
  }
}
