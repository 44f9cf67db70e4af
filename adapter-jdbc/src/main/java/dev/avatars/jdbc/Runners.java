package dev.avatars.jdbc;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processes at one file: each holds a lock of the operating system on a file of its own, which
 * the system frees when the process ends, however it ends. Thread-safe.
 *
 * <p>On POSIX systems a process loses its lock as soon as it closes any channel on the file, so a
 * file of this very process is looked for and never opened.
 */
final class Runners implements Owners, AutoCloseable {
  private static final String LOCK = ".lock";
  private static final String PROCESS = UUID.randomUUID().toString();
  private static final Pattern NAME = Pattern.compile("[0-9a-f-]{73}");

  private final Path folder;
  private final String self;
  private final FileChannel channel;

  private Runners(Path folder, String self, FileChannel channel) {
    this.folder = folder;
    this.self = self;
    this.channel = channel;
  }

  /**
   * Joins the processes at a database file, and sweeps up after those that were killed. One process
   * at a time: a lock that is about to be taken must not be taken for one that was left.
   */
  static synchronized Runners join(Path database) {
    Path folder = database.resolveSibling(database.getFileName() + ".runners");
    try {
      Files.createDirectories(folder);
      try (FileChannel door = FileChannel.open(folder.resolve("door"), CREATE, WRITE)) {
        // until the door is closed
        door.lock();
        sweep(folder);
        return joined(folder);
      }
    } catch (IOException refused) {
      throw new StoreUnavailableException(
          Disposition.FIX_SETUP,
          "the lock of this process beside " + database + " cannot be made (" + refused + ")",
          "choose a file in a folder of a local disk that may be written",
          refused);
    }
  }

  private static void sweep(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(LOCK))
          .map(name -> name.substring(0, name.length() - LOCK.length()))
          .forEach(owner -> isGone(folder, owner));
    }
  }

  private static Runners joined(Path folder) throws IOException {
    String self = PROCESS + "-" + UUID.randomUUID();
    FileChannel channel = FileChannel.open(file(folder, self), CREATE_NEW, WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new IOException("somebody else has locked it");
    }
    return new Runners(folder, self, channel);
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public boolean isGone(String owner) {
    return isGone(folder, owner);
  }

  /** Frees the leases of this process. */
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file(folder, self));
    } catch (IOException stays) {
      // The lock is gone with the channel, and so is this process for all others.
    }
  }

  private static boolean isGone(Path folder, String owner) {
    if (!NAME.matcher(owner).matches()) {
      return false;
    }
    Path file = file(folder, owner);
    return owner.startsWith(PROCESS) ? Files.notExists(file) : isLeft(file);
  }

  private static boolean isLeft(Path file) {
    boolean left = isFree(file);
    if (left) {
      delete(file);
    }
    return left;
  }

  private static boolean isFree(Path file) {
    try (FileChannel other = FileChannel.open(file, WRITE);
        FileLock lock = other.tryLock()) {
      return lock != null;
    } catch (NoSuchFileException gone) {
      return true;
    } catch (OverlappingFileLockException | IOException unknown) {
      // Another thread asks just now, or nobody may: then the lease stands until it ends.
      return false;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // It is in nobody's way, and is swept up by the next who joins.
    }
  }

  private static Path file(Path folder, String owner) {
    return folder.resolve(owner + LOCK);
  }
}
