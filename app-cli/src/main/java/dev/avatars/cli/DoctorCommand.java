package dev.avatars.cli;

import dev.avatars.cli.Documents.CheckDocument;
import dev.avatars.cli.Documents.DoctorDocument;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what is installed and configured; never spends. */
@Command(
    name = "doctor",
    description = "Check what is installed and configured, and where each value came from.")
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final HelpOption help = new HelpOption();

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<CheckDocument> checks = new Examination(surroundings).checks();
    boolean healthy = checks.stream().allMatch(CheckDocument::isFine);
    new Console(surroundings, output).result(text(checks), new DoctorDocument(healthy, checks));
    return healthy ? ExitCode.DONE.code() : ExitCode.BAD_SETUP.code();
  }

  private static String text(List<CheckDocument> checks) {
    Table table = Table.ofText();
    checks.forEach(check -> table.row(check.outcome(), check.name(), check.finding()));
    return table.toString();
  }
}
