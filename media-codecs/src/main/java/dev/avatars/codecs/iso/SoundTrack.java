package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.Optional;

/**
 * The first track with sound and how it is coded.
 *
 * @param movie the movie that holds it
 * @param track the track
 * @param entry how it is coded
 */
record SoundTrack(Movie movie, Track track, SoundEntry entry) {
  static Reading<SoundTrack> in(ByteSource source) throws IOException {
    return Movie.in(source, IsoSound.ALLOWED).then(SoundTrack::in);
  }

  static Reading<SoundTrack> in(Movie movie) throws IOException {
    Optional<TrackReader> track = movie.track("soun");
    if (track.isEmpty()) {
      return new Reading.Refused<>(IsoSound.noSound());
    }
    return track.get().read().then(found -> coded(movie, found));
  }

  private static Reading<SoundTrack> coded(Movie movie, Track track) throws IOException {
    return new SoundEntryReader(movie.source(), track.description())
        .read()
        .then(entry -> Reading.of(new SoundTrack(movie, track, entry)));
  }
}
