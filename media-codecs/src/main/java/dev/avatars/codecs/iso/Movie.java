package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.Optional;

/**
 * The movie box of a file and what surrounds it (ISO/IEC 14496-12, 8.2.1 moov).
 *
 * @param source the file
 * @param moov the box
 * @param timescale the movie's ticks a second
 * @param isCut whether the last box of the file claims bytes beyond its end
 */
record Movie(ByteSource source, Box moov, long timescale, boolean isCut) {
  private static final int MOST_TRACKS = 100;

  /** Finds the movie; refused where there is none or it is cut. */
  static Reading<Movie> in(ByteSource source, String allowed) throws IOException {
    Boxes boxes = Boxes.of(source);
    Optional<Box> moov = Optional.empty();
    boolean isCut = false;
    for (Optional<Box> box = boxes.next(); box.isPresent(); box = boxes.next()) {
      moov = moov.isEmpty() && box.get().is("moov") ? box : moov;
      isCut = box.get().isCut();
    }
    if (moov.isEmpty() || moov.get().isCut()) {
      return Reading.refused("an MP4 file that was cut before its index (moov) was whole", allowed);
    }
    return Reading.of(new Movie(source, moov.get(), timescale(source, moov.get()), isCut));
  }

  private static long timescale(ByteSource source, Box moov) throws IOException {
    Optional<Box> mvhd = Boxes.first(source, moov, "mvhd");
    if (mvhd.isEmpty()) {
      return 0;
    }
    return source.u32(mvhd.get().fields() + (mvhd.get().version(source) == 1 ? 16 : 8));
  }

  /** The first track with a handler such as {@code "soun"}, if there is one. */
  Optional<TrackReader> track(String handler) throws IOException {
    Boxes boxes = Boxes.inside(source, moov);
    for (int i = 0; i < MOST_TRACKS; i++) {
      Optional<Box> trak = boxes.next("trak");
      if (trak.isEmpty()) {
        break;
      }
      TrackReader track = new TrackReader(source, moov, trak.get());
      if (track.handler().equals(handler)) {
        return Optional.of(track);
      }
    }
    return Optional.empty();
  }
}
