package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.cli.wiring.ProviderChoice;
import dev.avatars.cli.wiring.StorePlace;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.jdbc.JdbcJobStore;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The jobs that outlive the program. */
final class StoreOptions {
  private final Surroundings surroundings;

  StoreOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Reads the store; empty when nothing was ever kept. */
  <T> Optional<T> read(Function<JdbcJobStore, T> reading) {
    StorePlace data = Configuration.of(surroundings).data();
    if (!Wiring.hasStore(data)) {
      return Optional.empty();
    }
    try (JdbcJobStore store = Wiring.store(data)) {
      return Optional.of(reading.apply(store));
    }
  }

  /**
   * The job of a name.
   *
   * @throws CliException when there is none
   */
  Job job(String name) {
    JobId id = id(name);
    return read(store -> store.find(id)).flatMap(found -> found).orElseThrow(() -> unknown(name));
  }

  /**
   * Works on the job of a name with a studio, over a store that is opened once.
   *
   * @throws CliException when there is none
   */
  ExitCode with(String name, BiFunction<AvatarStudio, Job, ExitCode> work) {
    JobId id = id(name);
    if (!Wiring.hasStore(Configuration.of(surroundings).data())) {
      throw unknown(name);
    }
    try (AvatarStudio studio = Wiring.studio(settings())) {
      return work.apply(studio, studio.jobs().find(id).orElseThrow(() -> unknown(name)));
    }
  }

  /** What takes jobs on: only paid jobs outlive a program, and only their provider knows them. */
  StudioSettings settings() {
    Configuration configuration = Configuration.of(surroundings);
    return new StudioSettings(
        ProviderChoice.FAL,
        configuration.catalog(""),
        configuration.seed(""),
        configuration.budgets(),
        configuration.environment(),
        configuration.data());
  }

  private static CliException unknown(String name) {
    return CliException.badInput(
        "job: found no '" + name + "'; allowed: one of 'avatar jobs list'");
  }

  private static JobId id(String name) {
    try {
      return new JobId(name);
    } catch (IllegalArgumentException refused) {
      throw CliException.badInput(
          "job: found '" + name + "'; allowed: an id of 'avatar jobs list'");
    }
  }
}
