package dev.avatars.fake;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.audio.AudioContainer;
import dev.avatars.codecs.audio.AudioFacts;
import dev.avatars.codecs.audio.AudioProbe;
import dev.avatars.codecs.image.ImageFacts;
import dev.avatars.codecs.image.ImageProbe;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.model.ModelLimits;
import dev.avatars.fake.Checked.Failed;
import dev.avatars.fake.Checked.Passed;
import dev.avatars.ports.SubmitOrder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the provider does first with a request that has its turn: it reads the files for itself,
 * whatever the caller measured, and holds them against the model's limits.
 */
final class Inspection {
  private final FakeAssets assets;

  Inspection(FakeAssets assets) {
    this.assets = assets;
  }

  /** Files that the model takes. */
  record Media(Path portraitFile, Portrait portrait, Path speechFile, Speech speech) {}

  /** Reads and checks the files of an order. */
  Checked<Media> inspect(SubmitOrder order) {
    ModelLimits limits = order.model().limits();
    return file("portrait", order.media().portrait(), limits.imageBytes())
        .then(
            picture ->
                file("speech", order.media().speech(), limits.soundBytes())
                    .then(sound -> measured(picture, sound)))
        .then(media -> withinLimits(limits, media, order.prompt()));
  }

  private Checked<Path> file(String field, URI address, long mostBytes) {
    Optional<Path> file = assets.locate(address);
    if (file.isEmpty()) {
      return refused(
          ValidationError.FILE_DOWNLOAD_ERROR,
          new Violation(field, "nothing at " + address, "the address of a stored file"));
    }
    return size(field, file.get(), mostBytes);
  }

  private static Checked<Path> size(String field, Path file, long mostBytes) {
    try {
      long bytes = Files.size(file);
      return bytes <= mostBytes
          ? new Passed<>(file)
          : refused(
              ValidationError.FILE_TOO_LARGE,
              new Violation(field, bytes + " bytes", "at most " + mostBytes + " bytes"));
    } catch (IOException unreadable) {
      return unreadable(field, unreadable);
    }
  }

  private static Checked<Media> measured(Path picture, Path sound) {
    return portrait(picture)
        .then(
            portrait ->
                speech(sound)
                    .then(speech -> new Passed<>(new Media(picture, portrait, sound, speech))));
  }

  private static Checked<Portrait> portrait(Path file) {
    try (ByteSource source = ByteSource.of(file)) {
      MeasuredBytes bytes = MeasuredBytes.of(file);
      return ImageProbe.probe(source)
          .fold(facts -> new Passed<>(portrait(file, facts, bytes)), Inspection::noPicture);
    } catch (IOException unreadable) {
      return unreadable("portrait", unreadable);
    }
  }

  private static Portrait portrait(Path file, ImageFacts facts, MeasuredBytes bytes) {
    return new Portrait(
        MediaSource.file(file),
        ImageFormat.valueOf(facts.format().name()),
        facts.shownWidth(),
        facts.shownHeight(),
        bytes.count(),
        bytes.digest(),
        Set.of());
  }

  private static Checked<Speech> speech(Path file) {
    try (ByteSource source = ByteSource.of(file)) {
      MeasuredBytes bytes = MeasuredBytes.of(file);
      return AudioProbe.probe(source)
          .fold(
              reading -> new Passed<>(speech(file, reading.facts(), bytes)),
              reading -> noSound(reading.refusal()));
    } catch (IOException unreadable) {
      return unreadable("speech", unreadable);
    }
  }

  private static Speech speech(Path file, AudioFacts facts, MeasuredBytes bytes) {
    return new Speech(
        MediaSource.file(file),
        format(facts.container()),
        facts.codec().label(),
        new MediaLength(facts.samples(), facts.sampleRate()),
        facts.channels(),
        bytes.count(),
        bytes.digest(),
        Set.of());
  }

  private static AudioFormat format(AudioContainer container) {
    return switch (container) {
      case MP3 -> AudioFormat.MP3;
      case ADTS -> AudioFormat.AAC;
      case WAV -> AudioFormat.WAV;
      case OGG -> AudioFormat.OGG;
      case MP4 -> AudioFormat.M4A;
    };
  }

  private static Checked<Media> withinLimits(ModelLimits limits, Media media, String prompt) {
    List<Violation> violations = limits.violations(media.portrait(), media.speech(), prompt);
    if (violations.isEmpty()) {
      return new Passed<>(media);
    }
    String sentence =
        violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
    ValidationError error = ValidationError.of(limits, media.portrait(), media.speech());
    return new Failed<>(FakeFailures.requestRefused(sentence, error.words(violations.get(0))));
  }

  private static Checked<Portrait> noPicture(Refusal refusal) {
    return refused(ValidationError.IMAGE_LOAD_ERROR, violation("portrait", refusal));
  }

  private static Checked<Speech> noSound(Refusal refusal) {
    return refused(ValidationError.AUDIO_LOAD_ERROR, violation("speech", refusal));
  }

  private static <T> Checked<T> unreadable(String field, IOException reason) {
    return refused(
        ValidationError.FILE_DOWNLOAD_ERROR,
        new Violation(field, "a file that cannot be read (" + reason + ")", "a readable file"));
  }

  private static Violation violation(String field, Refusal refusal) {
    return new Violation(field, refusal.found(), refusal.allowed());
  }

  private static <T> Checked<T> refused(ValidationError error, Violation violation) {
    return new Failed<>(FakeFailures.requestRefused(violation.toString(), error.words(violation)));
  }
}
