package dev.avatars.cli;

import dev.avatars.application.BatchListener;
import dev.avatars.application.BatchPlan;
import dev.avatars.application.BatchProgress;
import dev.avatars.application.BatchProgress.Phase;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.money.Money;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Shows a person how far a batch is: some lines that are redrawn on a terminal, a line for each row
 * that ends in a pipe. Troubles are told in both as they come. Thread-safe.
 */
final class BatchScreen implements BatchListener, AutoCloseable {
  private static final Duration REDRAWN = Duration.ofMillis(100);
  private static final Duration PLAIN = Duration.ofSeconds(30);
  private static final int DETAILS = 3;
  private static final int LONGEST_BAR = 30;
  private static final String UP = "\u001b[A";
  private static final String WIPE = "\r\u001b[K";

  private final Console console;
  private final PrintStream err;
  private final boolean redrawable;
  private final boolean unicode;
  private final int columns;
  private final Optional<Money> budget;
  private final Consumer<BatchPlan> planned;
  private final Map<String, Duration> running = new LinkedHashMap<>();
  private final Set<String> shared = new HashSet<>();
  private Optional<BatchProgress> drawn = Optional.empty();
  private Duration now = Duration.ZERO;
  private int lines;

  /**
   * For one run.
   *
   * @param planned is told the plan before anything is spent, and may refuse it
   */
  BatchScreen(Console console, Optional<Money> budget, Consumer<BatchPlan> planned) {
    Surroundings surroundings = console.surroundings();
    this.console = console;
    this.err = surroundings.err();
    this.redrawable = surroundings.isRedrawable();
    this.unicode = surroundings.isUnicode();
    this.columns = surroundings.columns();
    this.budget = budget;
    this.planned = planned;
  }

  @Override
  public synchronized void faulty(RowFault fault) {
    wipe();
    console.complain(fault.toString());
  }

  @Override
  public synchronized void changed(BatchRow row, List<String> differences) {
    wipe();
    console.complain(BatchText.changed(row, differences));
  }

  @Override
  public void planned(BatchPlan plan) {
    synchronized (this) {
      wipe();
    }
    planned.accept(plan);
  }

  @Override
  public synchronized void moved(RowRecord row) {
    if (row.status() == RowStatus.RUNNING) {
      running.putIfAbsent(row.name(), now);
    } else {
      running.remove(row.name());
    }
    if (isTold(row)) {
      wipe();
      console.advise(sentence(row));
    } else if (!redrawable && row.status() == RowStatus.DONE) {
      console.tell(
          "done: " + row.output() + row.billed().map(bill -> ", " + bill.display()).orElse(""));
    }
  }

  /** What many rows share is told once; what the user stopped is not told at all. */
  private boolean isTold(RowRecord row) {
    boolean isShared = row.status() == RowStatus.PAUSED || row.status() == RowStatus.OVER_BUDGET;
    return row.trouble().isPresent()
        && row.status() != RowStatus.CANCELLED
        && (!isShared || shared.add(row.trouble().get().sentence()));
  }

  private static String sentence(RowRecord row) {
    RowTrouble trouble = row.trouble().orElseThrow();
    return "line %d, '%s' is %s: %s; %s; next: %s"
        .formatted(
            row.line(),
            row.name(),
            row.status().label(),
            trouble.sentence(),
            trouble.spend().words(),
            trouble.nextStep());
  }

  @Override
  public synchronized void progress(BatchProgress progress) {
    now = progress.elapsed();
    if (!isDue(progress)) {
      return;
    }
    drawn = Optional.of(progress);
    if (redrawable) {
      draw(block(progress));
    } else {
      console.tell(phase(progress) + ": " + summary(progress));
    }
  }

  /** Tells something that no row said. */
  synchronized void note(String sentence) {
    wipe();
    console.tell(sentence);
  }

  private boolean isDue(BatchProgress progress) {
    Duration last = drawn.map(BatchProgress::elapsed).orElse(Duration.ZERO);
    boolean isLate = now.minus(last).compareTo(redrawable ? REDRAWN : PLAIN) >= 0;
    boolean isNewPhase = drawn.map(BatchProgress::phase).orElse(Phase.CHECKING) != progress.phase();
    return progress.phase() != Phase.ENDED && (isLate || isNewPhase);
  }

  /** Wipes what is drawn, so that what comes next starts on a line of its own. */
  @Override
  public synchronized void close() {
    wipe();
  }

  private void draw(List<String> block) {
    wipe();
    block.forEach(line -> err.println(cut(line)));
    err.flush();
    lines = block.size();
  }

  private void wipe() {
    if (lines > 0) {
      err.print((UP + WIPE).repeat(lines));
      err.flush();
      lines = 0;
    }
  }

  private String cut(String line) {
    return line.length() < columns ? line : line.substring(0, columns - 1);
  }

  private List<String> block(BatchProgress progress) {
    List<String> block = new ArrayList<>();
    if (progress.phase() == Phase.CHECKING) {
      block.add("checking: " + BatchText.count(progress.rows()) + " rows");
      return block;
    }
    block.add(
        "%-9s %s %3d %%%s"
            .formatted(phase(progress), bar(progress), share(progress), pace(progress, "  ")));
    block.add("  " + BatchText.statuses(progress));
    block.add("  " + money(progress));
    running.entrySet().stream()
        .limit(DETAILS)
        .forEach(
            row ->
                block.add("  " + row.getKey() + "  " + BatchText.time(now.minus(row.getValue()))));
    if (running.size() > DETAILS) {
      block.add("  and " + BatchText.count(running.size() - DETAILS) + " more");
    }
    return block;
  }

  private String summary(BatchProgress progress) {
    return progress.phase() == Phase.CHECKING
        ? BatchText.count(progress.rows()) + " rows"
        : BatchText.statuses(progress) + "; " + money(progress) + pace(progress, "; ");
  }

  private static String pace(BatchProgress progress, String gap) {
    String rows =
        progress.perHour() == 0 ? "" : gap + BatchText.count(progress.perHour()) + " rows an hour";
    return rows
        + progress.left().map(left -> gap + "about " + BatchText.time(left) + " left").orElse("");
  }

  private String money(BatchProgress progress) {
    return "held "
        + progress.held().display()
        + ", billed "
        + progress.billed().display()
        + budget.map(cap -> ", of a budget of " + cap.display()).orElse("");
  }

  private static String phase(BatchProgress progress) {
    return switch (progress.phase()) {
      case CHECKING -> "checking";
      case HOLDING -> "holding";
      case RUNNING -> "running";
      case STOPPING -> "stopping";
      case ENDED -> "ended";
    };
  }

  private String bar(BatchProgress progress) {
    int filled = share(progress) * LONGEST_BAR / 100;
    return (unicode ? "█" : "#").repeat(filled)
        + (unicode ? "░" : "-").repeat(LONGEST_BAR - filled);
  }

  private static int share(BatchProgress progress) {
    int over =
        progress.count(RowStatus.DONE)
            + progress.count(RowStatus.FAILED)
            + progress.count(RowStatus.CANCELLED);
    return progress.rows() == 0 ? 0 : (int) (100L * over / progress.rows());
  }
}
