package dev.avatars.cli.wiring;

import static java.util.Objects.requireNonNull;

import dev.avatars.jdbc.PostgresSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where what outlives a run is kept.
 *
 * @param folder where videos are, and jobs and money unless a server has them
 * @param server has jobs and money, for any number of machines; empty for a file in the folder
 */
public record StorePlace(Path folder, Optional<PostgresSettings> server) {
  public StorePlace {
    requireNonNull(folder, "folder");
    requireNonNull(server, "server");
  }

  /** Everything in one folder of one machine. */
  public static StorePlace in(Path folder) {
    return new StorePlace(folder, Optional.empty());
  }

  /** Where videos are; with a server, machines that work together share it under one path. */
  public Path videos() {
    return folder.resolve("videos");
  }

  /** Where jobs and money are when no server has them. */
  Path file() {
    return folder.resolve("avatars.db");
  }

  /** The server or the file, without a secret. */
  @Override
  public String toString() {
    return server.map(PostgresSettings::toString).orElseGet(() -> file().toString());
  }
}
