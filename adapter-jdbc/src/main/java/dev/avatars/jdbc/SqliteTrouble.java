package dev.avatars.jdbc;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** What SQLite's error codes mean for a person. */
final class SqliteTrouble {
  private static final int PRIMARY_CODE = 0xFF;

  private SqliteTrouble() {}

  /** Whether another process is in the way. */
  static boolean isBusy(SQLException thrown) {
    return code(thrown) == SQLiteErrorCode.SQLITE_BUSY
        || code(thrown) == SQLiteErrorCode.SQLITE_LOCKED;
  }

  static StoreUnavailableException of(Path file, SQLException thrown) {
    return switch (code(thrown)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          trouble(
              Disposition.RETRY,
              "is being written by other processes without a pause",
              "try again, or run fewer programs on it",
              file,
              thrown);
      case SQLITE_FULL ->
          trouble(Disposition.RETRY, "does not fit on its disk", "free some space", file, thrown);
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          trouble(
              Disposition.FIX_SETUP,
              "may not be written",
              "give this user the right to write the file and its folder, or name another file",
              file,
              thrown);
      case SQLITE_CANTOPEN ->
          trouble(
              Disposition.FIX_SETUP,
              "cannot be opened",
              "name a file in a folder that may be written",
              file,
              thrown);
      case SQLITE_NOTADB ->
          trouble(
              Disposition.FIX_SETUP,
              "is no database of this program",
              "name another file; this one was left as it is",
              file,
              thrown);
      case SQLITE_CORRUPT ->
          trouble(
              Disposition.GIVE_UP,
              "is damaged",
              "put it aside and restore a backup of it",
              file,
              thrown);
      case SQLITE_IOERR ->
          trouble(
              Disposition.RETRY,
              "cannot be read or written",
              "check the disk; network disks do not work",
              file,
              thrown);
      default ->
          trouble(
              Disposition.GIVE_UP,
              "did not do what was asked",
              "report this as a bug",
              file,
              thrown);
    };
  }

  private static SQLiteErrorCode code(SQLException thrown) {
    return SQLiteErrorCode.getErrorCode(thrown.getErrorCode() & PRIMARY_CODE);
  }

  private static StoreUnavailableException trouble(
      Disposition disposition, String finding, String nextStep, Path file, SQLException thrown) {
    return new StoreUnavailableException(
        disposition,
        "the store " + file + " " + finding + " (" + thrown.getMessage() + ")",
        nextStep,
        thrown);
  }
}
