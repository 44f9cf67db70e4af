package dev.avatars.batch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A line that rises in steps, with a mark at each. Not thread-safe. */
final class StepLine {
  /** Up to so many marks are drawn; more of them show themselves only under the pointer. */
  private static final int MOST_SEEN = 40;

  private final List<Step> steps = new ArrayList<>();

  private record Step(int x, int y, String words) {}

  /** Goes to a height at a place; the last height at a place is the one that counts. */
  void to(int x, int y, String words) {
    int last = steps.size() - 1;
    Step step = new Step(x, y, words);
    if (last >= 0 && steps.get(last).x() == x) {
      steps.set(last, step);
    } else {
      steps.add(step);
    }
  }

  /** The line from the left at the foot to where the plot has its last news. */
  String path(int end) {
    StringBuilder path = new StringBuilder("M" + Plot.LEFT + " " + Plot.BOTTOM);
    for (Step step : steps) {
      path.append("H").append(step.x()).append("V").append(step.y());
    }
    return path.append("H").append(end).toString();
  }

  /** The marks at the upper ends of the steps. */
  List<Map<String, Object>> marks() {
    return steps.stream()
        .map(step -> Map.<String, Object>of("x", step.x(), "y", step.y(), "words", step.words()))
        .toList();
  }

  /** Whether the marks would hide the line. */
  boolean isDense() {
    return steps.size() > MOST_SEEN;
  }
}
