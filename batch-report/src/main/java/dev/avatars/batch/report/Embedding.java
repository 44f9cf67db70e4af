package dev.avatars.batch.report;

/** Whether the page carries the videos in itself. */
public enum Embedding {
  /** Yes, as long as all of them together have at most 48 MiB. */
  AUTO,
  /** Yes, however large the page becomes. */
  YES,
  /** No: the players show the files in the output folder, which has to stay where it is. */
  NO;

  private static final long MOST_BYTES = 48L << 20;

  /** Whether videos of that many bytes go into the page. */
  boolean takes(long bytes) {
    return switch (this) {
      case AUTO -> bytes <= MOST_BYTES;
      case YES -> true;
      case NO -> false;
    };
  }
}
