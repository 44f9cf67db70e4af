package dev.avatars.cli;

import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.request.AvatarDraft;
import java.nio.file.Path;
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

  /** The draft that these options describe. */
  AvatarDraft draft(Surroundings surroundings, Configuration configuration) {
    AvatarDraft draft =
        AvatarDraft.of(file(surroundings, image), file(surroundings, audio))
            .withPrompt(prompt)
            .withTier(Tier.parse(configuration.value(Setting.TIER, tier)));
    return model.isEmpty() ? draft : draft.withModel(new ModelId(model));
  }

  /** The portrait's file name without its extension, safe as a part of another name. */
  String name() {
    String file = String.valueOf(Path.of(image).getFileName());
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    String safe = stem.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return safe.startsWith(".") ? "avatar" + safe : safe;
  }

  private static MediaSource file(Surroundings surroundings, String path) {
    return MediaSource.file(surroundings.resolve(path));
  }
}
