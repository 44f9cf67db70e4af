package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.ports.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One way through a manifest, some rows at once. */
@Timeout(60)
class RowPassTest {
  private static final int ROWS = 500;
  private static final int WIDTH = 3;

  private final AtomicInteger read = new AtomicInteger();
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /** So many rows, whose reading is counted. */
  private Manifest rows(int count) {
    return new Manifest() {
      @Override
      public BatchName name() {
        return new BatchName("spring");
      }

      @Override
      public Stream<Entry> rows() {
        return IntStream.rangeClosed(1, count)
            .peek(line -> read.incrementAndGet())
            .<Entry>mapToObj(RowPassTest::row)
            .onClose(() -> isClosed.set(true));
      }
    };
  }

  private static Manifest.Faulty row(int line) {
    return new Manifest.Faulty(line, List.of(RowFault.of(line, "tier", "x", "y")));
  }

  @Test
  @DisplayName("P20 results come in the order of the rows, whichever is ready first")
  void resultsAreInOrder() {
    CountDownLatch second = new CountDownLatch(1);
    List<Integer> lines = new ArrayList<>();
    RowPass.over(rows(ROWS), WIDTH, row -> firstAfter(second, row.line()), lines::add);
    assertThat(lines).isEqualTo(IntStream.rangeClosed(1, ROWS).boxed().toList());
    assertThat(isClosed).isTrue();
  }

  /** The first row is ready when another is. */
  private static int firstAfter(CountDownLatch second, int line) {
    if (line == 1) {
      await(second);
    }
    second.countDown();
    return line;
  }

  @Test
  @DisplayName("P20 no more rows are in memory than are worked on")
  void readingDoesNotRunAhead() {
    List<Integer> ahead = new ArrayList<>();
    RowPass.over(rows(ROWS), WIDTH, Manifest.Entry::line, line -> ahead.add(read.get() - line));
    assertThat(ahead).hasSize(ROWS).allMatch(rows -> rows < WIDTH * 4 + 1);
  }

  @Test
  void anEmptyManifestHasNoResults() {
    List<Integer> lines = new ArrayList<>();
    RowPass.over(rows(0), WIDTH, Manifest.Entry::line, lines::add);
    assertThat(lines).isEmpty();
    assertThat(isClosed).isTrue();
  }

  @Test
  @DisplayName("P20 what is thrown for a row ends the way, and the manifest is closed")
  void aFailureEndsIt() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RowPass.over(rows(ROWS), WIDTH, RowPassTest::failing, line -> {}))
        .withMessage("row 2");
    assertThat(isClosed).isTrue();
    assertThat(read.get()).isLessThan(ROWS);
  }

  private static int failing(Manifest.Entry row) {
    if (row.line() == 2) {
      throw new IllegalStateException("row 2");
    }
    return row.line();
  }

  @Test
  void anErrorIsToldWithItsCause() {
    assertThatThrownBy(
            () ->
                RowPass.over(
                    rows(1),
                    WIDTH,
                    row -> {
                      throw new AssertionError("impossible");
                    },
                    row -> {}))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("impossible");
  }

  @Test
  void anInterruptedWaitEndsIt() {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> RowPass.over(rows(1), WIDTH, row -> await(never), row -> {}))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static boolean await(CountDownLatch event) {
    try {
      event.await();
      return true;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
