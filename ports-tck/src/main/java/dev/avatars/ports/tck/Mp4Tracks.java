package dev.avatars.ports.tck;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.VideoFacts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the size and the track lengths of an MP4 file from its {@code moov} box (ISO/IEC 14496-12),
 * just enough for a contract to compare a video with its speech.
 */
final class Mp4Tracks {
  private static final int BOX_HEADER = 8;
  private static final int LONG_VERSION_EXTRA = 12;
  private static final String MOVIE = "moov";

  private final ByteBuffer movie;
  private final int scale;

  private Mp4Tracks(ByteBuffer movie) {
    this.movie = movie;
    this.scale = scale(child(movie, "mvhd").orElseThrow());
  }

  /** What the file is; empty when it is no MP4 file with a picture track. */
  static Optional<VideoFacts> read(byte[] file) {
    try {
      return child(ByteBuffer.wrap(file), MOVIE).map(Mp4Tracks::new).flatMap(Mp4Tracks::facts);
    } catch (RuntimeException malformed) {
      // Offsets and sizes come from the file; whatever they lead to, it is no video.
      return Optional.empty();
    }
  }

  private Optional<VideoFacts> facts() {
    List<ByteBuffer> tracks = children(movie, "trak");
    MediaLength sound = longest(tracks, "soun");
    MediaLength picture = longest(tracks, "vide");
    return tracks.stream()
        .filter(track -> isOf(track, "vide"))
        .findFirst()
        .map(track -> child(track, "tkhd").orElseThrow())
        .map(header -> new VideoFacts(width(header), height(header), picture, sound));
  }

  private MediaLength longest(List<ByteBuffer> tracks, String handler) {
    return tracks.stream()
        .filter(track -> isOf(track, handler))
        .map(track -> length(child(track, "tkhd").orElseThrow()))
        .reduce(MediaLength.ZERO, MediaLength::max);
  }

  /** The presentation's length: tkhd counts in the movie's time scale (8.3.2). */
  private MediaLength length(ByteBuffer header) {
    long units = isLong(header) ? header.getLong(28) : Integer.toUnsignedLong(header.getInt(20));
    return new MediaLength(units, scale);
  }

  private static int scale(ByteBuffer header) {
    return header.getInt(isLong(header) ? 20 : 12);
  }

  private static int width(ByteBuffer header) {
    return header.getShort((isLong(header) ? LONG_VERSION_EXTRA : 0) + 76);
  }

  private static int height(ByteBuffer header) {
    return header.getShort((isLong(header) ? LONG_VERSION_EXTRA : 0) + 80);
  }

  private static boolean isLong(ByteBuffer header) {
    return header.get(0) == 1;
  }

  private static boolean isOf(ByteBuffer track, String handler) {
    return child(track, "mdia")
        .flatMap(media -> child(media, "hdlr"))
        .map(header -> text(header, 8))
        .filter(handler::equals)
        .isPresent();
  }

  private static Optional<ByteBuffer> child(ByteBuffer parent, String type) {
    return children(parent, type).stream().findFirst();
  }

  private static List<ByteBuffer> children(ByteBuffer parent, String type) {
    List<ByteBuffer> found = new ArrayList<>();
    int at = 0;
    while (at + BOX_HEADER <= parent.limit()) {
      int size = parent.getInt(at);
      if (size < BOX_HEADER || size > parent.limit() - at) {
        return found;
      }
      if (text(parent, at + 4).equals(type)) {
        found.add(parent.slice(at + BOX_HEADER, size - BOX_HEADER));
      }
      at += size;
    }
    return found;
  }

  private static String text(ByteBuffer box, int at) {
    byte[] letters = new byte[4];
    box.get(at, letters);
    return new String(letters, StandardCharsets.US_ASCII);
  }
}
