package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Wait;
import dev.avatars.cli.wiring.ProviderChoice.Charge;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.request.AvatarDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Renders a bundled portrait and speech offline. */
@Command(
    name = "demo",
    description = "Render a bundled portrait and speech offline: no key, no network, no cost.")
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 7;
  private static final String USUAL_NAME = "avatar-demo.mp4";

  private final Surroundings surroundings;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the video goes (avatar-demo.mp4 in this folder, replaced each time).")
  private String file = "";

  @Option(names = "--force", description = "Replace the output file when it is there already.")
  private boolean force;

  @Option(
      names = "--portrait",
      paramLabel = "NUMBER",
      description = "Which of the three bundled portraits speaks: 1, 2 or 3.")
  private String portrait = "1";

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Demo.Scene scene = Demo.scene(portrait);
    Configuration configuration = Configuration.of(surroundings);
    OutputFile target = target();
    target.check(Tier.STANDARD);
    Console console = new Console(surroundings, output);
    StudioSettings offline = StudioSettings.offline(configuration.catalog(""), SEED);
    try (Demo demo = Demo.unpacked(surroundings);
        AvatarStudio studio = Wiring.studio(offline)) {
      AvatarDraft draft = AvatarDraft.of(demo.file(scene.portrait()), demo.file(scene.speech()));
      console.tell("A drawn portrait speaks a synthesised sentence: offline, free, simulated.");
      Path video =
          new RenderRun(console, studio, Charge.FREE)
              .run(draft, studio.quote(draft).approve(), Wait.untilTheEnd(), target);
      tellWhatIsNext(console, video);
      return ExitCode.DONE.code();
    }
  }

  /** The demo replaces its own file, and nobody else's unless it is told to. */
  private OutputFile target() {
    String template = file.isEmpty() ? USUAL_NAME : file;
    boolean ours = file.isEmpty() || Files.isDirectory(surroundings.resolve(file));
    return OutputFile.at(
        surroundings,
        template,
        USUAL_NAME,
        "avatar-demo",
        ours || force ? OutputFile.Overwrite.ALLOWED : OutputFile.Overwrite.REFUSED);
  }

  private void tellWhatIsNext(Console console, Path video) {
    console.tell("");
    console.tell(
        Table.ofText()
            .row("play it", player(video))
            .row("your own", "avatar render IMAGE AUDIO -o OUT.mp4")
            .row("what it would cost", "avatar quote IMAGE AUDIO")
            .toString());
  }

  private String player(Path video) {
    String system = surroundings.property("os.name");
    String opener = system.startsWith("Mac") ? "open" : "xdg-open";
    String quoted = video.toString().contains(" ") ? "'" + video + "'" : video.toString();
    return (system.startsWith("Windows") ? "start" : opener) + " " + quoted;
  }
}
