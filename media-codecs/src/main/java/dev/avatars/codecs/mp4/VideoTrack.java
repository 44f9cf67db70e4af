package dev.avatars.codecs.mp4;

/**
 * What an MP4 file must know of its H.264 pictures before the first one arrives: square pixels,
 * 4:2:0 at eight bits, BT.709 colors in limited range, pictures shown in the order of decoding.
 *
 * <pre>{@code
 * VideoTrack track = VideoTrack.of(512, 512, 25, sequenceParameterSet, pictureParameterSet);
 * }</pre>
 *
 * @param width shown pixels across, 1 to 65,535
 * @param height shown pixels down, 1 to 65,535
 * @param frameTicks how long one picture is shown, in 1/90,000 seconds, 1 to 90,000
 * @param sequenceParameterSet one NAL unit of type 7, without a start code or a length
 * @param pictureParameterSet one NAL unit of type 8, without a start code or a length
 */
@SuppressWarnings({"ArrayRecordComponent", "DoNotCallSuggester"})
public record VideoTrack(
    int width,
    int height,
    int frameTicks,
    byte[] sequenceParameterSet,
    byte[] pictureParameterSet) {
  /** Ticks a second of the picture track. */
  public static final int TICKS_PER_SECOND = 90_000;

  /**
   * A track with a whole number of pictures a second.
   *
   * @throws IllegalArgumentException when 90,000 is not a multiple of that number, or for what the
   *     constructor refuses
   */
  public static VideoTrack of(
      int width, int height, int framesPerSecond, byte[] sequence, byte[] picture) {
    throw new UnsupportedOperationException();
  }

  /**
   * How many pictures it takes to be shown as long as a sound lasts; the last may be shown shorter.
   *
   * @param samples samples of each channel, at least 1
   * @param sampleRate samples a second
   */
  public int framesToCover(long samples, int sampleRate) {
    throw new UnsupportedOperationException();
  }
}
