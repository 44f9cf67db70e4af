package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C. */
@Timeout(60)
class InterruptTest {
  @TempDir Path folder;

  @Test
  void anInterruptedRunEndsInOrderAndTellsTheTruth() throws InterruptedException {
    AtomicReference<Runnable> signal = new AtomicReference<>(() -> {});
    AtomicInteger registered = new AtomicInteger();
    Desk desk =
        Desk.in(folder)
            .fullSize()
            .interruptedBy(
                task -> {
                  signal.set(task);
                  registered.incrementAndGet();
                  return registered::decrementAndGet;
                });
    WatchedBytes err = new WatchedBytes("rendering");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Surroundings surroundings = desk.surroundings(Desk.stream(out), Desk.stream(err));

    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> Cli.run(surroundings, "demo"));
    err.awaitWord();
    signal.get().run();

    assertThat(code.join()).isEqualTo(130);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("error: interrupted; job ")
        .contains("was simulated and ends with this program, nothing was spent")
        .contains("next: run the command again");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"exitCode\" : 130");
    assertThat(folder.resolve("avatar-demo.mp4")).doesNotExist();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
    assertThat(registered).hasValue(0);
  }

  @Test
  void aRunThatEndedIsNotInterrupted() {
    AtomicInteger registered = new AtomicInteger();
    Desk desk =
        Desk.in(folder)
            .interruptedBy(
                task -> {
                  registered.incrementAndGet();
                  return registered::decrementAndGet;
                });

    assertThat(desk.run("render", desk.oval("a.png"), desk.hum("hum.wav", 2_000)).code()).isZero();
    assertThat(registered).hasValue(0);
  }

  @Test
  void theHookOfAProcessIsTakenBack() {
    Interrupts process = Interrupts.ofThisProcess(CompletableFuture.completedFuture(0));

    try (Interrupts.Registration hook = process.during(() -> {})) {
      assertThat(hook).isNotNull();
    }
  }

  /** Bytes that tell when a word was written. */
  private static final class WatchedBytes extends ByteArrayOutputStream {
    private final String word;
    private final CountDownLatch written = new CountDownLatch(1);

    WatchedBytes(String word) {
      this.word = word;
    }

    void awaitWord() throws InterruptedException {
      written.await();
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      if (toString(StandardCharsets.UTF_8).contains(word)) {
        written.countDown();
      }
    }
  }
}
