package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Wait;
import dev.avatars.cli.wiring.ProviderChoice;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.domain.request.AvatarDraft;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Renders the bundled portrait and speech offline. */
@Command(
    name = "demo",
    description = "Render a bundled portrait and speech offline: no key, no network, no cost.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 7;

  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the video goes (avatar-demo.mp4 in this folder, replaced each time).")
  private String file = "avatar-demo.mp4";

  @Option(
      names = "--portrait",
      paramLabel = "NUMBER",
      description = "Which of the three bundled portraits speaks: 1, 2 or 3.")
  private int portrait = 1;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (portrait < 1 || portrait > Demo.PORTRAITS.size()) {
      throw CliException.badInput("portrait: found " + portrait + "; allowed: 1 to 3");
    }
    Console console = new Console(surroundings, output);
    OutputFile target =
        new OutputFile(surroundings, file, "avatar-demo", OutputFile.Overwrite.ALLOWED);
    target.check();
    StudioSettings offline = new StudioSettings(ProviderChoice.FAKE, SEED);
    try (Demo demo = Demo.unpacked();
        AvatarStudio studio = Wiring.studio(offline)) {
      AvatarDraft draft =
          AvatarDraft.of(
              demo.file(Demo.PORTRAITS.get(portrait - 1)),
              demo.file(Demo.SPEECHES.get(portrait - 1)));
      console.tell("A drawn portrait speaks a synthesised sentence: offline, free, simulated.");
      Path video =
          new RenderRun(console, studio, target)
              .run(draft, SpendLimit.usd("10"), Wait.untilTheEnd());
      console.tell("");
      console.tell("Play it:     " + player(video));
      console.tell("Your own:    avatar render IMAGE AUDIO -o OUT.mp4");
      console.tell("What it costs with the real models:  avatar quote IMAGE AUDIO");
      return ExitCode.DONE.code();
    }
  }

  private String player(Path video) {
    String system = surroundings.property("os.name");
    String opener = system.startsWith("Mac") ? "open" : "xdg-open";
    return (system.startsWith("Windows") ? "start" : opener) + " " + video;
  }
}
