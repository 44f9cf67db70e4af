package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/**
 * All samples of a track: those of its tables, then those of the fragments.
 *
 * <p>Together they are never more bytes than the file has. Tables that list the same bytes over and
 * over would otherwise make a small file hours of work.
 */
final class TrackSamples implements Samples {
  private final Samples listed;
  private final Samples fragmented;
  private Samples current;
  private long bytesLeft;
  private boolean overlaps;

  TrackSamples(ByteSource source, Track track) {
    this.listed = new TableSamples(track.tables(), source.length());
    this.fragmented = new FragmentSamples(source, track.id(), track.fragmentDefaults());
    this.current = listed;
    this.bytesLeft = source.length();
  }

  @Override
  public boolean next() throws IOException {
    if (overlaps) {
      return false;
    }
    boolean isThere = current.next();
    if (!isThere && current == listed && !listed.isCut()) {
      current = fragmented;
      isThere = current.next();
    }
    bytesLeft -= isThere ? current.size() : 0;
    overlaps = bytesLeft < 0;
    return isThere && !overlaps;
  }

  @Override
  public long position() {
    return current.position();
  }

  @Override
  public long size() {
    return current.size();
  }

  @Override
  public long duration() {
    return current.duration();
  }

  @Override
  public long firstCompositionOffset() throws IOException {
    return current.firstCompositionOffset();
  }

  @Override
  public boolean isCut() {
    return current.isCut();
  }

  /** Whether the samples would be more bytes than the file has. */
  boolean overlap() {
    return overlaps;
  }
}
