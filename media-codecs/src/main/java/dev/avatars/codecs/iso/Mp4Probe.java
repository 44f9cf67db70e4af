package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.Optional;

/**
 * Checks that a finished MP4 file is whole, and measures its video and sound.
 *
 * <p>Every sample of both tracks is looked for in the file; nothing is decoded. Stateless and
 * thread-safe.
 *
 * <pre>{@code
 * try (ByteSource source = ByteSource.of(Path.of("avatar.mp4"))) {
 *   Reading<Mp4Facts> reading = Mp4Probe.probe(source);
 * }
 * }</pre>
 */
public final class Mp4Probe {
  private static final String ALLOWED = "MP4 with at least one frame of video";

  /** Where width and height stand in a VisualSampleEntry (ISO/IEC 14496-12, 12.1.3). */
  private static final int WIDTH = 24;

  private static final int HEIGHT = 26;

  private Mp4Probe() {}

  /** Measures a file; refused where it is no MP4, or was cut before its index, or has no video. */
  public static Reading<Mp4Facts> probe(ByteSource source) throws IOException {
    if (!IsoSound.opens(source)) {
      return Reading.refused("bytes that are no MP4 file", ALLOWED);
    }
    return Movie.in(source, ALLOWED).then(Mp4Probe::withVideo);
  }

  private static Reading<Mp4Facts> withVideo(Movie movie) throws IOException {
    Optional<TrackReader> video = movie.track("vide");
    if (video.isEmpty()) {
      return Reading.refused("an MP4 file without a video track", ALLOWED);
    }
    return video.get().read().then(track -> measured(movie, track));
  }

  private static Reading<Mp4Facts> measured(Movie movie, Track track) throws IOException {
    ByteSource source = movie.source();
    TrackTime time = TrackTime.of(source, track);
    int width = source.u16(track.description().body() + WIDTH);
    int height = source.u16(track.description().body() + HEIGHT);
    if (time.samples() == 0 || time.overlaps() || width < 1 || height < 1) {
      return Reading.refused("an MP4 file without frames of video", ALLOWED);
    }
    Optional<Measured> sound = sound(movie);
    boolean isSoundCut = sound.map(Measured::isCut).orElse(false);
    return Reading.of(
        new Mp4Facts(
            width,
            height,
            track.description().type(),
            length(time, track, movie),
            time.samples(),
            sound.map(Measured::length),
            movie.isCut() || time.isCut() || isSoundCut));
  }

  private record Measured(TrackLength length, boolean isCut) {}

  private static Optional<Measured> sound(Movie movie) throws IOException {
    Optional<TrackReader> reader = movie.track("soun");
    if (reader.isEmpty()) {
      return Optional.empty();
    }
    Reading<Measured> reading = reader.get().read().then(track -> measuredSound(movie, track));
    return reading.fold(Optional::of, refusal -> Optional.empty());
  }

  private static Reading<Measured> measuredSound(Movie movie, Track track) throws IOException {
    TrackTime time = TrackTime.of(movie.source(), track);
    return Reading.of(new Measured(length(time, track, movie), time.isCut() || time.overlaps()));
  }

  private static TrackLength length(TrackTime time, Track track, Movie movie) {
    Presentation part = Presentation.of(time.ticks(), time.start(), track, movie.timescale());
    return new TrackLength(part.length(), track.timescale());
  }
}
