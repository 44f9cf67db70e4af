package dev.avatars.ports;

/**
 * Everything a studio needs from the outside, without an outside: found through {@link
 * java.util.ServiceLoader}, so that an offline studio is one line wherever the fake is on the path.
 */
public interface OfflineWorld extends AutoCloseable {
  /** A new world with a seed; two worlds with one seed behave alike. */
  interface Maker {
    /** Makes a world. */
    OfflineWorld seeded(long seed);
  }

  /** The provider of this world. */
  AvatarProvider provider();

  /** The jobs of this world. */
  JobStore jobs();

  /** The money of this world. */
  Ledger ledger();

  /** The videos of this world. */
  VideoArchive archive();

  /** The time of this world. */
  Timeline timeline();

  /** Ends the world and removes its files. */
  @Override
  void close();
}
