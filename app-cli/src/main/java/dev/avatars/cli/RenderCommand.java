package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Wait;
import dev.avatars.cli.wiring.ProviderChoice.Charge;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.domain.request.Label;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Renders one video. */
@Command(name = "render", description = "Quote, start, wait and fetch one video.")
final class RenderCommand implements Callable<Integer> {
  private static final String USUAL_NAME = "{name}.{ext}";

  private final Surroundings surroundings;

  @Mixin private final MediaOptions media = new MediaOptions();
  @Mixin private final ProviderOptions provider = new ProviderOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the video goes; {name}, {job}, {tier} and {ext} are filled in.")
  private String file = USUAL_NAME;

  @Option(names = "--force", description = "Replace the output file when it is there already.")
  private boolean force;

  @Option(names = "--trim", description = "Let the file end with the speech, nothing coded anew.")
  private boolean trim;

  @Option(names = "--max-cost", paramLabel = "USD", description = "Refuse when it may cost more.")
  private String maxCost = "";

  @Option(names = "--yes", description = "Spend what is quoted without asking.")
  private boolean yes;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description = "Wait no longer, such as 20m, 90s or 1h30m.")
  private String longest = "";

  @Option(
      names = "--detach",
      description = "Hand the job over and leave; 'avatar jobs await' fetches the video.")
  private boolean detach;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Your name of this job: asking twice is one job.")
  private String key = "";

  @Option(names = "--label", paramLabel = "LABEL", description = "Mark the job; may be repeated.")
  private List<String> labels = List.of();

  @Option(names = "--anew", description = "Make it again even if it was made before.")
  private boolean anew;

  RenderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = Configuration.of(surroundings);
    StudioSettings settings = provider.settings(configuration);
    if (detach && settings.provider().charge() == Charge.FREE) {
      throw CliException.badInput(
          "detach: found provider fake, whose jobs end with this program; allowed: fal");
    }
    if (detach && trim) {
      throw CliException.badInput(
          "trim: found with --detach, which fetches nothing; allowed: 'avatar jobs await --trim'");
    }
    Wait waiting = WaitOption.parsed(longest);
    AvatarDraft draft = marked(media.draft(surroundings, configuration, settings.catalog()));
    OutputFile target = target();
    Tier tier = draft.modelFrom(settings.catalog()).tier();
    target.check(tier);
    target.checkIsNone(tier, media.files(surroundings));
    Console console = new Console(surroundings, output);
    Consenting consenting =
        new Consenting(
            console, settings.provider().charge(), configuration.maxCost(maxCost), answer());
    try (AvatarStudio studio = Wiring.studio(settings)) {
      Quote quote = studio.quote(draft);
      console.tell(words(quote, settings.provider().charge()));
      RenderRun run = new RenderRun(console, studio, settings.provider().charge());
      if (detach) {
        Job job = run.detach(draft, consenting.to(quote));
        console.result(JobText.of(job), Documents.JobDocument.of(job));
      } else {
        run.run(draft, consenting.to(quote), waiting, target);
      }
      return ExitCode.DONE.code();
    }
  }

  private OutputFile target() {
    return OutputFile.at(
            surroundings,
            file,
            USUAL_NAME,
            media.name(),
            force ? OutputFile.Overwrite.ALLOWED : OutputFile.Overwrite.REFUSED)
        .with(trim ? OutputFile.Tail.CUT : OutputFile.Tail.KEPT);
  }

  private Consenting.Answer answer() {
    return yes ? Consenting.Answer.YES : Consenting.Answer.NONE;
  }

  private static String words(Quote quote, Charge charge) {
    return "%s: %s of speech, expected %s, at most %s%s"
        .formatted(
            quote.basis().model(),
            quote.basis().speech(),
            quote.expected().display(),
            quote.upperBound().display(),
            charge == Charge.FREE ? " (simulated: nothing is charged)" : "");
  }

  private AvatarDraft marked(AvatarDraft draft) {
    AvatarDraft labelled =
        draft.withLabels(labels.stream().map(Label::new).collect(Collectors.toUnmodifiableSet()));
    AvatarDraft keyed = key.isEmpty() ? labelled : labelled.withKey(new IdempotencyKey(key));
    return anew ? keyed.boughtAnew() : keyed;
  }
}
