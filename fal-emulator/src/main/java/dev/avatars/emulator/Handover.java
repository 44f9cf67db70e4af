package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.emulator.Staging.Ready;
import dev.avatars.emulator.Staging.Unusable;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.MediaProbe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Hands a request's files over to the provider: through its own storage where they can be measured
 * first, as addresses of files on this machine otherwise.
 */
final class Handover {
  private final InputFiles inputs;
  private final AssetStorage storage;
  private final Optional<MediaProbe> probe;

  Handover(InputFiles inputs, AssetStorage storage, Optional<MediaProbe> probe) {
    this.inputs = inputs;
    this.storage = storage;
    this.probe = probe;
  }

  Staging<StagedMedia> stage(JsonNode input, JobId job, Instant now) {
    return inputs
        .file(input, "image_url", now)
        .then(
            portrait ->
                inputs.file(input, "audio_url", now).then(speech -> stage(portrait, speech, job)));
  }

  private Staging<StagedMedia> stage(Path portrait, Path speech, JobId job) {
    if (probe.isEmpty()) {
      return ready(portrait.toUri(), speech.toUri());
    }
    return portrait(probe.get(), portrait)
        .then(picture -> speech(probe.get(), speech, job).then(sound -> ready(picture, sound)));
  }

  private Staging<URI> portrait(MediaProbe measuring, Path file) {
    return measuring
        .portrait(MediaSource.file(file))
        .<Staging<URI>>fold(
            facts -> stored(storage.store(facts)),
            violation -> refused(ModelError.IMAGE_LOAD_ERROR, "image_url", violation));
  }

  private Staging<URI> speech(MediaProbe measuring, Path file, JobId job) {
    return measuring
        .speech(MediaSource.file(file))
        .<Staging<URI>>fold(
            facts -> stored(storage.store(facts, job)),
            violation -> refused(ModelError.AUDIO_LOAD_ERROR, "audio_url", violation));
  }

  private static Staging<StagedMedia> ready(URI portrait, URI speech) {
    return new Ready<>(new StagedMedia(portrait, speech));
  }

  private static Staging<URI> stored(AssetStorage.Upload upload) {
    return upload.<Staging<URI>>fold(
        Ready::new, failure -> new Unusable<>(FailureWords.outcome(failure)));
  }

  private static Staging<URI> refused(ModelError error, String field, Violation violation) {
    return new Unusable<>(error.outcome(List.of("body", field), violation.toString()));
  }
}
