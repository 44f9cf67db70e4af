package dev.avatars.jdbc;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The processes at one file: each holds a lock of the operating system on a file of its own, which
 * the system frees when the process ends, however it ends. Thread-safe.
 *
 * <p>On POSIX systems a process loses its lock as soon as it closes any channel on the file, so a
 * file of this very process is looked for and never opened.
 */
final class Runners implements Owners, AutoCloseable {
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

  /** Joins the processes at a database file. */
  static Runners join(Path database) {
    Path folder = database.resolveSibling(database.getFileName() + ".runners");
    String self = PROCESS + "-" + UUID.randomUUID();
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              file(folder, self), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return locked(folder, self, channel);
    } catch (IOException refused) {
      throw new StoreUnavailableException(
          Disposition.FIX_SETUP,
          "the lock of this process beside " + database + " cannot be made (" + refused + ")",
          "choose a file in a folder of a local disk that may be written",
          refused);
    }
  }

  private static Runners locked(Path folder, String self, FileChannel channel) throws IOException {
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
    if (!NAME.matcher(owner).matches()) {
      return false;
    }
    return owner.startsWith(PROCESS) ? Files.notExists(file(folder, owner)) : isFree(owner);
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

  private boolean isFree(String owner) {
    Path file = file(folder, owner);
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
      try (FileLock lock = other.tryLock()) {
        return lock != null && Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException gone) {
      return true;
    } catch (OverlappingFileLockException beingAsked) {
      return false;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static Path file(Path folder, String owner) {
    return folder.resolve(owner + ".lock");
  }
}
