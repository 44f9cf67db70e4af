package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.media.MediaSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of a batch, wherever they are written down.
 *
 * <p>It promises:
 *
 * <ul>
 *   <li><b>MF-1</b> reading begins at the first row each time, and goes on only as far as it is
 *       asked to: a million rows take no more memory than ten;
 *   <li><b>MF-2</b> a row that cannot be read is told with its line and every fault at once, and
 *       the rows after it are read all the same; where its portrait and its speech are is told with
 *       it as far as it can be read, so that whoever measures them finds the rest;
 *   <li><b>MF-3</b> no place of a video leaves the output folder.
 * </ul>
 */
public interface Manifest {
  /** What the batch is called. */
  BatchName name();

  /**
   * The rows in their order; to be closed.
   *
   * @throws java.io.UncheckedIOException when it cannot be read, also while it is being read
   */
  Stream<Entry> rows();

  /** A row, or what is wrong with it. */
  sealed interface Entry {
    /** The line on which it begins; 1 or more. */
    int line();

    /** One result for either case. */
    <T> T fold(Function<BatchRow, T> onRow, Function<Faulty, T> onFaulty);
  }

  /**
   * A row that can be read.
   *
   * @param row the row
   */
  record Good(BatchRow row) implements Entry {
    public Good {
      requireNonNull(row, "row");
    }

    @Override
    public int line() {
      return row.line();
    }

    @Override
    public <T> T fold(Function<BatchRow, T> onRow, Function<Faulty, T> onFaulty) {
      return onRow.apply(row);
    }
  }

  /**
   * A row that cannot be read.
   *
   * @param line the line on which it begins
   * @param faults why; one or more
   * @param portrait where its picture is, if that can be read
   * @param speech where its sound is, if that can be read
   */
  record Faulty(
      int line, List<RowFault> faults, Optional<MediaSource> portrait, Optional<MediaSource> speech)
      implements Entry {
    public Faulty {
      requireNonNull(portrait, "portrait");
      requireNonNull(speech, "speech");
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("faults: found none; allowed: one or more");
      }
    }

    /** A row of whose files nothing can be read. */
    public Faulty(int line, List<RowFault> faults) {
      this(line, faults, Optional.empty(), Optional.empty());
    }

    @Override
    public <T> T fold(Function<BatchRow, T> onRow, Function<Faulty, T> onFaulty) {
      return onFaulty.apply(this);
    }
  }
}
