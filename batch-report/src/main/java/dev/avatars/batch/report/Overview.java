package dev.avatars.batch.report;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The totals of a batch and the points of its plots, from one pass over its rows. */
final class Overview {
  private static final Rounding NANOS = Rounding.nearest(9);
  private static final Set<RowStatus> HOLDING =
      EnumSet.of(RowStatus.WAITING, RowStatus.RUNNING, RowStatus.PAUSED, RowStatus.IN_DOUBT);
  private static final Set<RowStatus> URGENT =
      EnumSet.of(RowStatus.FAILED, RowStatus.IN_DOUBT, RowStatus.PAUSED, RowStatus.OVER_BUDGET);

  private final Instant now;
  private final Map<RowStatus, Integer> counts = new EnumMap<>(RowStatus.class);
  private final BitSet urgent = new BitSet();
  private final Sums quoted = new Sums();
  private final Sums atMost = new Sums();
  private final Sums billed = new Sums();
  private final Sums held = new Sums();
  private final Sums quotedOfBilled = new Sums();
  private final Sums saved = new Sums();
  private final CostPoints costs = new CostPoints();
  private final TimePoints times = new TimePoints();
  private BigDecimal speechSeconds = BigDecimal.ZERO;
  private BigDecimal videoSeconds = BigDecimal.ZERO;
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private int rows;
  private int openBills;
  private int bills;

  private Overview(Instant now) {
    this.now = now;
  }

  /** Reads all rows once. */
  static Overview of(Rows rows, Instant now) {
    Overview overview = new Overview(now);
    try {
      rows.forEach(overview::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return overview;
  }

  private void add(int number, RowRecord row) {
    rows++;
    counts.merge(row.status(), 1, Integer::sum);
    urgent.set(number, URGENT.contains(row.status()));
    addMoney(row);
    addLengths(row);
    addTimes(row);
    costs.add(row);
    times.add(number, row);
  }

  private void addMoney(RowRecord row) {
    quoted.add(row.expected());
    atMost.add(row.upperBound());
    row.billed().ifPresent(bill -> addBill(row, bill));
    if (isHeld(row)) {
      openBills++;
      held.add(row.upperBound());
    }
  }

  private void addBill(RowRecord row, Money bill) {
    bills++;
    billed.add(bill);
    if (isComparable(row, bill)) {
      quotedOfBilled.add(row.expected());
      saved.add(row.expected().minus(bill));
    }
  }

  /** What failed and cost less than its quote saved nobody anything. */
  private static boolean isComparable(RowRecord row, Money bill) {
    return row.status() == RowStatus.DONE && bill.currency().equals(row.expected().currency());
  }

  private void addLengths(RowRecord row) {
    speechSeconds = speechSeconds.add(row.length().seconds(NANOS));
    if (row.status() == RowStatus.DONE) {
      videoSeconds =
          videoSeconds.add(
              row.video().map(video -> video.length().seconds(NANOS)).orElse(BigDecimal.ZERO));
    }
  }

  private void addTimes(RowRecord row) {
    first = Optional.of(first.filter(at -> at.isBefore(row.created())).orElse(row.created()));
    last = row.ended().map(at -> last.filter(at::isBefore).orElse(at)).or(() -> last);
  }

  /** What is not over, or may still be billed, stays held at its upper bound. */
  static boolean isHeld(RowRecord row) {
    boolean isOpen = row.status() == RowStatus.DONE || mayHaveCost(row);
    return HOLDING.contains(row.status()) || (isOpen && row.billed().isEmpty());
  }

  private static boolean mayHaveCost(RowRecord row) {
    return row.status() != RowStatus.OVER_BUDGET
        && row.trouble().filter(trouble -> trouble.spend() != Spend.NONE).isPresent();
  }

  Instant now() {
    return now;
  }

  /** How many rows there were. */
  int rows() {
    return rows;
  }

  int count(RowStatus status) {
    return counts.getOrDefault(status, 0);
  }

  /** How many rows somebody has to look at. */
  int urgentRows() {
    return urgent.cardinality();
  }

  /** Whether somebody has to look at the row of that number. */
  boolean isUrgent(int number) {
    return urgent.get(number);
  }

  Sums quoted() {
    return quoted;
  }

  Sums atMost() {
    return atMost;
  }

  Sums billed() {
    return billed;
  }

  Sums held() {
    return held;
  }

  /** What was quoted for the videos whose bill came. */
  Sums quotedOfBilled() {
    return quotedOfBilled;
  }

  /** The quoted less the billed amounts of the videos whose bill came; negative when more. */
  Sums saved() {
    return saved;
  }

  /** How many rows' money is held. */
  int openBills() {
    return openBills;
  }

  /** How many rows' bills came. */
  int bills() {
    return bills;
  }

  CostPoints costs() {
    return costs;
  }

  TimePoints times() {
    return times;
  }

  /** The seconds of speech of all rows. */
  BigDecimal speechSeconds() {
    return speechSeconds;
  }

  /** The seconds of video of all that is done. */
  BigDecimal videoSeconds() {
    return videoSeconds;
  }

  /** When the first row was begun; empty without rows. */
  Optional<Instant> first() {
    return first;
  }

  /** When the last row ended so far; empty as long as none did. */
  Optional<Instant> last() {
    return last;
  }

  /** From the first row's beginning to the last one's end; empty as long as none ended. */
  Optional<Duration> span() {
    return first.flatMap(from -> last.map(to -> RowTimes.between(from, to)));
  }

  /** Videos done in an hour, to one decimal; empty when that cannot be told. */
  Optional<BigDecimal> videosPerHour() {
    return span()
        .filter(span -> span.toMillis() > 0 && count(RowStatus.DONE) > 0)
        .map(
            span ->
                BigDecimal.valueOf(count(RowStatus.DONE) * Duration.ofHours(1).toMillis())
                    .divide(BigDecimal.valueOf(span.toMillis()), 1, RoundingMode.HALF_EVEN));
  }
}
