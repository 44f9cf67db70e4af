package dev.avatars.batch.report;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the provider took for speech of some length. Not thread-safe. */
final class TimePoints {
  private static final int WHOLE = 100;

  private final List<Point> points = new ArrayList<>();

  /**
   * A video that came.
   *
   * @param row the number of its row
   * @param speech how long the speech is
   * @param taken the time from the hand-over to the end
   */
  record Point(int row, Duration speech, Duration taken) {}

  void add(int number, RowRecord row) {
    if (row.status() == RowStatus.DONE) {
      RowTimes.atProvider(row)
          .ifPresent(taken -> points.add(new Point(number, row.length().toDuration(), taken)));
    }
  }

  List<Point> points() {
    return List.copyOf(points);
  }

  /**
   * The time that so many percent of the videos took at most: the nearest rank.
   *
   * @param percent 1 to 100
   * @throws IndexOutOfBoundsException without points
   */
  Duration percentile(int percent) {
    List<Duration> sorted = points.stream().map(Point::taken).sorted().toList();
    int rank = Math.floorDiv(sorted.size() * percent + WHOLE - 1, WHOLE);
    return sorted.get(rank - 1);
  }
}
