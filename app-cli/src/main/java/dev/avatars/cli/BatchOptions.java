package dev.avatars.cli;

import dev.avatars.application.BatchSettings;
import dev.avatars.batch.ManifestFile;
import dev.avatars.batch.ManifestOptions;
import dev.avatars.domain.batch.BatchName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which batch, and where everything of it is. */
final class BatchOptions {
  @Parameters(
      index = "0",
      paramLabel = "MANIFEST",
      description = "A CSV or JSON Lines file with a row for each clip; see 'avatar batch init'.")
  private String manifest = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Where the videos and the journal go; a folder of the batch's name by default.")
  private String folder = "";

  @Option(
      names = "--file-name",
      paramLabel = "TEMPLATE",
      description =
          "How the videos are called, such as '{customer}/{name}.{ext}'; every column can be named.")
  private String template = "";

  @Option(
      names = "--set",
      paramLabel = "COLUMN=TEXT",
      description = "What rows say that leave a column empty; may be repeated.")
  private List<String> defaults = List.of();

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "standard or pro, for rows that do not say.")
  private String tier = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the batch is called; the manifest's name by default.")
  private String name = "";

  ManifestFile manifest(Surroundings surroundings, Configuration configuration) {
    if (manifest.isEmpty()) {
      throw CliException.badInput("manifest: found an empty name; allowed: a file");
    }
    Path file = surroundings.resolve(manifest);
    ManifestOptions options =
        ManifestOptions.standard().withDefaults(defaults()).withTier(configuration.tier(tier));
    ManifestOptions templated = template.isEmpty() ? options : options.withTemplate(template);
    ManifestOptions named = name.isEmpty() ? templated : templated.named(new BatchName(name));
    ManifestFile unplaced = ManifestFile.open(file, named);
    return ManifestFile.open(
        file, named.withInputs(folder(surroundings, unplaced.name()).resolve(".inputs")));
  }

  /** Where the videos go. */
  Path folder(Surroundings surroundings, BatchName batch) {
    return surroundings.resolve(folder.isEmpty() ? batch.value() : folder);
  }

  /** Where it is written what became of the rows. */
  Path journal(Surroundings surroundings, BatchName batch) {
    return folder(surroundings, batch).resolve(batch.value() + ".journal.jsonl");
  }

  BatchSettings settings(Surroundings surroundings, BatchName batch) {
    return BatchSettings.into(folder(surroundings, batch));
  }

  private Map<String, String> defaults() {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : defaults) {
      int equal = pair.indexOf('=');
      if (equal < 1) {
        throw CliException.badInput(
            "set: found '" + pair + "'; allowed: a column and a text, such as tier=pro");
      }
      found.put(pair.substring(0, equal), pair.substring(equal + 1));
    }
    return found;
  }
}
