package dev.avatars.cluster;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The table of turns in PostgreSQL, with the columns that db-scheduler reads and writes. */
final class TurnTable {
  static final String NAME = "avatars_turn";

  /** Told, not found out: a server that is down for a moment would be taken for another kind. */
  static final JdbcCustomization DIALECT = new PostgreSqlJdbcCustomization(false, false);

  /** Two that make the table at the same moment would be in each other's way. */
  private static final String ALONE = "select pg_advisory_xact_lock(4746391288)";

  private static final List<String> STATEMENTS =
      List.of(
          """
          create table if not exists avatars_turn (
            task_name text not null,
            task_instance text not null,
            task_data bytea,
            execution_time timestamp with time zone not null,
            picked boolean not null,
            picked_by text,
            last_success timestamp with time zone,
            last_failure timestamp with time zone,
            consecutive_failures integer,
            last_heartbeat timestamp with time zone,
            version bigint not null,
            primary key (task_name, task_instance))""",
          """
          create index if not exists avatars_turn_due on avatars_turn (execution_time)
            where not picked""",
          """
          create index if not exists avatars_turn_taken on avatars_turn (last_heartbeat)
            where picked""");

  private TurnTable() {}

  /** Makes the table when it is not there. */
  static void make(DataSource connections) {
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        make(statement);
        connection.commit();
      } finally {
        connection.rollback();
      }
    } catch (SQLException refused) {
      throw unusable(refused);
    }
  }

  private static void make(Statement statement) throws SQLException {
    statement.execute(ALONE);
    for (String sql : STATEMENTS) {
      statement.execute(sql);
    }
  }

  private static StoreUnavailableException unusable(SQLException refused) {
    return new StoreUnavailableException(
        Disposition.RETRY,
        "the table of turns on PostgreSQL cannot be made: " + refused.getMessage(),
        "check the server, and that the user may create tables",
        refused);
  }
}
