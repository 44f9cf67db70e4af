package dev.avatars.codecs.adts;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * A stream of AAC frames with ADTS headers, measured by walking every frame. Immutable.
 *
 * <p>The rate is that of the AAC core. A stream with band replication (HE-AAC) does not say so in
 * its headers and decodes to twice the rate and twice the samples: the same length.
 *
 * @param sampleRate samples a second of each channel
 * @param channelConfiguration the channels as ISO/IEC 14496-3, table 1.19 counts them: 1 to 6 and 7
 *     for eight; 0 when only the frames tell
 * @param objectType the audio object type: 1 Main, 2 LC, 3 SSR, 4 LTP
 * @param rateIndex the sampling frequency index, 0 to 12
 * @param samples the samples of each channel
 * @param start the position of the first frame
 * @param end the position after the last
 * @param unreadable the bytes after the first frame that are neither frame nor tag
 * @param missing the bytes that the last frame has beyond the end; 0 for a whole stream
 */
public record AdtsAudio(
    int sampleRate,
    int channelConfiguration,
    int objectType,
    int rateIndex,
    long samples,
    long start,
    long end,
    long unreadable,
    long missing) {
  /** How far the first frame may lie from the start. */
  private static final int REACH = 1 << 16;

  /**
   * The stream between two positions, or nothing when no frames are found there: at least three
   * that confirm each other, or all that there are.
   */
  public static Optional<AdtsAudio> measure(ByteSource source, long from, long end)
      throws IOException {
    for (long at = from; at < Math.min(end, from + REACH); at++) {
      if (isConfirmed(source, at, end)) {
        return Optional.of(measured(source, at, end));
      }
    }
    return Optional.empty();
  }

  /** Whether the stream begins at this very position. */
  public static boolean beginsAt(ByteSource source, long at) throws IOException {
    return isConfirmed(source, at, source.length());
  }

  private static boolean isConfirmed(ByteSource source, long at, long end) throws IOException {
    Optional<AdtsHeader> first = AdtsHeader.at(source, at);
    if (first.isEmpty()) {
      return false;
    }
    long second = at + first.get().length();
    Optional<AdtsHeader> next = AdtsHeader.at(source, second).filter(first.get()::continues);
    if (next.isEmpty()) {
      return second == end;
    }
    long third = second + next.get().length();
    return third >= end || AdtsHeader.at(source, third).filter(first.get()::continues).isPresent();
  }

  private static AdtsAudio measured(ByteSource source, long start, long end) throws IOException {
    AdtsFrames frames = AdtsFrames.from(source, start, end);
    long samples = 0;
    long last = start;
    while (frames.next()) {
      samples += frames.header().samples();
      last = frames.frameEnd();
    }
    AdtsHeader header = frames.header();
    return new AdtsAudio(
        header.sampleRate(),
        header.channelConfiguration(),
        header.objectType(),
        header.rateIndex(),
        samples,
        start,
        last,
        frames.unreadable(),
        frames.missing());
  }

  /** The number of channels, or nothing when only the frames tell. */
  public Optional<Integer> channels() {
    return switch (channelConfiguration) {
      case 0 -> Optional.empty();
      case 7 -> Optional.of(8);
      default -> Optional.of(channelConfiguration);
    };
  }

  /**
   * The AudioSpecificConfig that says the same (ISO/IEC 14496-3, 1.6.2.1): five bits of object
   * type, four of rate index, four of channels, three zeros for frames of 1024 samples.
   */
  public byte[] audioSpecificConfig() {
    int bits = objectType << 11 | rateIndex << 7 | channelConfiguration << 3;
    return new byte[] {(byte) (bits >> 8), (byte) bits};
  }
}
