package dev.avatars.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What can be asked for, each with the command that does it. */
enum Verb {
  /** A bundled scene, offline. */
  DEMO(DemoCommand::new),
  /** Prices, side by side. */
  QUOTE(QuoteCommand::new),
  /** One video. */
  RENDER(RenderCommand::new),
  /** Many videos. */
  BATCH(BatchCommand::line),
  /** The catalogue. */
  MODELS(ModelsCommand::new),
  /** A local fal. */
  EMULATOR(EmulatorCommand::new),
  /** What outlives a run. */
  JOBS(JobsCommand::line),
  /** Takes jobs on. */
  WORKER(WorkerCommand::new),
  /** Money, line by line. */
  LEDGER(LedgerCommand::new),
  /** What is installed and configured. */
  DOCTOR(DoctorCommand::new),
  /** A script for the shell. */
  COMPLETION(CompletionCommand::new),
  /** What the launcher lays out for later starts. */
  WARM_UP(WarmUpCommand::new);

  private final Function<Surroundings, Object> command;

  Verb(Function<Surroundings, Object> command) {
    this.command = command;
  }

  /** The verb that is written like this. */
  static Optional<Verb> written(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }

  /** How it is written. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Object command(Surroundings surroundings) {
    return command.apply(surroundings);
  }
}
