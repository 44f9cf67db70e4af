package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Wait;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.quote.Consent;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.domain.request.Label;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Renders one video. */
@Command(
    name = "render",
    description = "Quote, start, wait and fetch one video.",
    mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final MediaOptions media = new MediaOptions();
  @Mixin private final ProviderOptions provider = new ProviderOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the video goes; {name}, {job}, {tier} and {ext} are filled in.")
  private String file = "{name}.{ext}";

  @Option(names = "--force", description = "Replace the output file when it is there already.")
  private boolean force;

  @Option(names = "--max-cost", paramLabel = "USD", description = "Refuse when it may cost more.")
  private String maxCost = "";

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description = "Wait no longer, such as 20m or 90s.")
  private String longest = "";

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
  public Integer call() {
    Configuration configuration = Configuration.of(surroundings);
    StudioSettings settings = provider.settings(configuration);
    Console console = new Console(surroundings, output);
    Wait waiting = waiting(longest);
    OutputFile target =
        new OutputFile(
            surroundings,
            file,
            media.name(),
            force ? OutputFile.Overwrite.ALLOWED : OutputFile.Overwrite.REFUSED);
    target.check();
    try (AvatarStudio studio = Wiring.studio(settings)) {
      AvatarDraft draft = marked(media.draft(surroundings, configuration));
      Quote quote = studio.quote(draft);
      console.tell(
          quote.basis().model()
              + ": expected "
              + quote.expected().display()
              + ", at most "
              + quote.upperBound().display()
              + " ("
              + quote.basis().speech()
              + " of speech); simulated, nothing is charged");
      new RenderRun(console, studio, target).run(draft, consent(configuration, quote), waiting);
      return ExitCode.DONE.code();
    }
  }

  /**
   * A limit where one is set, else leave for exactly what was quoted, which the fake never charges.
   */
  private Consent consent(Configuration configuration, Quote quote) {
    String limit = configuration.value(Setting.MAX_COST, maxCost);
    return limit.isEmpty() ? quote.approve() : new SpendLimit(Money.usd(limit));
  }

  private AvatarDraft marked(AvatarDraft draft) {
    AvatarDraft labelled =
        draft.withLabels(labels.stream().map(Label::new).collect(Collectors.toUnmodifiableSet()));
    AvatarDraft keyed = key.isEmpty() ? labelled : labelled.withKey(new IdempotencyKey(key));
    return anew ? keyed.boughtAnew() : keyed;
  }

  static Wait waiting(String longest) {
    if (longest.isEmpty()) {
      return Wait.untilTheEnd();
    }
    try {
      return Wait.atMost(Duration.parse("PT" + longest.toUpperCase(Locale.ROOT)));
    } catch (DateTimeParseException notTime) {
      throw CliException.badInput("wait: found '" + longest + "'; allowed: a time like 20m or 90s");
    }
  }
}
