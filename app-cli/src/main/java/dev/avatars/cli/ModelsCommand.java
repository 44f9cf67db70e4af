package dev.avatars.cli;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.ModelLimits;
import dev.avatars.domain.money.Rounding;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the catalogue. */
@Command(
    name = "models",
    description = "List the models: tiers, prices, formats and limits, with their sources.")
final class ModelsCommand implements Callable<Integer> {
  private static final Rounding MILLISECONDS = Rounding.nearest(3);

  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "A changed copy of the built-in models, when a price or a limit changed.")
  private String catalog = "";

  ModelsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Catalog known = Configuration.of(surroundings).catalog(catalog);
    List<AvatarModel> models = known.models();
    new Console(surroundings, output)
        .result(
            models.stream().map(ModelsCommand::text).collect(Collectors.joining(blankLine())),
            new Documents.ModelsDocument(
                models.stream().map(Documents.ModelDocument::of).toList()));
    return ExitCode.DONE.code();
  }

  private static String blankLine() {
    return System.lineSeparator() + System.lineSeparator();
  }

  private static String text(AvatarModel model) {
    ModelLimits limits = model.limits();
    return model.id()
        + ": "
        + model.title()
        + System.lineSeparator()
        + Table.ofText()
            .row("  tier", model.tier().label())
            .row("  endpoint", model.endpoint())
            .row("  price", model.price().words() + " (" + model.priceSource() + ")")
            .row(
                "  portrait",
                titles(limits.images().stream().map(format -> format.title()))
                    + "; "
                    + size(limits.imageBytes())
                    + ", sides of "
                    + limits.shortestSide()
                    + " pixels or more")
            .row(
                "  speech",
                titles(limits.sounds().stream().map(format -> format.title()))
                    + "; "
                    + size(limits.soundBytes())
                    + ", "
                    + seconds(limits.shortest())
                    + " to "
                    + seconds(limits.longest())
                    + " s, known to work up to "
                    + seconds(limits.advised())
                    + " s")
            .row("  prompt", "up to " + limits.promptCharacters() + " characters")
            .row("  limits", limits.source().toString());
  }

  private static String seconds(MediaLength length) {
    return length.seconds(MILLISECONDS).stripTrailingZeros().toPlainString();
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "up to %,d bytes", bytes);
  }

  private static String titles(Stream<String> titles) {
    return titles.sorted().collect(Collectors.joining(", "));
  }
}
