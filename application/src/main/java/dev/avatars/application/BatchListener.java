package dev.avatars.application;

import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.batch.RowRecord;
import java.util.List;

/**
 * Is told how a batch goes, by one thread at a time; it should be quick. Whatever it throws ends
 * the batch.
 */
public interface BatchListener {
  /** Hears nothing. */
  BatchListener NONE = new BatchListener() {};

  /** A row cannot be made. */
  default void faulty(RowFault fault) {}

  /**
   * A row is not what it was when it was begun.
   *
   * @param differences what is different, a sentence for each
   */
  default void changed(BatchRow row, List<String> differences) {}

  /** Every row was checked and priced, and nothing was spent; to throw here refuses the batch. */
  default void planned(BatchPlan plan) {}

  /** A row is in a new state. */
  default void moved(RowRecord row) {}

  /** Something changed; called often. */
  default void progress(BatchProgress progress) {}
}
