package dev.avatars.cli;

import dev.avatars.cli.Documents.CheckDocument;
import dev.avatars.cli.Documents.DoctorDocument;
import dev.avatars.cli.wiring.ProviderChoice;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.Money;
import dev.avatars.media.LocalMediaProbe;
import dev.avatars.ports.MediaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what is installed and configured; never spends. */
@Command(
    name = "doctor",
    description = "Check what is installed and configured, and where each value came from.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final String OK = "ok";
  private static final String WRONG = "wrong";
  private static final long ENOUGH_BYTES = 200L << 20;

  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<CheckDocument> checks = new ArrayList<>();
    checks.add(new CheckDocument("avatar", OK, Version.line(surroundings)));
    checks.add(machine());
    checks.add(space("temporary files", Path.of(surroundings.property("java.io.tmpdir"))));
    checks.add(space("this folder", surroundings.folder()));
    checks.add(terminal());
    checks.add(media());
    checks.addAll(settings());
    boolean healthy = checks.stream().allMatch(check -> check.outcome().equals(OK));
    new Console(surroundings, output).result(text(checks), new DoctorDocument(healthy, checks));
    return healthy ? ExitCode.DONE.code() : ExitCode.BAD_SETUP.code();
  }

  private CheckDocument machine() {
    Runtime runtime = Runtime.getRuntime();
    return new CheckDocument(
        "machine",
        OK,
        "%s, %d cores, %d MiB for Java"
            .formatted(
                surroundings.property("os.arch"),
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20));
  }

  private static CheckDocument space(String name, Path folder) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      boolean fine = Files.isWritable(folder) && free > ENOUGH_BYTES;
      String writable = Files.isWritable(folder) ? "can be written" : "cannot be written";
      return new CheckDocument(
          name, fine ? OK : WRONG, folder + " " + writable + ", " + (free >> 20) + " MiB free");
    } catch (IOException failed) {
      return new CheckDocument(name, WRONG, folder + " cannot be looked at: " + failed);
    }
  }

  private CheckDocument terminal() {
    String kind = surroundings.isTerminal("err") ? "a terminal" : "no terminal";
    String color = surroundings.isPlain() ? "no color" : "color";
    return new CheckDocument(
        "output", OK, "%s, %d columns, %s".formatted(kind, surroundings.columns(), color));
  }

  /** Measures the bundled files, so that a broken installation shows. */
  private static CheckDocument media() {
    try (Demo demo = Demo.unpacked()) {
      MediaProbe probe = new LocalMediaProbe();
      List<String> refused = new ArrayList<>();
      for (String name : Demo.PORTRAITS) {
        probe.portrait(MediaSource.file(demo.file(name))).fold(facts -> true, refused(refused));
      }
      for (String name : Demo.SPEECHES) {
        probe.speech(MediaSource.file(demo.file(name))).fold(facts -> true, refused(refused));
      }
      return refused.isEmpty()
          ? new CheckDocument("media", OK, "the bundled portraits and speeches were measured")
          : new CheckDocument("media", WRONG, String.join("; ", refused));
    }
  }

  private static Function<Violation, Boolean> refused(List<String> into) {
    return violation -> into.add(violation.toString());
  }

  private List<CheckDocument> settings() {
    Configuration configuration = Configuration.of(surroundings);
    List<CheckDocument> checks = new ArrayList<>();
    String there = Files.exists(configuration.file()) ? "" : " (not there; it need not be)";
    checks.add(new CheckDocument("configuration", OK, configuration.file() + there));
    for (Setting setting : Setting.values()) {
      Configuration.Value value = configuration.value(setting);
      String text = value.text().isEmpty() ? "none" : value.text();
      checks.add(
          new CheckDocument(
              setting.key(), outcome(setting, value.text()), text + " (" + value.origin() + ")"));
    }
    return checks;
  }

  private static String outcome(Setting setting, String text) {
    try {
      boolean fine =
          switch (setting) {
            case PROVIDER -> ProviderChoice.parse(text).isPresent();
            case TIER -> Tier.parse(text) != null;
            case MAX_COST -> text.isEmpty() || !Money.usd(text).isNegative();
            case SEED -> Long.toString(Long.parseLong(text)) != null;
          };
      return fine ? OK : WRONG;
    } catch (IllegalArgumentException refused) {
      return WRONG;
    }
  }

  private static String text(List<CheckDocument> checks) {
    Table table = new Table();
    checks.forEach(check -> table.row(check.outcome(), check.name(), check.finding()));
    return table.toString().stripTrailing();
  }
}
