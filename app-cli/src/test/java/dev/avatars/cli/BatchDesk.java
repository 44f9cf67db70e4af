package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.Exchange;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalEmulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** A desk with manifests, an emulator in fal's place, and keys that interrupt. */
final class BatchDesk implements AutoCloseable {
  static final String SECRET = "very-secret-4711";

  final Desk desk;
  final FalEmulator fal;
  final Keys keys = new Keys();

  private BatchDesk(Desk desk, FalEmulator fal) {
    this.desk = desk;
    this.fal = fal;
  }

  static BatchDesk in(Path folder) {
    return in(folder, exchange -> {});
  }

  /**
   * A desk in an empty folder.
   *
   * @param listener is told each call before it is answered
   */
  static BatchDesk in(Path folder, Consumer<Exchange> listener) {
    Desk desk = Desk.in(folder).quickModels();
    desk.oval("ada.png");
    FalEmulator fal =
        FalEmulator.start(
            EmulatorSettings.seeded(7).toBuilder()
                .speed(1_000)
                .atOnce(20)
                .onExchange(listener)
                .catalog(Configuration.of(desk.surroundings()).catalog(""))
                .build());
    desk.variable("FAL_KEY", "id-1:" + SECRET).variable("FAL_BASE_URL", fal.uri().toString());
    BatchDesk scene = new BatchDesk(desk, fal);
    desk.interruptedBy(scene.keys);
    return scene;
  }

  /** Writes {@code spring.csv} with so many rows, r1, r2 and so on, each of a speech of its own. */
  BatchDesk manifest(int rows) {
    List<String> lines = new ArrayList<>(List.of("name,image,audio,prompt"));
    for (int row = 1; row <= rows; row++) {
      lines.add("r" + row + ",ada.png," + desk.hum("r" + row + ".wav", 2_000 + row) + ",");
    }
    return manifest(lines);
  }

  BatchDesk manifest(List<String> lines) {
    desk.file("spring.csv", String.join("\n", lines) + "\n");
    return this;
  }

  Outcome plan(String... more) {
    return desk.run(words("plan", more));
  }

  /** Runs the batch with fal. */
  Outcome run(String... more) {
    return desk.run(words("run", more));
  }

  /** Begins to run the batch with fal. */
  Running running(String... more) {
    Running running = new Running();
    Surroundings surroundings =
        desk.surroundings(Desk.stream(running.out), Desk.stream(running.err));
    running.code = CompletableFuture.supplyAsync(() -> Cli.run(surroundings, words("run", more)));
    return running;
  }

  /** Waits until a job was cancelled. */
  void awaitCancelled() {
    while (desk.run("jobs", "list", "--state", "cancelled").document().get("jobs").isEmpty()) {
      Thread.onSpinWait();
    }
  }

  int submits() {
    return fal.journal().count(FalCall.SUBMIT);
  }

  /** Where the videos and the journal are. */
  Path clips() {
    return desk.folder.resolve("spring");
  }

  /** The texts that a batch leaves behind: its journal and its reports. */
  String written() {
    try (Stream<Path> files = Files.list(clips())) {
      StringBuilder all = new StringBuilder();
      for (Path file :
          files.filter(each -> each.toString().matches(".*\\.(jsonl|html|csv|json)")).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Waits for an event, two minutes at most. */
  static void await(CountDownLatch event) {
    try {
      assertThat(event.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    fal.close();
  }

  private static String[] words(String verb, String... more) {
    return Stream.concat(
            Stream.of("batch", verb, "spring.csv", "--provider", "fal"), Stream.of(more))
        .toArray(String[]::new);
  }

  /** A run that goes on. */
  static final class Running {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final HeardBytes err = new HeardBytes();
    private CompletableFuture<Integer> code = CompletableFuture.completedFuture(0);

    /** Waits until it has told a person something, or is over. */
    void awaitError(String words) throws InterruptedException {
      err.await(words, () -> code.isDone());
    }

    /** How it ended, once it has. */
    Outcome ended() {
      int ending = code.join();
      return new Outcome(
          ending, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  /** Bytes for whose coming one can wait. */
  private static final class HeardBytes extends ByteArrayOutputStream {
    private static final long LOOK_MILLIS = 100;

    synchronized void await(String words, BooleanSupplier isOver) throws InterruptedException {
      while (!toString(StandardCharsets.UTF_8).contains(words) && !isOver.getAsBoolean()) {
        wait(LOOK_MILLIS);
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      notifyAll();
    }
  }

  /** The keys that interrupt, as one presses them. */
  static final class Keys implements Interrupts {
    private final CountDownLatch heard = new CountDownLatch(1);
    private volatile IntConsumer hearer = press -> {};
    private int presses;

    @Override
    public Registration during(Runnable task) {
      return () -> {};
    }

    @Override
    public Registration atEach(IntConsumer press) {
      hearer = press;
      heard.countDown();
      return () -> hearer = number -> {};
    }

    /** Presses them once more, as soon as somebody hears it. */
    void press() throws InterruptedException {
      heard.await();
      hearer.accept(++presses);
    }
  }
}
