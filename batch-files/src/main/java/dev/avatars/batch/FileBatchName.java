package dev.avatars.batch;

import dev.avatars.domain.batch.BatchName;
import java.nio.file.Path;

/** What a batch is called after its manifest's file. */
final class FileBatchName {
  private static final int LONGEST = 58;
  private static final String NAMELESS = "batch";
  private static final String OTHERS = "-_.";

  private FileBatchName() {}

  /** The file's name without its extension, with a hyphen for what no batch is called. */
  static BatchName of(Path manifest) {
    String stem = Inputs.stem(String.valueOf(manifest.getFileName()));
    StringBuilder name = new StringBuilder();
    stem.chars().limit(LONGEST).forEach(c -> name.append(isKept(c) ? (char) c : '-'));
    return new BatchName(name.chars().allMatch(c -> c == '.') ? NAMELESS : name.toString());
  }

  private static boolean isKept(int c) {
    return Character.isLetterOrDigit(c) || OTHERS.indexOf(c) >= 0;
  }
}
