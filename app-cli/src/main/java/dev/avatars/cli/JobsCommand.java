package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Resolution;
import dev.avatars.application.Wait;
import dev.avatars.cli.wiring.ProviderChoice.Charge;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.JobStore.JobQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The jobs that outlive the program: those of a paid provider. */
@Command(
    name = "jobs",
    description = "List, show, await, cancel and resolve the jobs of a paid provider.",
    synopsisSubcommandLabel = "VERB")
final class JobsCommand implements Runnable {
  @Mixin private final HelpOption help = new HelpOption();

  private JobsCommand() {}

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new JobsCommand())
        .addSubcommand(new ListVerb(surroundings))
        .addSubcommand(new ShowVerb(surroundings))
        .addSubcommand(new AwaitVerb(surroundings))
        .addSubcommand(new CancelVerb(surroundings))
        .addSubcommand(new ResolveVerb(surroundings));
  }

  /** Reached only without a verb. */
  @Override
  public void run() {
    throw CliException.badInput("verb: found none; allowed: list, show, await, cancel, resolve");
  }

  /** Which jobs there are. */
  @Command(name = "list", description = "List the newest jobs.")
  static final class ListVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final OutputOptions output = new OutputOptions();
    @Mixin private final HelpOption help = new HelpOption();

    @Option(
        names = "--state",
        paramLabel = "STATE",
        description = "Only those in a state, such as in-doubt; may be repeated.")
    private List<String> states = List.of();

    @Option(names = "--most", paramLabel = "NUMBER", description = "How many at most (20).")
    private String most = "20";

    ListVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      JobQuery query = new JobQuery(statuses(), number());
      Listing listing =
          new StoreOptions(surroundings)
              .read(store -> new Listing(store.list(query), store.unreadable(query)))
              .orElse(new Listing(List.of(), List.of()));
      List<Job> jobs = listing.jobs();
      Console console = new Console(surroundings, output);
      console.result(
          jobs.isEmpty() ? "no jobs" : JobText.list(jobs),
          Documents.JobsDocument.of(jobs, listing.unreadable()));
      listing.unreadable().stream().findFirst().ifPresent(id -> console.tell(listing.gaps(id)));
      return ExitCode.DONE.code();
    }

    /**
     * What a list brought.
     *
     * @param jobs the jobs
     * @param unreadable the names of those that could not be read
     */
    private record Listing(List<Job> jobs, List<JobId> unreadable) {
      String gaps(JobId first) {
        return unreadable.size()
            + " could not be read and are left out; 'avatar jobs show "
            + first
            + "' says why";
      }
    }

    private Set<JobStatus> statuses() {
      Set<JobStatus> statuses = EnumSet.noneOf(JobStatus.class);
      states.forEach(state -> statuses.add(status(state)));
      return statuses;
    }

    private int number() {
      try {
        return Integer.parseInt(most);
      } catch (NumberFormatException notWhole) {
        throw new IllegalArgumentException(
            "most: found '" + most + "'; allowed: a whole number", notWhole);
      }
    }

    private static JobStatus status(String word) {
      return Arrays.stream(JobStatus.values())
          .filter(status -> word(status).equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  CliException.badInput(
                      "state: found '"
                          + word
                          + "'; allowed: "
                          + Arrays.stream(JobStatus.values())
                              .map(ListVerb::word)
                              .collect(Collectors.joining(", "))));
    }

    private static String word(JobStatus status) {
      return status.label().replace(' ', '-');
    }
  }

  /** All about one. */
  @Command(name = "show", description = "Show a job: its state, its money, its way.")
  static final class ShowVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final OutputOptions output = new OutputOptions();
    @Mixin private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "JOB", description = "The job's id.")
    private String id = "";

    ShowVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Job job = new StoreOptions(surroundings).job(id);
      new Console(surroundings, output).result(JobText.of(job), Documents.JobDocument.of(job));
      return ExitCode.DONE.code();
    }
  }

  /** Goes on with one. */
  @Command(name = "await", description = "Go on with a job and fetch its video.")
  static final class AwaitVerb implements Callable<Integer> {
    private static final String USUAL_NAME = "{name}.{ext}";

    private final Surroundings surroundings;

    @Mixin private final OutputOptions output = new OutputOptions();
    @Mixin private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "JOB", description = "The job's id.")
    private String id = "";

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where the video goes; {name}, {job}, {tier} and {ext} are filled in.")
    private String file = USUAL_NAME;

    @Option(names = "--force", description = "Replace the output file when it is there already.")
    private boolean force;

    @Option(names = "--trim", description = "Let the file end with the speech, nothing coded anew.")
    private boolean trim;

    @Option(
        names = "--wait",
        paramLabel = "TIME",
        description = "Wait no longer, such as 20m, 90s or 1h30m.")
    private String longest = "";

    AwaitVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Wait waiting = WaitOption.parsed(longest);
      return new StoreOptions(surroundings)
          .with(id, (studio, job) -> collect(studio, job, waiting))
          .code();
    }

    private ExitCode collect(AvatarStudio studio, Job job, Wait waiting) {
      OutputFile target = target(job);
      target.check(job.request().model().tier());
      Console console = new Console(surroundings, output);
      new RenderRun(console, studio, Charge.PAID).collect(job, waiting, target);
      return ExitCode.DONE;
    }

    private OutputFile target(Job job) {
      return OutputFile.at(
              surroundings,
              file,
              USUAL_NAME,
              MediaOptions.name(job.request().portrait().source().path()),
              force ? OutputFile.Overwrite.ALLOWED : OutputFile.Overwrite.REFUSED)
          .with(trim ? OutputFile.Tail.CUT : OutputFile.Tail.KEPT);
    }
  }

  /** Stops one. */
  @Command(name = "cancel", description = "Ask to stop a job, and tell what came of it.")
  static final class CancelVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final OutputOptions output = new OutputOptions();
    @Mixin private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "JOB", description = "The job's id.")
    private String id = "";

    CancelVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return new StoreOptions(surroundings).with(id, this::cancel).code();
    }

    private ExitCode cancel(AvatarStudio studio, Job job) {
      Cancellation outcome = studio.jobs().cancel(job.id());
      String sentence = sentence(outcome);
      new Console(surroundings, output)
          .result(sentence, new Documents.OutcomeDocument(job.id().value(), sentence));
      return code(outcome);
    }

    private static String sentence(Cancellation outcome) {
      return outcome.fold(
          () -> "removed before it began; it costs nothing",
          () -> "the provider was asked to stop it; it may still finish and be billed",
          () -> "too late: it had ended already",
          failure -> "not possible now: " + failure);
    }

    private static ExitCode code(Cancellation outcome) {
      return outcome.fold(
          () -> ExitCode.DONE,
          () -> ExitCode.DONE,
          () -> ExitCode.FAILED,
          failure -> ExitCode.FAILED);
    }
  }

  /** Ends a doubt. */
  @Command(
      name = "resolve",
      description =
          "Decide about a job in doubt, or type in a bill, after a look at the provider's own"
              + " pages.")
  static final class ResolveVerb implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final OutputOptions output = new OutputOptions();
    @Mixin private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "JOB", description = "The job's id.")
    private String id = "";

    @Option(
        names = "--adopt",
        paramLabel = "REQUEST",
        description = "The provider has it as this request: follow it.")
    private String adopt = "";

    @Option(names = "--resubmit", description = "The provider never had it: buy it once more.")
    private boolean resubmit;

    @Option(names = "--abandon", description = "Let it go.")
    private boolean abandon;

    @Option(
        names = "--billed",
        paramLabel = "USD",
        description = "It ended, and the provider's bill says so much; 0 when it is not on it.")
    private String billed = "";

    @Option(names = "--yes", description = "Accept what it may cost without being asked.")
    private boolean yes;

    ResolveVerb(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Resolution decision = decision();
      return new StoreOptions(surroundings)
          .with(id, (studio, job) -> resolve(studio, job, decision))
          .code();
    }

    private ExitCode resolve(AvatarStudio studio, Job job, Resolution decision) {
      Console console = new Console(surroundings, output);
      console.tell(studio.jobs().consequences(job.id(), decision).sentence());
      if (!yes) {
        Consenting.confirm(console, "Go on? [y/N] ");
      }
      Job after = studio.jobs().resolve(job.id(), decision);
      console.result(JobText.of(after), Documents.JobDocument.of(after));
      console.tell("next: " + next(after));
      return ExitCode.DONE;
    }

    private static String next(Job job) {
      return job.isAtRest()
          ? "'avatar ledger --by job' shows what it cost"
          : "'avatar jobs await " + job.id() + "' goes on with it";
    }

    private Resolution decision() {
      List<Resolution> decisions = new ArrayList<>();
      if (!adopt.isEmpty()) {
        decisions.add(Resolution.adopt(adopt));
      }
      if (resubmit) {
        decisions.add(Resolution.resubmit());
      }
      if (abandon) {
        decisions.add(Resolution.abandon());
      }
      if (!billed.isEmpty()) {
        decisions.add(bill(billed));
      }
      if (decisions.size() != 1) {
        throw CliException.badInput(
            "decision: found "
                + decisions.size()
                + "; allowed: one of --adopt REQUEST, --resubmit, --abandon, --billed USD");
      }
      return decisions.get(0);
    }

    private static Resolution bill(String usd) {
      try {
        return Resolution.billed(Money.usd(usd));
      } catch (IllegalArgumentException refused) {
        throw new IllegalArgumentException(
            "billed: found '" + usd + "'; allowed: US dollars, zero or more, such as 0.2248",
            refused);
      }
    }
  }
}
