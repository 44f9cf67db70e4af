package dev.avatars.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One connection and its statements. Not thread-safe.
 *
 * <p>Statements are kept until the session is closed: on SQLite preparing one costs more than
 * running it. Parameters are texts and whole numbers.
 */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final Dialect dialect;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Session(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Makes an object of the row a result set stands at. */
  interface Row<T> {
    T read(ResultSet at) throws SQLException;
  }

  /** What to do in a session, within one transaction. */
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Runs a statement that changes rows; answers how many. */
  int update(String sql, Object... parameters) throws SQLException {
    return with(sql, parameters, PreparedStatement::executeUpdate);
  }

  /** Runs a statement that takes no parameters and answers nothing. */
  void execute(String sql) throws SQLException {
    with(sql, new Object[0], PreparedStatement::execute);
  }

  /** All rows of a query, in its order. */
  <T> List<T> list(String sql, Row<T> row, Object... parameters) throws SQLException {
    return with(sql, parameters, statement -> all(statement, row));
  }

  /** The first row of a query. */
  <T> Optional<T> first(String sql, Row<T> row, Object... parameters) throws SQLException {
    return list(sql, row, parameters).stream().findFirst();
  }

  /** Gives the statements back, and the connection. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static <T> List<T> all(PreparedStatement query, Row<T> row) throws SQLException {
    try (ResultSet results = query.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (results.next()) {
        all.add(row.read(results));
      }
      return all;
    }
  }

  /** What is done with a statement. */
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /** A driver may close a statement that failed, so such a one is not kept. */
  private <T> T with(String sql, Object[] parameters, Use<T> use) throws SQLException {
    PreparedStatement statement = prepared(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return use.of(statement);
    } catch (SQLException refused) {
      prepared.remove(sql);
      statement.close();
      throw refused;
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }
}
