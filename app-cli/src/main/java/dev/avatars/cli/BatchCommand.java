package dev.avatars.cli;

import static java.util.stream.Collectors.joining;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.BatchListener;
import dev.avatars.application.BatchOutcome;
import dev.avatars.application.BatchPlan;
import dev.avatars.application.BatchProgress;
import dev.avatars.application.BatchRun;
import dev.avatars.application.BatchSettings;
import dev.avatars.application.BatchSettings.OnCap;
import dev.avatars.application.BatchSettings.OnError;
import dev.avatars.application.SystemTimeline;
import dev.avatars.batch.BatchInit;
import dev.avatars.batch.JournalFile;
import dev.avatars.batch.ManifestFile;
import dev.avatars.batch.ManifestSchema;
import dev.avatars.batch.report.BatchReport;
import dev.avatars.batch.report.Embedding;
import dev.avatars.cli.wiring.ProviderChoice.Charge;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Spend;
import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Many clips in one command. */
@Command(
    name = "batch",
    description = "Plan, run and report many clips, one for each row of a manifest.",
    synopsisSubcommandLabel = "VERB")
final class BatchCommand implements Runnable {
  @Mixin private final HelpOption help = new HelpOption();

  private BatchCommand() {}

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new BatchCommand())
        .addSubcommand(new InitVerb(surroundings))
        .addSubcommand(new PlanVerb(surroundings))
        .addSubcommand(new RunVerb(surroundings))
        .addSubcommand(new ReportVerb(surroundings))
        .addSubcommand(new SchemaVerb(surroundings));
  }

  /** Reached only without a verb. */
  @Override
  public void run() {
    throw CliException.badInput("verb: found none; allowed: init, plan, run, report, schema");
  }

  /** A manifest to begin with. */
  @Command(
      name = "init",
      description = "Write a manifest for the portraits and speeches of a folder.")
  static final class InitVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final OutputOptions output = new OutputOptions();
    @Mixin private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FOLDER", description = "Where the portraits and the speeches are.")
    private String folder = "";

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "The manifest to write; of the folder's name by default.")
    private String manifest = "";

    InitVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Path inputs = surroundings.resolve(folder).toAbsolutePath().normalize();
      // batches are known by their names, which are those of their manifests
      String usual = Objects.requireNonNullElse(inputs.getFileName(), "batch") + ".csv";
      String name = manifest.isEmpty() ? usual : manifest;
      Path file = surroundings.resolve(name);
      BatchInit.Written written = BatchInit.write(inputs, file);
      Console console = new Console(surroundings, output);
      written.leftOut().forEach(console::advise);
      if (written.rows() == 0) {
        throw CliException.badInput(
            "folder: found no portrait with a speech; allowed: one that has both");
      }
      console.result(
          "%s: %s rows; %s".formatted(file, BatchText.count(written.rows()), written.rule()),
          new BatchDocuments.InitDocument(file, written.rows(), written.leftOut()));
      console.tell("next: 'avatar batch plan " + name + "' checks and prices it");
      return ExitCode.DONE.code();
    }
  }

  /** What a manifest may say, for editors and programs. */
  @Command(name = "schema", description = "Print the JSON Schema of a manifest's row.")
  static final class SchemaVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final HelpOption help = new HelpOption();

    SchemaVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      surroundings.out().println(ManifestSchema.text().stripTrailing());
      return ExitCode.DONE.code();
    }
  }

  /** What it would do and cost. */
  @Command(name = "plan", description = "Check and price every row; spends nothing.")
  static final class PlanVerb implements Callable<Integer> {
    /** With more of them nobody reads them in an object. */
    private static final int MOST_FAULTS = 1_000;

    private final Surroundings surroundings;

    @Mixin private final BatchOptions batch = new BatchOptions();
    @Mixin private final BatchRules rules = new BatchRules();
    @Mixin private final ProviderOptions provider = new ProviderOptions();
    @Mixin private final OutputOptions output = new OutputOptions();
    @Mixin private final HelpOption help = new HelpOption();

    PlanVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Configuration configuration = Configuration.of(surroundings);
      StudioSettings settings = provider.settings(configuration);
      ManifestFile manifest = batch.manifest(surroundings, configuration);
      BatchSettings batchSettings =
          rules.apply(batch.settings(surroundings, manifest.name()), configuration);
      Console console = new Console(surroundings, output);
      Faults faults = new Faults(new BatchScreen(console, Optional.empty(), plan -> {}));
      try (AvatarStudio studio = Wiring.studio(settings)) {
        BatchPlan plan = plan(studio, manifest, batchSettings, faults);
        console.result(
            BatchText.of(plan, rules.concurrency(), settings.provider().charge()),
            new BatchDocuments.PlanDocument(
                manifest.name().value(), plan, rules.concurrency(), faults.first));
        Optional<String> tooSmall = batchSettings.budget().flatMap(plan::objection);
        tooSmall.ifPresent(console::complain);
        return exit(plan, faults, tooSmall).code();
      }
    }

    private BatchPlan plan(
        AvatarStudio studio, ManifestFile manifest, BatchSettings settings, Faults faults) {
      Path file = batch.journal(surroundings, manifest.name());
      try {
        return Files.exists(file)
            ? goingOn(studio, manifest, file, settings, faults)
            : studio.batches().plan(manifest, Optional.empty(), settings, faults);
      } finally {
        faults.screen.close();
      }
    }

    private static BatchPlan goingOn(
        AvatarStudio studio,
        ManifestFile manifest,
        Path file,
        BatchSettings settings,
        Faults faults) {
      try (BatchJournal journal = JournalFile.read(file)) {
        return studio.batches().plan(manifest, Optional.of(journal), settings, faults);
      }
    }

    private ExitCode exit(BatchPlan plan, Faults faults, Optional<String> tooSmall) {
      if (plan.faulty() > 0) {
        return faults.others == 0 ? ExitCode.OVER_BUDGET : ExitCode.BAD_INPUT;
      }
      if (plan.count(BatchPlan.Standing.CHANGED) > 0) {
        return ExitCode.BAD_INPUT;
      }
      return tooSmall.isPresent() ? ExitCode.OVER_BUDGET : ExitCode.DONE;
    }

    /** Tells every fault, and remembers the first. */
    private static final class Faults implements BatchListener {
      private final BatchScreen screen;
      private final List<String> first = new ArrayList<>();
      private int others;

      Faults(BatchScreen screen) {
        this.screen = screen;
      }

      @Override
      public void faulty(RowFault fault) {
        others += fault.violation().field().equals(BatchPlan.COST) ? 0 : 1;
        screen.faulty(fault);
        remember(fault.toString());
      }

      @Override
      public void changed(BatchRow row, List<String> differences) {
        screen.changed(row, differences);
        remember(BatchText.changed(row, differences));
      }

      @Override
      public void progress(BatchProgress progress) {
        screen.progress(progress);
      }

      private void remember(String fault) {
        if (first.size() < MOST_FAULTS) {
          first.add(fault);
        }
      }
    }
  }

  /** Makes them. */
  @Command(
      name = "run",
      description = "Make every row's video; the same command again goes on where it stood.")
  static final class RunVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final BatchOptions batch = new BatchOptions();
    @Mixin private final BatchRules rules = new BatchRules();
    @Mixin private final ProviderOptions provider = new ProviderOptions();
    @Mixin private final OutputOptions output = new OutputOptions();
    @Mixin private final HelpOption help = new HelpOption();

    @Option(names = "--yes", description = "Spend what is planned without asking.")
    private boolean yes;

    @Option(
        names = "--on-cap",
        paramLabel = "stop|finish",
        description =
            "When a budget has no room for all rows: begin none (stop), or those it has room for.")
    private String onCap = "stop";

    @Option(
        names = "--on-error",
        paramLabel = "continue|stop",
        description = "When a row fails: go on with the others (continue), or begin no more.")
    private String onError = "continue";

    RunVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Configuration configuration = Configuration.of(surroundings);
      StudioSettings settings = provider.settings(configuration).with(rules.flow());
      ManifestFile manifest = batch.manifest(surroundings, configuration);
      BatchSettings batchSettings =
          rules
              .apply(batch.settings(surroundings, manifest.name()), configuration)
              .withOnCap(Words.of("on-cap", onCap, OnCap.values()))
              .withOnError(Words.of("on-error", onError, OnError.values()));
      Console console = new Console(surroundings, output);
      Path file = batch.journal(surroundings, manifest.name());
      try (AvatarStudio studio = Wiring.studio(settings);
          BatchJournal journal = JournalFile.open(file)) {
        BatchOutcome outcome = outcome(studio, manifest, journal, batchSettings, console, settings);
        console.result(
            BatchText.of(outcome, settings.provider().charge()),
            new BatchDocuments.OutcomeDocument(
                manifest.name().value(), batchSettings.folder(), file, outcome));
        return told(outcome, console).code();
      }
    }

    private BatchOutcome outcome(
        AvatarStudio studio,
        ManifestFile manifest,
        BatchJournal journal,
        BatchSettings batchSettings,
        Console console,
        StudioSettings settings) {
      try (BatchScreen screen =
          new BatchScreen(
              console,
              batchSettings.budget(),
              plan -> consent(plan, console, settings.provider().charge()))) {
        BatchRun run = studio.batches().run(manifest, journal, batchSettings, screen);
        Interrupts.Registration during =
            surroundings.interrupts().atEach(press -> interrupt(run, screen, press));
        try {
          return run.await();
        } finally {
          during.close();
        }
      } catch (CancellationException stopped) {
        throw new CliException(
            ExitCode.INTERRUPTED,
            "interrupted while the rows were checked",
            Optional.empty(),
            Spend.NONE,
            "run the command again");
      }
    }

    private static void interrupt(BatchRun run, BatchScreen screen, int press) {
      if (press == 1) {
        screen.note(
            "stopping: nothing more is handed over, what the provider has is finished;"
                + " once more leaves at once");
        run.stop();
      } else {
        screen.note("leaving: jobs go on at the provider; the same command again fetches them");
        run.leave();
      }
    }

    /** Shows what it costs, and gets the leave to spend it. */
    private void consent(BatchPlan plan, Console console, Charge charge) {
      console.tell(BatchText.of(plan, rules.concurrency(), charge));
      boolean isToAsk =
          charge == Charge.PAID
              && !yes
              && rules.budget().isEmpty()
              && plan.count(BatchPlan.Standing.TO_BUY) > 0;
      if (isToAsk) {
        Consenting.confirm(
            console,
            "budget",
            "--budget USD, or --yes",
            "Spend about %s, at most %s? [y/N] "
                .formatted(plan.expected().display(), plan.upperBound().display()));
      }
    }

    private ExitCode told(BatchOutcome outcome, Console console) {
      if (outcome.isComplete()) {
        return ExitCode.DONE;
      }
      console.tell("next: " + nextStep(outcome));
      return code(outcome);
    }

    private static String nextStep(BatchOutcome outcome) {
      return switch (outcome.end()) {
        case PAUSED -> "put the provider's account in order, then run the same command again";
        case STOPPED -> "run the same command again to go on";
        case FINISHED ->
            "'avatar batch report' shows every row; the same command again tries those that failed"
                + " for free";
      };
    }

    private static ExitCode code(BatchOutcome outcome) {
      return switch (outcome.end()) {
        case PAUSED -> ExitCode.PAUSED;
        case STOPPED ->
            outcome.last().count(RowStatus.FAILED) > 0 ? failed(outcome) : ExitCode.INTERRUPTED;
        case FINISHED -> failed(outcome);
      };
    }

    private static ExitCode failed(BatchOutcome outcome) {
      if (outcome.last().count(RowStatus.DONE) > 0) {
        return ExitCode.PARTLY_DONE;
      }
      if (outcome.last().count(RowStatus.IN_DOUBT) > 0) {
        return ExitCode.IN_DOUBT;
      }
      return outcome.last().count(RowStatus.FAILED) == 0 ? ExitCode.OVER_BUDGET : ExitCode.FAILED;
    }
  }

  /** What it came to. */
  @Command(
      name = "report",
      description = "Write what a batch came to: a page with players, a table, and JSON.")
  static final class ReportVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final BatchOptions batch = new BatchOptions();
    @Mixin private final ProviderOptions provider = new ProviderOptions();
    @Mixin private final OutputOptions output = new OutputOptions();
    @Mixin private final HelpOption help = new HelpOption();

    @Option(
        names = "--embed",
        paramLabel = "auto|yes|no",
        description = "Whether the page carries the videos in itself (auto: up to 48 MiB).")
    private String embed = "auto";

    ReportVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Configuration configuration = Configuration.of(surroundings);
      ManifestFile manifest = batch.manifest(surroundings, configuration);
      Embedding embedding = Words.of("embed", embed, Embedding.values());
      Path file = batch.journal(surroundings, manifest.name());
      if (!Files.exists(file)) {
        throw CliException.badInput(
            "journal: found no '" + file + "'; allowed: one that 'avatar batch run' has written");
      }
      Console console = new Console(surroundings, output);
      refresh(file, provider.settings(configuration), console);
      Path folder = batch.folder(surroundings, manifest.name());
      Path stem = folder.resolve(manifest.name() + "-report");
      List<Path> files =
          Stream.of(".html", ".csv", ".json").map(end -> Path.of(stem + end)).toList();
      try (BatchJournal journal = JournalFile.read(file)) {
        BatchReport report =
            BatchReport.of(
                manifest.name(), journal, folder, folder, new SystemTimeline().instant());
        report.html(files.get(0), embedding);
        report.csv(files.get(1));
        report.json(files.get(2));
      }
      console.result(
          files.stream().map(Path::toString).collect(joining(System.lineSeparator())),
          new BatchDocuments.FilesDocument(manifest.name().value(), files));
      return ExitCode.DONE.code();
    }

    /** Bills come late, and other programs go on with jobs. */
    private static void refresh(Path file, StudioSettings settings, Console console) {
      if (settings.provider().charge() == Charge.PAID) {
        idle(file).ifPresent(journal -> refresh(journal, settings));
      }
    }

    private static void refresh(BatchJournal journal, StudioSettings settings) {
      try (journal;
          AvatarStudio studio = Wiring.studio(settings)) {
        studio.batches().refresh(journal);
      }
    }

    /** The journal to write in; empty while a run goes on, which writes it itself. */
    private static Optional<BatchJournal> idle(Path file) {
      try {
        return Optional.of(JournalFile.open(file));
      } catch (StoreUnavailableException busy) {
        if (busy.disposition() == Disposition.RETRY) {
          return Optional.empty();
        }
        throw busy;
      }
    }
  }
}
