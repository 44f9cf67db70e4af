package dev.avatars.application;

/**
 * What all rows of a manifest together were when they were checked, whatever their order: their
 * names, their places and their work. Rows that were looked at a second time have the same seal, or
 * something changed meanwhile. Not thread-safe.
 */
final class Seal {
  private long sum;

  void add(RowChecks.Checked row) {
    if (row instanceof RowChecks.Priced priced) {
      add(priced.row().name(), priced.row().output().value(), priced.quote().fingerprint());
    } else if (row instanceof RowChecks.Kept kept) {
      add(kept.row().name(), kept.row().output().value(), kept.standing());
    }
  }

  boolean isThatOf(Seal other) {
    return sum == other.sum;
  }

  private void add(String name, String output, Object work) {
    sum += NameSet.hash(name + "\n" + output + "\n" + work);
  }
}
