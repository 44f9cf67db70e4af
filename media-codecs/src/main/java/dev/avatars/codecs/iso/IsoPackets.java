package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * The packets of the first sound track of an MP4 file, in order, in a buffer that is used again.
 * Not thread-safe.
 *
 * <pre>{@code
 * IsoPackets packets = IsoPackets.of(source);
 * while (packets.next()) {
 *   decoder.decode(packets.buffer(), 0, packets.length());
 * }
 * }</pre>
 */
public final class IsoPackets {
  /** A packet of more is no sound; the longest known, of ALAC, is a hundredth of it. */
  private static final int LONGEST_PACKET = 1 << 22;

  private final ByteSource source;
  private final Optional<SoundTrack> track;
  private final Optional<TrackSamples> samples;
  private byte[] buffer = new byte[8192];
  private int length;

  private IsoPackets(ByteSource source, Optional<SoundTrack> track) {
    this.source = source;
    this.track = track;
    this.samples = track.map(found -> new TrackSamples(source, found.track()));
  }

  /** The packets of a file; none where it has no sound that {@link IsoSound} measures. */
  public static IsoPackets of(ByteSource source) throws IOException {
    Optional<SoundTrack> track =
        SoundTrack.in(source).fold(Optional::of, refusal -> Optional.empty());
    return new IsoPackets(source, track);
  }

  /**
   * The bytes that a decoder wants first: AudioSpecificConfig, ALACSpecificConfig, "OpusHead" or
   * STREAMINFO; empty for MPEG audio.
   */
  public byte[] config() {
    return track.map(found -> found.entry().config().clone()).orElseGet(() -> new byte[0]);
  }

  /** Moves to the next packet; false after the last. */
  public boolean next() throws IOException {
    if (samples.isEmpty() || !samples.get().next()) {
      return false;
    }
    length = (int) Math.min(samples.get().size(), LONGEST_PACKET);
    buffer = buffer.length < length ? new byte[length] : buffer;
    return source.read(samples.get().position(), buffer, 0, length) == length;
  }

  /** The bytes that hold the packet from their first on, valid until {@link #next} is called. */
  public byte[] buffer() {
    return buffer;
  }

  /** How many bytes the packet has. */
  public int length() {
    return length;
  }
}
