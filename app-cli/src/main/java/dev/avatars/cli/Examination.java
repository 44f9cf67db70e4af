package dev.avatars.cli;

import dev.avatars.application.AvatarException;
import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Video;
import dev.avatars.cli.Demo.Scene;
import dev.avatars.cli.Documents.CheckDocument;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.fal.FalSettings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything a run depends on. */
final class Examination {
  private static final String SMALL_PICTURES = "self-check.properties";
  private static final long SEED = 7;
  private static final long ENOUGH_BYTES = 200L << 20;

  private final Surroundings surroundings;

  Examination(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Every check, in the order in which a reader should mend what is wrong. */
  List<CheckDocument> checks() {
    List<CheckDocument> checks = new ArrayList<>();
    checks.add(CheckDocument.fine("avatar", Version.line(surroundings)));
    checks.add(machine());
    checks.add(space("temporary files", Path.of(surroundings.property("java.io.tmpdir"))));
    checks.add(space("this folder", surroundings.folder()));
    checks.add(terminal());
    checks.addAll(settings());
    checks.add(key());
    checks.addAll(prices());
    checks.add(log());
    checks.add(rendering());
    return checks;
  }

  private CheckDocument machine() {
    Runtime runtime = Runtime.getRuntime();
    return CheckDocument.fine(
        "machine",
        surroundings.property("os.arch")
            + ", "
            + runtime.availableProcessors()
            + " cores, "
            + mebibytes(runtime.maxMemory())
            + " for Java");
  }

  private static CheckDocument space(String name, Path folder) {
    try {
      FileStore disk = Files.getFileStore(folder);
      String free = mebibytes(disk.getUsableSpace()) + " free";
      if (!Files.isWritable(folder)) {
        return CheckDocument.wrong(name, folder + " cannot be written");
      }
      return disk.getUsableSpace() < ENOUGH_BYTES
          ? CheckDocument.wrong(name, folder + " is almost full, " + free)
          : CheckDocument.fine(name, folder + " can be written, " + free);
    } catch (IOException failed) {
      return CheckDocument.wrong(name, folder + " cannot be looked at: " + failed);
    }
  }

  private CheckDocument terminal() {
    String kind = surroundings.isTerminal("err") ? "a terminal" : "no terminal";
    String color = surroundings.isPlain() ? "no color" : "color";
    String letters = surroundings.isUnicode() ? "Unicode" : "ASCII";
    return CheckDocument.fine(
        "output", kind + ", " + surroundings.columns() + " columns, " + color + ", " + letters);
  }

  private List<CheckDocument> settings() {
    List<CheckDocument> checks = new ArrayList<>();
    Configuration configuration = configuration(checks);
    for (Setting setting : Setting.values()) {
      checks.add(setting(configuration, setting));
    }
    checks.addAll(store(configuration));
    return checks;
  }

  /** A setting that cannot be read was told already. */
  private static List<CheckDocument> store(Configuration configuration) {
    try {
      return new StoreExamination(configuration.data()).checks();
    } catch (CliException refused) {
      return List.of();
    }
  }

  /** The configuration, without its file when that cannot be read. */
  private Configuration configuration(List<CheckDocument> checks) {
    Path file = Configuration.file(surroundings);
    try {
      Configuration configuration = Configuration.of(surroundings);
      String there = Files.exists(file) ? "" : " (not there; it need not be)";
      checks.add(CheckDocument.fine("configuration", file + there));
      return configuration;
    } catch (CliException refused) {
      checks.add(CheckDocument.wrong("configuration", String.valueOf(refused.getMessage())));
      return Configuration.withoutFile(surroundings);
    }
  }

  private static CheckDocument setting(Configuration configuration, Setting setting) {
    Configuration.Value value = configuration.value(setting);
    String text = value.text().isEmpty() ? "none" : shown(setting, value.text());
    try {
      configuration.check(setting);
      return CheckDocument.fine(setting.key(), text + " (" + value.origin() + ")");
    } catch (CliException refused) {
      return CheckDocument.wrong(setting.key(), String.valueOf(refused.getMessage()));
    }
  }

  private static String shown(Setting setting, String text) {
    return setting == Setting.STORE ? StoreServer.shown(text) : text;
  }

  /** Whether there is a key and where it comes from; never the key. */
  private CheckDocument key() {
    String origin =
        surroundings.variable("FAL_KEY").isBlank() ? "FAL_KEY_ID and FAL_KEY_SECRET" : "FAL_KEY";
    try {
      return FalSettings.from(surroundings.environment())
          .map(
              fal ->
                  CheckDocument.fine("fal key", "found (environment " + origin + ")" + elsewhere()))
          .orElseGet(() -> CheckDocument.fine("fal key", "none; --provider fal needs FAL_KEY"));
    } catch (IllegalArgumentException unusable) {
      return CheckDocument.wrong("fal key", String.valueOf(unusable.getMessage()));
    }
  }

  /** What fal asks today; nobody is asked without a key. */
  private List<CheckDocument> prices() {
    try {
      return FalSettings.from(surroundings.environment())
          .map(
              fal -> new PriceExamination(fal, Configuration.of(surroundings).catalog("")).checks())
          .orElseGet(() -> List.of(CheckDocument.fine("fal prices", "not asked, without a key")));
    } catch (CliException | IllegalArgumentException toldAlready) {
      return List.of();
    }
  }

  private String elsewhere() {
    String base = surroundings.variable("FAL_BASE_URL");
    return base.isBlank() ? "" : ", for " + base + " (environment FAL_BASE_URL)";
  }

  /** A run with an unknown value ends before it comes here. */
  private CheckDocument log() {
    String level = surroundings.variable(Logs.VARIABLE);
    return CheckDocument.fine(
        "log", level.isEmpty() ? "off (default)" : level + " (environment " + Logs.VARIABLE + ")");
  }

  /** Measures all bundled files and renders one small video, so that a broken library shows. */
  private CheckDocument rendering() {
    StudioSettings small = StudioSettings.offline(smallPictures(), SEED);
    try (Demo demo = Demo.unpacked(surroundings);
        AvatarStudio studio = Wiring.studio(small)) {
      Optional<AvatarDraft> draft = Optional.empty();
      for (Scene scene : Demo.SCENES) {
        draft = Optional.of(measured(demo, scene, studio));
      }
      Video video = studio.render(draft.orElseThrow(), studio.quote(draft.orElseThrow()).approve());
      return CheckDocument.fine(
          "rendering",
          "the bundled files were measured, and "
              + video.stored().facts().length()
              + " of small video made of them");
    } catch (AvatarException failed) {
      return CheckDocument.wrong("rendering", String.valueOf(failed.getMessage()));
    } catch (UncheckedIOException disk) {
      return CheckDocument.wrong("rendering", Trouble.of(disk).sentences().get(0));
    }
  }

  private static AvatarDraft measured(Demo demo, Scene scene, AvatarStudio studio) {
    AvatarDraft draft = AvatarDraft.of(demo.file(scene.portrait()), demo.file(scene.speech()));
    studio.quote(draft);
    return draft;
  }

  private static Catalog smallPictures() {
    try {
      return Catalog.parse(new StringReader(Cli.resource(SMALL_PICTURES)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}
