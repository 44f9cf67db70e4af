package dev.avatars.cli;

import dev.avatars.application.Offer;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.request.AvatarDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files of a video and how it is to be made. */
final class MediaOptions {
  @Parameters(
      index = "0",
      paramLabel = "IMAGE",
      description = "The portrait: a JPEG, PNG, WebP, GIF or AVIF file.")
  private String image = "";

  @Parameters(
      index = "1",
      paramLabel = "AUDIO",
      description = "The speech: an MP3, Ogg, WAV, M4A or AAC file.")
  private String audio = "";

  @Option(names = "--tier", paramLabel = "TIER", description = "standard or pro.")
  private String tier = "";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "One model of 'avatar models' instead of the tier's default.")
  private String model = "";

  @Option(names = "--prompt", paramLabel = "TEXT", description = "How the portrait should behave.")
  private String prompt = "";

  /**
   * The draft that these options describe.
   *
   * @throws IllegalArgumentException when the catalogue has no such model
   */
  AvatarDraft draft(Surroundings surroundings, Configuration configuration, Catalog catalog) {
    AvatarDraft draft =
        AvatarDraft.of(file(surroundings, "image", image), file(surroundings, "audio", audio))
            .withPrompt(prompt)
            .withTier(configuration.tier(tier));
    return model.isEmpty() ? draft : draft.withModel(catalog.model(new ModelId(model)).id());
  }

  /** Whether an offer is of the tier and the model that were asked for, if any were. */
  boolean isWanted(Offer offer) {
    boolean wantedTier = tier.isEmpty() || offer.model().tier() == Tier.parse(tier);
    return wantedTier && (model.isEmpty() || offer.model().id().value().equals(model));
  }

  /** Where the portrait and the speech are. */
  List<Path> files(Surroundings surroundings) {
    return List.of(surroundings.resolve(image), surroundings.resolve(audio));
  }

  /** The portrait's file name without its extension, safe as a part of another name. */
  String name() {
    return name(Path.of(image));
  }

  /** A file's name without its extension, safe as a part of another name. */
  static String name(Path image) {
    String file = String.valueOf(image.getFileName());
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    String safe = stem.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return safe.startsWith(".") || safe.startsWith("-") || isReserved(safe)
        ? "avatar" + safe
        : safe;
  }

  /** Names that mean a device on Windows, whatever their extension. */
  private static boolean isReserved(String name) {
    return name.toLowerCase(Locale.ROOT).matches("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
  }

  private static MediaSource file(Surroundings surroundings, String field, String path) {
    if (path.isEmpty()) {
      throw CliException.badInput(field + ": found an empty name; allowed: a file");
    }
    return MediaSource.file(surroundings.resolve(path));
  }
}
