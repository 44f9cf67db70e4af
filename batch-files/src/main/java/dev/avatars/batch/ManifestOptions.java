package dev.avatars.batch;

import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.model.Tier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a manifest is read where it says nothing itself. Immutable; each {@code with…} method answers
 * a changed copy.
 *
 * @param defaults texts by column, for rows whose cell is absent or empty; the columns in small
 *     letters
 * @param template where the videos go: names in braces, and text between them
 * @param tier the tier of rows that name neither a tier nor a model
 * @param name what the batch is called; otherwise it is called as its file
 * @param inputs the folder for files that are fetched from the web; otherwise {@code .inputs}
 *     beside the manifest
 */
public record ManifestOptions(
    Map<String, String> defaults,
    String template,
    Tier tier,
    Optional<BatchName> name,
    Optional<Path> inputs) {
  private static final ManifestOptions STANDARD =
      new ManifestOptions(
          Map.of(), "{name}.mp4", Tier.STANDARD, Optional.empty(), Optional.empty());

  /**
   * Checks what can be checked before a row is seen.
   *
   * @throws IllegalArgumentException for a default without a column, or a template whose braces do
   *     not fit
   */
  public ManifestOptions {
    defaults = folded(defaults);
    new OutputTemplate(template);
  }

  /** No defaults, {@code {name}.mp4}, the standard tier. */
  public static ManifestOptions standard() {
    return STANDARD;
  }

  /** With these texts for rows whose cell is absent or empty. */
  public ManifestOptions withDefaults(Map<String, String> newDefaults) {
    return new ManifestOptions(newDefaults, template, tier, name, inputs);
  }

  /** With another place for the videos, such as {@code {customer}/{name}-{tier}.{ext}}. */
  public ManifestOptions withTemplate(String newTemplate) {
    return new ManifestOptions(defaults, newTemplate, tier, name, inputs);
  }

  /** With another tier for rows that name none. */
  public ManifestOptions withTier(Tier newTier) {
    return new ManifestOptions(defaults, template, newTier, name, inputs);
  }

  /** With a name of its own for the batch. */
  public ManifestOptions named(BatchName newName) {
    return new ManifestOptions(defaults, template, tier, Optional.of(newName), inputs);
  }

  /** With another folder for files that are fetched from the web. */
  public ManifestOptions withInputs(Path folder) {
    return new ManifestOptions(defaults, template, tier, name, Optional.of(folder));
  }

  private static Map<String, String> folded(Map<String, String> defaults) {
    Map<String, String> folded = new TreeMap<>();
    defaults.forEach(
        (column, text) -> {
          String name = Column.folded(column);
          if (name.isEmpty() || folded.put(name, text) != null) {
            throw new IllegalArgumentException(
                "default: found "
                    + Shown.quoted(column)
                    + "; allowed: each column once, and none without a name");
          }
        });
    return Map.copyOf(folded);
  }
}
