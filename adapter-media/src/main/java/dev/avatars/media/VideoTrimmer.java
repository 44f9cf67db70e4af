package dev.avatars.media;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.iso.Mp4Trimmer;
import dev.avatars.codecs.iso.TrackLength;
import dev.avatars.codecs.iso.TrimmedMp4;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.ports.MediaProbe.Measured;
import dev.avatars.ports.MediaProbe.Probed;
import dev.avatars.ports.MediaProbe.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;

/**
 * Copies a video up to the end of its speech, without coding anything anew; the video itself stays
 * as it is. Stateless and thread-safe; a video of any size goes through a small window.
 *
 * <pre>{@code
 * Probed<StoredVideo> copy =
 *     new VideoTrimmer().copy(video.stored(), video.job().request().speech().length(), target);
 * }</pre>
 */
public final class VideoTrimmer {
  private final LocalMediaProbe probe = new LocalMediaProbe();

  /** A trimmer. */
  public VideoTrimmer() {}

  /**
   * Writes the copy and measures it.
   *
   * @param speech what is kept of the video, from its start
   * @param target where the copy goes; replaced when it is there, and not touched by a refusal
   *     unless the copy turns out to be no video
   * @return the copy, or why this video cannot be cut there
   * @throws UncheckedIOException when the video cannot be read or the copy not written
   */
  public Probed<StoredVideo> copy(StoredVideo video, MediaLength speech, Path target) {
    requireNonNull(target, "target");
    TrackLength length = new TrackLength(speech.units(), speech.unitsPerSecond());
    try (ByteSource source = ByteSource.of(video.file())) {
      Reading<Sha256> copied =
          Mp4Trimmer.trim(source, length).then(trimmed -> Reading.of(written(trimmed, target)));
      return copied.<Probed<StoredVideo>>fold(
          digest -> measured(target, digest, speech), VideoTrimmer::refused);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Sha256 written(TrimmedMp4 trimmed, Path target) throws IOException {
    try (DigestOutputStream out = digesting(Files.newOutputStream(target))) {
      trimmed.writeTo(out);
      return Sha256.from(out.getMessageDigest().digest());
    }
  }

  private static DigestOutputStream digesting(OutputStream out) {
    return new DigestOutputStream(out, Sha256.digester());
  }

  private Probed<StoredVideo> measured(Path copy, Sha256 digest, MediaLength speech) {
    return probe
        .video(copy)
        .<Probed<StoredVideo>>fold(
            facts -> new Measured<>(stored(copy, digest, facts, speech)), Refused::new);
  }

  private static StoredVideo stored(
      Path copy, Sha256 digest, VideoFacts facts, MediaLength speech) {
    return new StoredVideo(
        copy, copy.toFile().length(), digest, facts, StoredVideo.compare(facts, speech));
  }

  private static Probed<StoredVideo> refused(Refusal refusal) {
    return new Refused<>(new Violation("video", refusal.found(), refusal.allowed()));
  }
}
