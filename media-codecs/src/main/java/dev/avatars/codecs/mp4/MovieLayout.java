package dev.avatars.codecs.mp4;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Where everything stands in the file: the chunks of both tracks in turns, pictures first.
 *
 * @param video the picture track
 * @param audio the sound track
 * @param order all chunks in the order of the file
 */
record MovieLayout(TrackLayout video, TrackLayout audio, List<PlacedChunk> order) {
  private static final long LARGEST_32_BITS = 0xFFFF_FFFFL;

  /** More than the index before the first chunk takes, as 13 hours of both tracks fit in it. */
  private static final long INDEX_ALLOWANCE = 1L << 28;

  /**
   * A chunk and its place.
   *
   * @param track the track it belongs to
   * @param chunk the chunk
   * @param position where it begins after the header of the media data
   */
  record PlacedChunk(TrackKind track, Chunk chunk, long position) {
    long end() {
      return position + chunk.bytes();
    }
  }

  static MovieLayout of(TrackLayout video, TrackLayout audio) {
    List<PlacedChunk> order = new ArrayList<>();
    Iterator<Chunk> pictures = video.chunks().iterator();
    Iterator<Chunk> sounds = audio.chunks().iterator();
    while (pictures.hasNext() || sounds.hasNext()) {
      append(order, TrackKind.VIDEO, pictures);
      append(order, TrackKind.AUDIO, sounds);
    }
    return new MovieLayout(video, audio, List.copyOf(order));
  }

  private static void append(List<PlacedChunk> order, TrackKind track, Iterator<Chunk> chunks) {
    if (chunks.hasNext()) {
      long position = order.isEmpty() ? 0 : order.get(order.size() - 1).end();
      order.add(new PlacedChunk(track, chunks.next(), position));
    }
  }

  /** The bytes of all chunks. */
  long mediaBytes() {
    return video.sizes().total() + audio.sizes().total();
  }

  /** Whether positions in the file may exceed 32 bits. */
  boolean isLarge() {
    return mediaBytes() > LARGEST_32_BITS - INDEX_ALLOWANCE;
  }

  TrackLayout track(TrackKind kind) {
    return kind == TrackKind.VIDEO ? video : audio;
  }

  /** Where a track's chunks begin after the header of the media data, in order. */
  long[] positions(TrackKind kind) {
    return order.stream()
        .filter(placed -> placed.track() == kind)
        .mapToLong(PlacedChunk::position)
        .toArray();
  }
}
