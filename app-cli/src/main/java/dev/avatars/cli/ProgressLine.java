package dev.avatars.cli;

import dev.avatars.application.Progress;
import dev.avatars.domain.job.JobStatus;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Shows a person how far a job is: one line that is redrawn on a terminal, a new line for each
 * change in a pipe. Thread-safe.
 */
final class ProgressLine implements AutoCloseable {
  private static final int BAR = 24;
  private static final int PERCENT_STEP = 10;
  private static final String REDRAW = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private final boolean unicode;
  private final int columns;
  private String last = "";
  private boolean drawn;

  ProgressLine(Surroundings surroundings) {
    this.err = surroundings.err();
    this.terminal =
        surroundings.isTerminal("err")
            && !surroundings.environment().getOrDefault("TERM", "").equals("dumb");
    this.unicode = surroundings.isUnicode();
    this.columns = surroundings.columns();
  }

  synchronized void show(Progress progress) {
    if (terminal) {
      draw(stage(progress) + "  " + bar(progress) + "  " + figures(progress));
    } else {
      print(stage(progress) + coarse(progress));
    }
  }

  /** Ends the line, so that what comes next starts on its own. */
  @Override
  public synchronized void close() {
    if (drawn) {
      err.print(REDRAW);
      err.flush();
      drawn = false;
    }
  }

  private void draw(String line) {
    String cut = line.length() < columns ? line : line.substring(0, columns - 1);
    if (!cut.equals(last)) {
      err.print(REDRAW + cut);
      err.flush();
      last = cut;
      drawn = true;
    }
  }

  private void print(String line) {
    if (!line.equals(last)) {
      err.println(line);
      last = line;
    }
  }

  private static String stage(Progress progress) {
    JobStatus status = progress.job().status();
    if (progress.queuePosition() != Progress.NONE) {
      return progress.queuePosition() == 0
          ? "queued, next"
          : "queued, " + progress.queuePosition() + " ahead";
    }
    return switch (status) {
      case PENDING -> "uploading";
      case SUBMITTED -> "rendering";
      case RENDERED -> "fetching";
      case SUBMITTING, IN_DOUBT, PAUSED, SUCCEEDED, FAILED, CANCELLED -> status.label();
    };
  }

  private String bar(Progress progress) {
    int filled = share(progress) * BAR / 100;
    return (unicode ? "█" : "#").repeat(filled) + (unicode ? "░" : "-").repeat(BAR - filled);
  }

  /** The rendered part where it is told, else the part of the expected time; never full early. */
  private static int share(Progress progress) {
    if (progress.job().isEnded()) {
      return 100;
    }
    long expected = Math.max(1, progress.expected().toMillis());
    long byTime = Math.min(99, progress.elapsed().toMillis() * 100 / expected);
    return (int) Math.max(byTime, progress.percent());
  }

  private static String figures(Progress progress) {
    return "%3d %%  %s of about %s%s  %s"
        .formatted(
            share(progress),
            time(progress.elapsed()),
            time(progress.expected()),
            isSimulated(progress) ? " (simulated)" : "",
            progress.cost().display());
  }

  private static String coarse(Progress progress) {
    return progress.percent() <= 0
        ? ""
        : " " + progress.percent() / PERCENT_STEP * PERCENT_STEP + " %";
  }

  private static boolean isSimulated(Progress progress) {
    return progress.job().quote().provider().value().equals("fake");
  }

  static String time(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 60 ? seconds + "s" : "%dm%02ds".formatted(seconds / 60, seconds % 60);
  }
}
