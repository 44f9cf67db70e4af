package dev.avatars.batch;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write a journal: a lock of the operating system on a file beside it, which the
 * system frees when the process ends, however it ends. The file stays. Thread-safe.
 *
 * <p>The journal itself is not locked: on POSIX systems a process loses its lock as soon as it
 * closes any handle on the file, and others of this process may read it.
 */
final class JournalLock implements AutoCloseable {
  /**
   * What this very process has locked. It has to be known to all of the process, as the lock
   * belongs to all of it, and to open a locked file once more would free it.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private JournalLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a journal.
   *
   * @throws StoreUnavailableException when somebody else has it
   */
  static JournalLock take(Path journal) throws IOException {
    Path file = beside(journal);
    if (!OURS.add(file)) {
      throw taken(journal);
    }
    try {
      return locked(file).orElseThrow(() -> taken(journal));
    } catch (IOException | RuntimeException refused) {
      OURS.remove(file);
      throw refused;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    } finally {
      OURS.remove(file);
    }
  }

  private static Optional<JournalLock> locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
      if (lock.isEmpty()) {
        channel.close();
      }
      return lock.map(held -> new JournalLock(file, channel));
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  /** One file for all names that lead to the journal. */
  private static Path beside(Path journal) throws IOException {
    Path real =
        Files.exists(journal)
            ? journal.toRealPath()
            : folder(journal).toRealPath().resolve(journal.getFileName());
    return real.resolveSibling(real.getFileName() + ".lock");
  }

  private static Path folder(Path journal) {
    return Optional.ofNullable(journal.toAbsolutePath().getParent()).orElse(journal);
  }

  private static StoreUnavailableException taken(Path journal) {
    return new StoreUnavailableException(
        Disposition.RETRY,
        "the journal " + journal + " is being written by another run",
        "wait until it has ended, or name another journal",
        new IOException("the file beside it is locked"));
  }
}
