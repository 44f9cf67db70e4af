package dev.avatars.cli;

import dev.avatars.application.BatchOutcome;
import dev.avatars.application.BatchPlan;
import dev.avatars.application.BatchPlan.Standing;
import dev.avatars.application.BatchProgress;
import dev.avatars.cli.wiring.ProviderChoice.Charge;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.RowStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Batches in words. */
final class BatchText {
  private BatchText() {}

  /** What is to be bought, by model; what is not, and why; the whole, and how long it takes. */
  static String of(BatchPlan plan, int concurrency, Charge charge) {
    Table table = Table.withFigures(1, 2, 3, 4);
    if (!plan.sums().isEmpty()) {
      table.row("model", "rows", "speech", "expected", "at most");
    }
    for (BatchPlan.Sum sum : plan.sums()) {
      table.row(
          sum.model().value(),
          count(sum.rows()),
          time(sum.speech().toDuration()),
          sum.expected().display(),
          sum.upperBound().display());
    }
    List<String> lines = new ArrayList<>();
    if (!plan.sums().isEmpty()) {
      lines.add(table.toString());
    }
    lines.add(standings(plan));
    if (!plan.sums().isEmpty()) {
      lines.add(
          "in all: expected %s, at most %s%s"
              .formatted(
                  plan.expected().display(),
                  plan.upperBound().display(),
                  charge == Charge.FREE ? " (simulated: nothing is charged)" : ""));
      lines.add(
          "about %s when %s are rendered at once"
              .formatted(time(plan.time(concurrency)), count(concurrency)));
    }
    if (!plan.sums().isEmpty() && plan.committed().amount().signum() > 0) {
      lines.add("earlier runs: " + plan.committed().display() + " held or billed");
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String standings(BatchPlan plan) {
    String told =
        Arrays.stream(Standing.values())
            .filter(standing -> plan.count(standing) > 0)
            .map(standing -> count(plan.count(standing)) + " " + words(standing))
            .collect(Collectors.joining(", "));
    String faulty = plan.faulty() == 0 ? "" : count(plan.faulty()) + " cannot be made";
    return "%s rows: %s"
        .formatted(
            count(plan.rows()),
            told.isEmpty() ? faulty : faulty.isEmpty() ? told : told + ", " + faulty);
  }

  /** How a row stands, as the end of a sentence that starts with a number. */
  static String words(Standing standing) {
    return switch (standing) {
      case TO_BUY -> "to buy";
      case DONE -> "done";
      case UNDER_WAY -> "under way";
      case BOUGHT -> "bought before";
      case SHARED -> "the same work as another row";
      case CHANGED -> "changed since they were begun";
      case FAILED -> "failed before and may have cost something";
    };
  }

  /** A row that is not what it was. */
  static String changed(BatchRow row, List<String> differences) {
    return "line %d, '%s' changed since it was begun: %s"
        .formatted(row.line(), row.name(), String.join("; ", differences));
  }

  /** How a run ended. */
  static String of(BatchOutcome outcome, Charge charge) {
    BatchProgress last = outcome.last();
    Table table =
        Table.ofText()
            .row("rows", statuses(last))
            .row("billed", last.billed().display() + (charge == Charge.FREE ? " (simulated)" : ""))
            .row("time", time(last.elapsed()));
    if (last.held().amount().signum() > 0) {
      table.row("held", last.held().display() + ", until it is billed or comes to its end");
    }
    return table.toString();
  }

  /** How many rows are where, such as {@code 37 done, 2 failed of 120}. */
  static String statuses(BatchProgress progress) {
    String told =
        Arrays.stream(RowStatus.values())
            .filter(status -> progress.count(status) > 0)
            .map(status -> count(progress.count(status)) + " " + status.label())
            .collect(Collectors.joining(", "));
    return (told.isEmpty() ? "0" : told) + " of " + count(progress.rows());
  }

  /** A time as people read it, such as {@code 1h05m}, {@code 2m09s} or {@code 7s}. */
  static String time(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%,dh%02dm", seconds / 3_600, seconds / 60 % 60);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
