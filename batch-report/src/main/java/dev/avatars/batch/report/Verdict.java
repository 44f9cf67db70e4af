package dev.avatars.batch.report;

import dev.avatars.domain.batch.RowStatus;
import java.util.Locale;

/** What a batch came to in one sentence. */
final class Verdict {
  private Verdict() {}

  /** The sentence. */
  static String of(Overview overview) {
    int done = overview.count(RowStatus.DONE);
    if (overview.rows() == 0) {
      return "No row has been begun yet.";
    }
    if (done == overview.rows()) {
      return done == 1 ? "The one row is done." : "All " + Counted.of(done, "row") + " are done.";
    }
    return String.format(
        Locale.ROOT,
        "%,d of %s done%s.",
        done,
        Counted.of(overview.rows(), "row"),
        attention(overview.urgentRows()));
  }

  private static String attention(int rows) {
    String verb = rows == 1 ? " needs" : " need";
    return rows == 0 ? "" : "; " + Counted.of(rows, "row") + verb + " attention";
  }
}
