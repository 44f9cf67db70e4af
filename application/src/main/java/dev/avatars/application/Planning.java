package dev.avatars.application;

import dev.avatars.application.BatchPlan.Standing;
import dev.avatars.application.RowChecks.Priced;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.quote.Quote;
import dev.avatars.ports.Manifest;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Adds up the rows of one manifest, whose memory does not grow with the rows but for some bytes of
 * each. Used once and by one thread.
 */
final class Planning {
  private final RowChecks checks;
  private final BatchListener listener;
  private final IntConsumer counting;
  private final NameSet names = new NameSet();
  private final NameSet places = new NameSet();
  private final NameSet works = new NameSet();
  private final Set<String> twice = new HashSet<>();
  private final Set<String> twicePlaced = new HashSet<>();
  private final BitSet faultyLines = new BitSet();
  private final BitSet suspectLines = new BitSet();
  private final Seal seal = new Seal();
  private final BatchTally before = new BatchTally();
  private final Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
  private final Map<ModelId, BatchPlan.Sum> sums = new LinkedHashMap<>();
  private Duration rendering = Duration.ZERO;
  private Duration longest = Duration.ZERO;
  private Money expected = Money.usd("0");
  private Money upperBound = Money.usd("0");
  private int rows;

  /**
   * For one plan.
   *
   * @param counting is told how many rows were read
   */
  Planning(RowChecks checks, BatchListener listener, IntConsumer counting) {
    this.checks = checks;
    this.listener = listener;
    this.counting = counting;
  }

  BatchPlan plan(Manifest manifest, int width) {
    RowPass.over(manifest, width, checks::check, this::add);
    if (!twice.isEmpty() || !twicePlaced.isEmpty()) {
      compare(manifest);
    }
    return new BatchPlan(
        rows,
        faultyLines.cardinality(),
        standings,
        List.copyOf(sums.values()),
        expected,
        upperBound,
        before.held().plus(before.billed()),
        rendering,
        longest);
  }

  /** What the rows were. */
  Seal seal() {
    return seal;
  }

  private void add(RowChecks.Checked row) {
    rows++;
    seal.add(row);
    if (row instanceof Priced priced) {
      addUnlessMet(priced);
    } else if (row instanceof RowChecks.Refused refused) {
      refused.row().ifPresent(this::isMetBefore);
      refused.faults().forEach(listener::faulty);
      faultyLines.set(refused.line());
    } else if (row instanceof RowChecks.Kept kept) {
      keep(kept);
    }
    counting.accept(rows);
  }

  /** What was met before is counted once it is sure whether it was: as faulty, or as it stands. */
  private void addUnlessMet(Priced row) {
    if (isMetBefore(row.row())) {
      suspectLines.set(row.row().line());
    } else {
      add(row);
    }
  }

  private void keep(RowChecks.Kept row) {
    if (isMetBefore(row.row())) {
      suspectLines.set(row.row().line());
    } else {
      add(row);
    }
  }

  private void add(RowChecks.Kept row) {
    standings.merge(row.standing(), 1, Integer::sum);
    before.replace(Optional.empty(), row.record());
  }

  private void add(Priced row) {
    row.before().ifPresent(record -> before.replace(Optional.empty(), record));
    Standing standing = row.standing();
    // only what is bought, or was, can be shared
    boolean isKnown =
        standing != Standing.CHANGED
            && standing != Standing.FAILED
            && standing != Standing.DONE
            && !works.add(row.quote().fingerprint().toString());
    if (isKnown && standing == Standing.TO_BUY) {
      standing = Standing.SHARED;
    }
    standings.merge(standing, 1, Integer::sum);
    if (standing == Standing.CHANGED) {
      listener.changed(row.row(), row.differences());
    } else if (standing == Standing.TO_BUY) {
      buy(row);
    }
  }

  private void buy(Priced row) {
    AvatarModel model = row.request().model();
    MediaLength speech = row.request().speech().length();
    Duration time = model.time().estimate(speech);
    rendering = rendering.plus(time);
    longest = longest.compareTo(time) < 0 ? time : longest;
    expected = expected.plus(row.quote().expected());
    upperBound = upperBound.plus(row.quote().upperBound());
    sums.merge(model.id(), sum(model, speech, row.quote()), Planning::plus);
  }

  private static BatchPlan.Sum sum(AvatarModel model, MediaLength speech, Quote quote) {
    return new BatchPlan.Sum(
        model.id(), model.tier(), 1, speech, quote.expected(), quote.upperBound());
  }

  private static BatchPlan.Sum plus(BatchPlan.Sum one, BatchPlan.Sum other) {
    return new BatchPlan.Sum(
        one.model(),
        one.tier(),
        one.rows() + other.rows(),
        one.speech().plus(other.speech()),
        one.expected().plus(other.expected()),
        one.upperBound().plus(other.upperBound()));
  }

  /** Whether another row seems to have its name or its place. */
  private boolean isMetBefore(BatchRow row) {
    boolean isNamed = !names.add(row.name());
    boolean isPlaced = !places.add(row.output().folded());
    if (isNamed) {
      twice.add(row.name());
    }
    if (isPlaced) {
      twicePlaced.add(row.output().folded());
    }
    return isNamed || isPlaced;
  }

  /** Tells what is there twice, once that is sure: the names themselves are compared. */
  private void compare(Manifest manifest) {
    Map<String, Integer> named = new HashMap<>();
    Map<String, Integer> placed = new HashMap<>();
    try (Stream<Manifest.Entry> again = manifest.rows()) {
      again
          .map(row -> row.<Optional<BatchRow>>fold(Optional::of, faults -> Optional.empty()))
          .flatMap(Optional::stream)
          .forEach(row -> compare(row, named, placed));
    }
  }

  private void compare(BatchRow row, Map<String, Integer> named, Map<String, Integer> placed) {
    boolean isNamedTwice = isTwice(row, "name", BatchRow::name, twice, named);
    boolean isPlacedTwice =
        isTwice(row, "output", found -> found.output().folded(), twicePlaced, placed);
    if (isNamedTwice || isPlacedTwice) {
      faultyLines.set(row.line());
    } else if (suspectLines.get(row.line())) {
      addSuspect(checks.check(new Manifest.Good(row)));
    }
  }

  private void addSuspect(RowChecks.Checked row) {
    if (row instanceof Priced priced) {
      add(priced);
    } else if (row instanceof RowChecks.Kept kept) {
      add(kept);
    }
  }

  private boolean isTwice(
      BatchRow row,
      String column,
      Function<BatchRow, String> text,
      Set<String> suspects,
      Map<String, Integer> seen) {
    if (!suspects.contains(text.apply(row))) {
      return false;
    }
    Optional<Integer> first = Optional.ofNullable(seen.putIfAbsent(text.apply(row), row.line()));
    first.ifPresent(
        line ->
            listener.faulty(
                RowFault.of(
                    row.line(),
                    column,
                    "'" + text.apply(row) + "', as on line " + line,
                    "one of its own")));
    return first.isPresent();
  }
}
