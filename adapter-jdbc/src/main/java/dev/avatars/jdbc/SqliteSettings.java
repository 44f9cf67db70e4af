package dev.avatars.jdbc;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a store in a file lies, and how it behaves.
 *
 * @param file the database; its folder is made when missing. Not on a network disk
 * @param natives the folder in which the driver's native library is unpacked, once
 * @param patience how long to wait for other processes that write; more than zero
 */
public record SqliteSettings(Path file, Path natives, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  public SqliteSettings {
    requireNonNull(file, "file");
    requireNonNull(natives, "natives");
    if (patience.isZero() || patience.isNegative()) {
      throw new IllegalArgumentException(
          "patience: found " + patience + "; allowed: more than zero");
    }
  }

  /** A file with the native library beside it, and 15 seconds of patience. */
  public static SqliteSettings of(Path file) {
    return new SqliteSettings(file, file.toAbsolutePath().resolveSibling("native"), PATIENCE);
  }

  /** With the native library in another folder. */
  public SqliteSettings withNatives(Path folder) {
    return new SqliteSettings(file, folder, patience);
  }

  /** With more or less patience. */
  public SqliteSettings withPatience(Duration newPatience) {
    return new SqliteSettings(file, natives, newPatience);
  }
}
