package dev.avatars.codecs.mpeg;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A stream of MPEG audio, measured by walking every frame. Immutable.
 *
 * @param layer 1, 2 or 3
 * @param sampleRate samples a second of each channel
 * @param channels 1 or 2
 * @param runs what to decode, in order; usually one, more where files were glued together
 * @param junkBefore the bytes before the first frame
 * @param unreadable the bytes after it that are neither frame nor tag
 * @param missing the bytes, at least, that are known to lie beyond the end; 0 for a whole stream
 */
public record MpegAudio(
    int layer,
    int sampleRate,
    int channels,
    List<MpegRun> runs,
    long junkBefore,
    long unreadable,
    long missing) {
  public MpegAudio {
    runs = List.copyOf(runs);
  }

  /**
   * The stream between two positions, or nothing when no frames are found there: at least three
   * that confirm each other, or all that there are.
   */
  public static Optional<MpegAudio> measure(ByteSource source, long from, long end)
      throws IOException {
    Optional<FrameFinder.Start> start = new FrameFinder(source, end).first(from);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    return new StreamMeasure(source, start.get(), end).measured(from);
  }

  /** The samples of all runs. */
  public long samples() {
    return runs.stream().mapToLong(MpegRun::samples).sum();
  }
}
