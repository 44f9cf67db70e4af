package dev.avatars.jdbc;

import dev.avatars.jdbc.Session.Work;
import dev.avatars.ports.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The one way to write to the file. Thread-safe.
 *
 * <p>One caller at a time leads: it takes whatever has come in, its own work included, into one
 * transaction, so that many callers share one wait for the disk, and then hands the lead to the
 * next who waits. A caller alone leads at once, without a thread in between. Each caller's work
 * stands behind a savepoint: what fails is undone alone and told to its caller alone. Nobody is
 * answered before the commit.
 */
final class SqliteWriter implements AutoCloseable {
  private static final int LARGEST_GROUP = 512;
  private static final int ATTEMPTS = 4;

  private final Path file;
  private final Session session;
  private final Queue<Waiting<?>> queue = new ArrayDeque<>();
  private boolean led;
  private boolean closed;

  /** The session is the writer's from now on. */
  SqliteWriter(Path file, Session session) {
    this.file = file;
    this.session = session;
  }

  /** Runs some work in the next transaction and waits until it is on the disk. */
  <T> T write(Work<T> work) {
    Waiting<T> waiting = new Waiting<>(file, work);
    enqueue(waiting);
    return answered(waiting);
  }

  /** Ends after all that was asked before, and refuses more. */
  @Override
  public void close() {
    Waiting<Boolean> last = new Waiting<>(file, nothing -> true);
    if (enqueueLast(last)) {
      waitFor(last);
      closeSession();
    }
  }

  private void waitFor(Waiting<Boolean> last) {
    try {
      answered(last);
    } catch (StoreUnavailableException unwritable) {
      // It had nothing to write; whoever had was told.
    }
  }

  /** Ends a transaction, if there still is one: some errors end it by themselves. */
  static void rollBack(Session session) {
    try {
      session.execute("rollback");
    } catch (SQLException ended) {
      // There is nothing left to undo; what went wrong before is what counts.
    }
  }

  private <T> T answered(Waiting<T> waiting) {
    if (waiting.leads()) {
      commit(group());
      handOver();
    }
    return waiting.answer();
  }

  private synchronized void enqueue(Waiting<?> waiting) {
    if (closed) {
      throw new IllegalStateException("store: found it closed; allowed: an open one");
    }
    queue.add(waiting);
    if (!led) {
      led = true;
      waiting.lead();
    }
  }

  /** Answers whether it was open until now. */
  private synchronized boolean enqueueLast(Waiting<?> last) {
    if (closed) {
      return false;
    }
    enqueue(last);
    closed = true;
    return true;
  }

  private synchronized List<Waiting<?>> group() {
    List<Waiting<?>> group = new ArrayList<>();
    while (!queue.isEmpty() && group.size() < LARGEST_GROUP) {
      group.add(queue.remove());
    }
    return group;
  }

  private synchronized void handOver() {
    Waiting<?> next = queue.peek();
    led = next != null;
    if (next != null) {
      next.lead();
    }
  }

  /** Commits a group; whatever happens, every caller is answered. */
  private void commit(List<Waiting<?>> group) {
    try {
      committed(group);
      group.forEach(Waiting::tell);
    } catch (SQLException refused) {
      group.forEach(waiting -> waiting.fail(SqliteTrouble.of(file, refused)));
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

    /** True when it is this caller's turn to lead, false when another has answered it. */
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

    private Runnable outcome = () -> {};

    Waiting(Path file, Work<T> work) {
      this.file = file;
      this.work = work;
    }

    void lead() {
      turn.complete(true);
    }

    /** Waits for its turn or its answer; an interrupt waits too, since the work may be done. */
    boolean leads() {
      return turn.join();
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
      turn.complete(false);
    }

    void fail(Throwable reason) {
      answer.completeExceptionally(reason);
      turn.complete(false);
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
