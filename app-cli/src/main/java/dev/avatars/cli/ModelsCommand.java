package dev.avatars.cli;

import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.ModelLimits;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the catalogue. */
@Command(
    name = "models",
    description = "List the models: tiers, prices, formats and limits, with their sources.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();

  ModelsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<AvatarModel> models = Catalog.builtIn().models();
    new Console(surroundings, output)
        .result(
            models.stream().map(ModelsCommand::text).collect(Collectors.joining(BLANK_LINE)),
            new Documents.ModelsDocument(
                models.stream().map(Documents.ModelDocument::of).toList()));
    return ExitCode.DONE.code();
  }

  private static final String BLANK_LINE = System.lineSeparator();

  private static String text(AvatarModel model) {
    ModelLimits limits = model.limits();
    return new Table()
        .row(model.id().value(), model.title())
        .row("  tier", model.tier().label())
        .row("  endpoint", model.endpoint())
        .row("  price", model.price().words() + " (" + model.priceSource() + ")")
        .row("  pictures", titles(limits.images().stream().map(format -> format.title()).toList()))
        .row("  sound", titles(limits.sounds().stream().map(format -> format.title()).toList()))
        .row(
            "  speech",
            limits.shortest()
                + " to "
                + limits.longest()
                + ", known to work up to "
                + limits.advised())
        .row("  portrait", "at least " + limits.shortestSide() + " pixels a side")
        .row("  limits", limits.source().toString())
        .toString();
  }

  private static String titles(List<String> titles) {
    return titles.stream().sorted().collect(Collectors.joining(", "));
  }
}
