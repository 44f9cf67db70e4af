package dev.avatars.fake;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.iso.Box;
import dev.avatars.codecs.iso.Boxes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The sound track of an MP4 file. */
final class SoundTrack {
  /** Where the four characters of a box stand after its start (ISO/IEC 14496-12, 4.2). */
  private static final int TYPE = 4;

  /** Where the handler type stands in the body of a handler box (ISO/IEC 14496-12, 8.4.3). */
  private static final int HANDLER_TYPE = 8;

  private SoundTrack() {}

  /**
   * Turns the box of the sound track into free space (8.1.2), so that players find none. Does
   * nothing to a file without one.
   */
  static void hide(Path video) throws IOException {
    Optional<Box> track = Files.exists(video) ? find(video) : Optional.empty();
    if (track.isPresent()) {
      try (FileChannel file = FileChannel.open(video, StandardOpenOption.WRITE)) {
        ByteBuffer free = StandardCharsets.US_ASCII.encode("free");
        file.write(free, track.get().start() + TYPE);
      }
    }
  }

  private static Optional<Box> find(Path video) throws IOException {
    try (ByteSource source = ByteSource.of(video)) {
      Optional<Box> movie = Boxes.of(source).next("moov");
      return movie.isPresent() ? find(source, movie.get()) : Optional.empty();
    }
  }

  private static Optional<Box> find(ByteSource source, Box movie) throws IOException {
    Boxes tracks = Boxes.inside(source, movie);
    Optional<Box> track = tracks.next("trak");
    while (track.isPresent() && !isSound(source, track.get())) {
      track = tracks.next("trak");
    }
    return track;
  }

  private static boolean isSound(ByteSource source, Box track) throws IOException {
    Optional<Box> media = Boxes.first(source, track, "mdia");
    Optional<Box> handler =
        media.isPresent() ? Boxes.first(source, media.get(), "hdlr") : Optional.empty();
    return handler.isPresent() && source.startsWith(handler.get().body() + HANDLER_TYPE, "soun");
  }
}
