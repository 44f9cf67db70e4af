package dev.avatars.cli;

import dev.avatars.domain.model.Catalog;
import dev.avatars.emulator.ClientLines;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.Exchange;
import dev.avatars.emulator.FalEmulator;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the fal emulator until it is interrupted. */
@Command(
    name = "emulator",
    description = "Run a local fal that renders for free, for clients in any language.")
final class EmulatorCommand implements Callable<Integer> {
  private static final String VIRTUAL = "virtual";
  private static final String REAL = "real";

  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen on this machine (8844); 0 takes any free one.")
  private String port = "8844";

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Decides about ids, webhook keys and everything that looks like chance (7).")
  private String seed = "";

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      description = "How many times faster than fal it renders (1).")
  private String speed = "1";

  @Option(
      names = "--clock",
      paramLabel = "CLOCK",
      description = "real, or virtual: each look at an unfinished request moves time by 30 s.")
  private String clock = REAL;

  @Option(
      names = "--at-once",
      paramLabel = "REQUESTS",
      description = "How many requests the account renders at once; further ones wait (2).")
  private String atOnce = "2";

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = "What is to go wrong, as JSON; see docs/emulator.md.")
  private String faults = "";

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "A changed copy of the built-in models.")
  private String catalog = "";

  @Option(names = "--quiet", description = "Do not print a line for each call.")
  private boolean quiet;

  EmulatorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Console console = new Console(surroundings, output);
    CountDownLatch interrupted = new CountDownLatch(1);
    Interrupts.Registration during = surroundings.interrupts().during(interrupted::countDown);
    try (FalEmulator emulator = started(settings(Configuration.of(surroundings), console))) {
      readFaultsInto(emulator);
      console.result(text(emulator), Documents.EmulatorDocument.of(emulator));
      console.tell("It runs until you stop it with Ctrl-C, and forgets everything then.");
      interrupted.await();
      return ExitCode.DONE.code();
    } finally {
      during.close();
    }
  }

  private EmulatorSettings settings(Configuration configuration, Console console) {
    Catalog models = configuration.catalog(catalog);
    return timed(EmulatorSettings.seeded(configuration.seed(seed))).toBuilder()
        .port(number("port", port))
        .speed(number("speed", speed))
        .atOnce(number("at-once", atOnce))
        .catalog(models)
        .onExchange(exchange -> report(console, exchange))
        .build();
  }

  private EmulatorSettings timed(EmulatorSettings settings) {
    return switch (clock.toLowerCase(Locale.ROOT)) {
      case REAL -> settings.realClock();
      case VIRTUAL -> settings.virtualClock();
      default ->
          throw CliException.badInput(
              "clock: found '" + clock + "'; allowed: " + REAL + ", " + VIRTUAL);
    };
  }

  private FalEmulator started(EmulatorSettings settings) {
    try {
      return FalEmulator.start(settings);
    } catch (UncheckedIOException refused) {
      if (refused.getCause() instanceof BindException) {
        throw CliException.badInput(
            "port: found " + port + ", which is taken; allowed: a free one, or 0 for any");
      }
      throw refused;
    }
  }

  private void readFaultsInto(FalEmulator emulator) {
    if (faults.isEmpty()) {
      return;
    }
    Path file = surroundings.resolve(faults);
    if (!Files.isRegularFile(file)) {
      throw CliException.badInput("faults: found no file '" + file + "'; allowed: a JSON file");
    }
    emulator.faultsFrom(file);
  }

  private void report(Console console, Exchange exchange) {
    if (!quiet) {
      console.tell(exchange.line());
    }
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notWhole) {
      throw new IllegalArgumentException(
          option + ": found '" + text + "'; allowed: a whole number", notWhole);
    }
  }

  private static String text(FalEmulator emulator) {
    ClientLines clients = emulator.clientLines();
    return Table.ofText()
            .row("emulator", emulator.uri().toString())
            .row("webhook keys", emulator.jwksUri().toString())
            .toString()
        + System.lineSeparator()
        + System.lineSeparator()
        + clients;
  }
}
