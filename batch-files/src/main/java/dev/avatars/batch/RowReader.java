package dev.avatars.batch;

import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.batch.OutputName;
import dev.avatars.domain.batch.RowFault;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.Label;
import dev.avatars.ports.Manifest.Entry;
import dev.avatars.ports.Manifest.Good;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes rows of cells, or tells every fault of them. */
final class RowReader {
  private static final String OUTPUT = "output";
  private static final String EXTENSION = "mp4";
  private static final String TIERS = "standard or pro";
  private static final String MODELS = "1 to 64 lower-case letters, digits, dots and hyphens";
  private static final String LABELS =
      "labels between spaces or |, each of 1 to 64 letters, digits, dots, hyphens, underscores,"
          + " colons and equal signs";
  private static final String NAMES = "a name that stays where it is: no '..', no '/' at the start";
  private static final String FILES = "a path, or an address that begins with http:// or https://";
  private static final Pattern BETWEEN_LABELS = Pattern.compile("[\\s|]+");
  private static final Pattern CLIMBING =
      Pattern.compile("[/\\\\].*|[A-Za-z]:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");

  private final ManifestOptions options;
  private final OutputTemplate template;
  private final Inputs inputs;

  RowReader(ManifestOptions options, Inputs inputs) {
    this.options = options;
    this.template = new OutputTemplate(options.template());
    this.inputs = inputs;
  }

  ManifestOptions options() {
    return options;
  }

  /** What is wrong with the defaults, told once and not with every row. */
  List<RowFault> faults(int line) {
    Cells cells = new Cells(line);
    options.defaults().forEach(cells::put);
    tier(cells);
    cells.parsed(Column.MODEL, MODELS, ModelId::new);
    labels(cells);
    return cells.hasFaults() ? cells.faulty().faults() : List.of();
  }

  /** What is wrong with the template where these variables are known. */
  Optional<Violation> templateViolation(Set<String> variables) {
    return template.violation(variables);
  }

  /** What is wrong with the template whatever the variables are. */
  Optional<Violation> templateViolation() {
    return template.wrongPlace();
  }

  /** The row of these cells, or its faults. */
  Entry entry(Cells cells) {
    options.defaults().forEach(cells::putIfAbsent);
    Tier tier = tier(cells).orElse(options.tier());
    Optional<ModelId> model = cells.parsed(Column.MODEL, MODELS, ModelId::new);
    Set<Label> labels = labels(cells);
    Optional<Path> image = file(cells, Column.IMAGE);
    Optional<Path> audio = file(cells, Column.AUDIO);
    String name = name(cells);
    Optional<OutputName> output = output(cells, name, tier);
    if (cells.hasFaults()) {
      return cells.faulty(image.map(MediaSource::file), audio.map(MediaSource::file));
    }
    AvatarDraft draft =
        AvatarDraft.of(image.orElseThrow(), audio.orElseThrow())
            .withTier(tier)
            .withPrompt(cells.text(Column.PROMPT).orElse(""))
            .withLabels(labels);
    return new Good(
        new BatchRow(
            cells.line(), name, output.orElseThrow(), model.map(draft::withModel).orElse(draft)));
  }

  private static Optional<Tier> tier(Cells cells) {
    return cells.parsed(Column.TIER, TIERS, Tier::parse);
  }

  private static Set<Label> labels(Cells cells) {
    Set<Label> labels = new LinkedHashSet<>();
    cells.text(Column.LABELS).stream()
        .flatMap(text -> Arrays.stream(BETWEEN_LABELS.split(text)))
        .filter(text -> !text.isEmpty())
        .forEach(text -> label(cells, text).ifPresent(labels::add));
    return labels;
  }

  private static Optional<Label> label(Cells cells, String text) {
    return cells.parsed(Column.LABELS, text, LABELS, Label::new);
  }

  private Optional<Path> file(Cells cells, String column) {
    Optional<String> text = cells.text(column);
    if (text.isEmpty() && !cells.isRefused(column)) {
      cells.refuse(column, "nothing", FILES);
    }
    return text.flatMap(
        place ->
            inputs
                .find(column, place)
                .<Optional<Path>>fold(
                    Optional::of,
                    refused -> {
                      cells.refuse(refused);
                      return Optional.empty();
                    }));
  }

  private static String name(Cells cells) {
    Optional<String> given = cells.text(Column.NAME);
    given
        .filter(name -> CLIMBING.matcher(name).matches())
        .ifPresent(name -> cells.refuse(Column.NAME, Shown.quoted(name), NAMES));
    return given.orElseGet(() -> stem(cells, Column.IMAGE) + "-" + stem(cells, Column.AUDIO));
  }

  private static String stem(Cells cells, String column) {
    return cells.text(column).map(Inputs::stem).orElse("");
  }

  /** The place is not judged where what it is made of was refused already. */
  private Optional<OutputName> output(Cells cells, String name, Tier tier) {
    if (cells.isRefused(Column.NAME)) {
      return Optional.empty();
    }
    Map<String, String> values = values(cells, name, tier);
    List<String> missing = template.missingFrom(values);
    missing.stream()
        .filter(each -> !cells.isRefused(each))
        .forEach(
            each ->
                cells.refuse(Shown.plain(each), "nothing", "a value, since the output needs it"));
    return missing.isEmpty() ? output(cells, template.filled(values)) : Optional.empty();
  }

  private static Optional<OutputName> output(Cells cells, String place) {
    Optional<Violation> violation = OutputName.violation(place);
    violation.ifPresent(wrong -> cells.refuse(OUTPUT, Shown.quoted(place), wrong.allowed()));
    return violation.isPresent() ? Optional.empty() : Optional.of(new OutputName(place));
  }

  private static Map<String, String> values(Cells cells, String name, Tier tier) {
    Map<String, String> values = new HashMap<>(cells.all());
    values.keySet().removeAll(Column.KNOWN);
    values.put("name", name);
    values.put("line", Integer.toString(cells.line()));
    values.put("tier", tier.label());
    values.put("image", stem(cells, Column.IMAGE));
    values.put("audio", stem(cells, Column.AUDIO));
    values.put("ext", EXTENSION);
    return values;
  }
}
