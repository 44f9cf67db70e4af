package dev.avatars.ports;

import dev.avatars.domain.batch.RowRecord;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of the rows of one batch, from one run to the next. It says nothing about money that
 * the job store does not say as well: a lost journal costs work, never a second payment.
 *
 * <p>Thread-safe, and open in one process at a time. It promises:
 *
 * <ul>
 *   <li><b>BJ-1</b> the latest record of a row is found by the row's name, also after it was closed
 *       and opened again;
 *   <li><b>BJ-2</b> a record that was cut off by a crash is left out, and every one before it is
 *       found;
 *   <li><b>BJ-3</b> all latest records are told, in the order in which their rows came first;
 *   <li><b>BJ-4</b> while one process has it open, no other can open it to write.
 * </ul>
 */
public interface BatchJournal extends AutoCloseable {
  /**
   * The latest record of a row.
   *
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  Optional<RowRecord> find(String row);

  /**
   * The latest record of every row; to be closed.
   *
   * @throws java.io.UncheckedIOException when they cannot be read
   */
  Stream<RowRecord> records();

  /**
   * Writes what happened to a row. It survives the end of the process at once, and that of the
   * machine once {@link #sync} was called.
   *
   * @throws java.io.UncheckedIOException when it cannot be written
   */
  void write(RowRecord row);

  /** Returns once all that was written is on disk. */
  void sync();

  @Override
  void close();
}
