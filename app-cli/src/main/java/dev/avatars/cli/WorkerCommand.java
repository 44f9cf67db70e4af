package dev.avatars.cli;

import dev.avatars.application.Flow;
import dev.avatars.application.SystemTimeline;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Workshop;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Works on the jobs of all until it is stopped. */
@Command(
    name = "worker",
    description = "Work on all jobs of a paid provider until stopped; any number may at once.")
final class WorkerCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = "--once",
      description = "Take on what is due at this moment as far as it goes, and end.")
  private boolean once;

  @Option(
      names = "--concurrency",
      paramLabel = "JOBS",
      description = "How many jobs the provider's account renders at once (10).")
  private String concurrency = "10";

  WorkerCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    StoreOptions store = new StoreOptions(surroundings);
    StudioSettings settings = store.settings().with(Flow.forAccount(number()));
    Console console = new Console(surroundings, output);
    Moves moves = new Moves(console);
    try (Stop stop = Stop.on(surroundings.interrupts())) {
      if (once) {
        pass(settings, moves, stop);
      } else {
        work(settings, moves, stop);
      }
      moves.tellTheEnd(store);
      return stop.isAskedFor() ? ExitCode.INTERRUPTED.code() : ExitCode.DONE.code();
    }
  }

  private void work(StudioSettings settings, Moves moves, Stop stop) throws InterruptedException {
    try (Workshop workshop = Workshop.working(settings, moves)) {
      moves.tellTheBeginning(settings.data());
      while (!stop.comesWithinASecond()) {
        workshop.look();
      }
      moves.tellTheStop();
    }
  }

  private static void pass(StudioSettings settings, Moves moves, Stop stop)
      throws InterruptedException {
    try (Workshop workshop = Workshop.idle(settings, moves)) {
      new OnePass(workshop.store(), workshop.steps()::step, new SystemTimeline(), stop)
          .run(settings.flow().follows());
    }
  }

  private int number() {
    try {
      return Integer.parseInt(concurrency);
    } catch (NumberFormatException notWhole) {
      throw new IllegalArgumentException(
          "concurrency: found '" + concurrency + "'; allowed: a whole number, 1 or more", notWhole);
    }
  }
}
