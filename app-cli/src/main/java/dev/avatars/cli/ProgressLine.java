package dev.avatars.cli;

import dev.avatars.application.Progress;
import dev.avatars.domain.job.JobStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows a person how far a job is: one line that is redrawn on a terminal, a new line for each
 * change in a pipe. Thread-safe.
 */
final class ProgressLine implements AutoCloseable {
  private static final int SHORTEST_BAR = 8;
  private static final int LONGEST_BAR = 30;
  private static final int PERCENT_STEP = 10;
  private static final int STAGE = 15;
  private static final String GAP = "  ";
  private static final String REDRAW = "\r\u001b[K";

  private final PrintStream err;
  private final boolean redrawable;
  private final boolean unicode;
  private final int columns;
  private String last = "";
  private int share;
  private boolean drawn;

  ProgressLine(Surroundings surroundings) {
    this.err = surroundings.err();
    this.redrawable = surroundings.isRedrawable();
    this.unicode = surroundings.isUnicode();
    this.columns = surroundings.columns();
  }

  synchronized void show(Progress progress) {
    share = Math.max(share, shareOf(progress));
    if (redrawable) {
      draw(line(progress));
    } else {
      print(stage(progress) + coarse(progress));
    }
  }

  /** Wipes the line, so that what comes next starts on a line of its own. */
  @Override
  public synchronized void close() {
    if (drawn) {
      err.print(REDRAW);
      err.flush();
      drawn = false;
    }
  }

  private void draw(String line) {
    if (!line.equals(last)) {
      err.print(REDRAW + line);
      err.flush();
      last = line;
      drawn = true;
    }
  }

  private void print(String line) {
    if (!line.equals(last)) {
      err.println(line);
      last = line;
    }
  }

  /**
   * Stage, bar and figures; a narrow terminal loses the bar first, then the figures. The last
   * column stays free, since some terminals begin a new line when it is written.
   */
  private String line(Progress progress) {
    String stage = padded(stage(progress));
    String percent = String.format(Locale.ROOT, "%3d %%", share);
    String figures = percent + GAP + figures(progress);
    int left = columns - 1 - stage.length() - figures.length() - 2 * GAP.length();
    if (left >= SHORTEST_BAR) {
      return stage + GAP + bar(Math.min(left, LONGEST_BAR)) + GAP + figures;
    }
    String line = stage + GAP + figures;
    return line.length() < columns ? line : cut(stage + GAP + percent);
  }

  private String cut(String line) {
    return line.length() < columns ? line : line.substring(0, columns - 1);
  }

  private String bar(int length) {
    int filled = share * length / 100;
    return (unicode ? "█" : "#").repeat(filled) + (unicode ? "░" : "-").repeat(length - filled);
  }

  private static String padded(String stage) {
    return stage + " ".repeat(Math.max(0, STAGE - stage.length()));
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

  /** The rendered part where it is told, else the part of the expected time; never full early. */
  private static int shareOf(Progress progress) {
    if (progress.job().isEnded()) {
      return 100;
    }
    long expected = Math.max(1, progress.expected().toMillis());
    long byTime = progress.elapsed().toMillis() * 100 / expected;
    return (int) Math.max(0, Math.min(99, Math.max(byTime, progress.percent())));
  }

  private static String figures(Progress progress) {
    String expected = time(progress.expected());
    String elapsed = time(progress.elapsed());
    return " ".repeat(Math.max(0, expected.length() - elapsed.length()))
        + elapsed
        + " of about "
        + expected
        + (isSimulated(progress) ? " simulated" : "")
        + GAP
        + progress.cost().display();
  }

  private static String coarse(Progress progress) {
    return progress.percent() < PERCENT_STEP
        ? ""
        : " " + progress.percent() / PERCENT_STEP * PERCENT_STEP + " %";
  }

  private static boolean isSimulated(Progress progress) {
    return progress.job().quote().provider().value().equals("fake");
  }

  private static String time(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 60
        ? seconds + "s"
        : String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
  }
}
