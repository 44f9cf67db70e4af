package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.cli.wiring.ProviderChoice;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.request.AvatarDraft;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Loads what every start needs, for the launcher to lay it out in an archive. */
@Command(name = "warm-up", hidden = true, description = "Load what every start needs.")
final class WarmUpCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  WarmUpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    AvatarCommand.line(surroundings)
        .getSubcommands()
        .values()
        .forEach(verb -> verb.usage(new PrintStream(OutputStream.nullOutputStream())));
    StudioSettings offline = new StudioSettings(ProviderChoice.FAKE, 7);
    try (Demo demo = Demo.unpacked();
        AvatarStudio studio = Wiring.studio(offline)) {
      AvatarDraft draft =
          AvatarDraft.of(demo.file(Demo.PORTRAITS.get(0)), demo.file(Demo.SPEECHES.get(0)));
      ByteArrayOutputStream nowhere = new ByteArrayOutputStream();
      new PrintStream(nowhere)
          .println(Console.written(Documents.QuoteDocument.of(studio.prices(draft))));
      return ExitCode.DONE.code();
    }
  }
}
