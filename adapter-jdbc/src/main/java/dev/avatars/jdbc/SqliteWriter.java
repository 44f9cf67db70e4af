package dev.avatars.jdbc;

import dev.avatars.jdbc.Session.Work;
import dev.avatars.ports.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread that writes to the file. Whatever came in while it was busy goes into its next
 * transaction, so that many callers share one wait for the disk. Thread-safe.
 *
 * <p>Each caller's work stands behind a savepoint: what fails is undone alone and told to its
 * caller alone. Nobody is answered before the commit.
 */
final class SqliteWriter implements AutoCloseable {
  private static final int LARGEST_GROUP = 512;
  private static final int ATTEMPTS = 4;

  private final Path file;
  private final Session session;
  private final BlockingQueue<Waiting<?>> queue = new LinkedBlockingQueue<>();
  private final Waiting<?> stop;
  private final Thread thread;
  private boolean closed;

  private SqliteWriter(Path file, Session session) {
    this.file = file;
    this.session = session;
    this.stop = new Waiting<>(file, nothing -> true);
    this.thread = new Thread(this::run, "avatar-store");
    this.thread.setDaemon(true);
  }

  /** Starts writing; the session is the writer's from now on. */
  static SqliteWriter start(Path file, Session session) {
    SqliteWriter writer = new SqliteWriter(file, session);
    writer.thread.start();
    return writer;
  }

  /** Runs some work in the next transaction and waits until it is on the disk. */
  <T> T write(Work<T> work) {
    Waiting<T> waiting = new Waiting<>(file, work);
    enqueue(waiting);
    return waiting.answer();
  }

  /** Ends after all that was asked before. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      queue.add(stop);
    }
    joined();
  }

  /** Ends a transaction, if there still is one: some errors end it by themselves. */
  static void rollBack(Session session) {
    try {
      session.execute("rollback");
    } catch (SQLException ended) {
      // There is nothing left to undo; what went wrong before is what counts.
    }
  }

  private synchronized void enqueue(Waiting<?> waiting) {
    if (closed) {
      throw new IllegalStateException("store: found it closed; allowed: an open one");
    }
    queue.add(waiting);
  }

  private void joined() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean open = true;
    while (open) {
      List<Waiting<?>> group = gathered();
      open = !group.remove(stop);
      commit(group);
    }
    closeSession();
  }

  /** Waits for work and takes what there is. */
  private List<Waiting<?>> gathered() {
    List<Waiting<?>> group = new ArrayList<>();
    while (group.isEmpty()) {
      try {
        group.add(queue.take());
      } catch (InterruptedException ignored) {
        // This thread ends by being closed and in no other way, since callers wait for it.
      }
    }
    queue.drainTo(group, LARGEST_GROUP - 1);
    return group;
  }

  /** Commits a group; whatever happens, every caller is answered. */
  private void commit(List<Waiting<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      committed(group);
      group.forEach(Waiting::tell);
    } catch (SQLException refused) {
      StoreUnavailableException trouble = SqliteTrouble.of(file, refused);
      group.forEach(waiting -> waiting.fail(trouble));
    } catch (RuntimeException | Error fault) {
      rollBack(session);
      group.forEach(waiting -> waiting.fail(fault));
    }
  }

  private void committed(List<Waiting<?>> group) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        session.execute("begin immediate");
        for (Waiting<?> waiting : group) {
          waiting.runIn(session);
        }
        session.execute("commit");
        return;
      } catch (SQLException refused) {
        rollBack(session);
        if (attempt == ATTEMPTS || !SqliteTrouble.isBusy(refused)) {
          throw refused;
        }
      }
    }
  }

  private void closeSession() {
    try {
      session.close();
    } catch (SQLException closing) {
      // All that was answered is on the disk already.
    }
  }

  /** One caller's work, and what became of it. */
  private static final class Waiting<T> {
    private final Path file;
    private final Work<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private Runnable outcome = () -> {};

    Waiting(Path file, Work<T> work) {
      this.file = file;
      this.work = work;
    }

    /** Runs it behind a savepoint; throws when the whole transaction is lost. */
    void runIn(Session session) throws SQLException {
      session.execute("savepoint one");
      try {
        T result = work.in(session);
        outcome = () -> answer.complete(result);
      } catch (SQLException refused) {
        undo(session, refused);
        outcome = () -> answer.completeExceptionally(SqliteTrouble.of(file, refused));
      } catch (RuntimeException refused) {
        session.execute("rollback to one");
        outcome = () -> answer.completeExceptionally(refused);
      }
      session.execute("release one");
    }

    void tell() {
      outcome.run();
    }

    void fail(Throwable reason) {
      answer.completeExceptionally(reason);
    }

    T answer() {
      try {
        return answer.join();
      } catch (CompletionException thrown) {
        throw unwrapped(thrown);
      }
    }

    private static RuntimeException unwrapped(CompletionException thrown) {
      if (thrown.getCause() instanceof Error error) {
        throw error;
      }
      return thrown.getCause() instanceof RuntimeException fault ? fault : thrown;
    }

    /** Some errors end the whole transaction, and what is busy is tried again as a whole. */
    private static void undo(Session session, SQLException refused) throws SQLException {
      if (SqliteTrouble.isBusy(refused)) {
        throw refused;
      }
      try {
        session.execute("rollback to one");
      } catch (SQLException transactionIsLost) {
        refused.addSuppressed(transactionIsLost);
        throw refused;
      }
    }
  }
}
