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
@SuppressWarnings("ArrayRecordComponent")
public record VideoTrack(
    int width,
    int height,
    int frameTicks,
    byte[] sequenceParameterSet,
    byte[] pictureParameterSet) {
  /** Ticks a second of the picture track. */
  public static final int TICKS_PER_SECOND = 90_000;

  private static final int LARGEST_16_BITS = 0xFFFF;
  private static final int SEQUENCE_PARAMETER_SET = 7;
  private static final int PICTURE_PARAMETER_SET = 8;

  public VideoTrack {
    Allowed.range("width", width, 1, LARGEST_16_BITS);
    Allowed.range("height", height, 1, LARGEST_16_BITS);
    Allowed.range("frameTicks", frameTicks, 1, TICKS_PER_SECOND);
    Allowed.range("sequenceParameterSet bytes", sequenceParameterSet.length, 4, LARGEST_16_BITS);
    Allowed.range("pictureParameterSet bytes", pictureParameterSet.length, 2, LARGEST_16_BITS);
    requireType("sequenceParameterSet", sequenceParameterSet, SEQUENCE_PARAMETER_SET);
    requireType("pictureParameterSet", pictureParameterSet, PICTURE_PARAMETER_SET);
    sequenceParameterSet = sequenceParameterSet.clone();
    pictureParameterSet = pictureParameterSet.clone();
  }

  /**
   * A track with a whole number of pictures a second.
   *
   * @throws IllegalArgumentException when 90,000 is not a multiple of that number, or for what the
   *     constructor refuses
   */
  public static VideoTrack of(
      int width,
      int height,
      int framesPerSecond,
      byte[] sequenceParameterSet,
      byte[] pictureParameterSet) {
    Allowed.range("framesPerSecond", framesPerSecond, 1, TICKS_PER_SECOND);
    int frameTicks = TICKS_PER_SECOND / framesPerSecond;
    if (frameTicks * framesPerSecond != TICKS_PER_SECOND) {
      throw new IllegalArgumentException(
          "framesPerSecond: found " + framesPerSecond + ", allowed divisors of 90000");
    }
    return new VideoTrack(width, height, frameTicks, sequenceParameterSet, pictureParameterSet);
  }

  @Override
  public byte[] sequenceParameterSet() {
    return sequenceParameterSet.clone();
  }

  @Override
  public byte[] pictureParameterSet() {
    return pictureParameterSet.clone();
  }

  /**
   * How many pictures it takes to be shown as long as a sound lasts; the last may be shown shorter.
   * For example 26 pictures of a twenty-fifth for 1.02 seconds.
   *
   * @param samples samples of each channel, at least 1
   * @param sampleRate samples a second
   */
  public long framesToCover(long samples, int sampleRate) {
    return (ticks(samples, sampleRate) + frameTicks - 1) / frameTicks;
  }

  /** The length of a sound in ticks, to the nearest. */
  static long ticks(long samples, int sampleRate) {
    return (samples * TICKS_PER_SECOND + sampleRate / 2) / sampleRate;
  }

  private static void requireType(String field, byte[] unit, int allowed) {
    int type = unit[0] & 0x1F;
    if (type != allowed) {
      throw new IllegalArgumentException(
          field + ": found a NAL unit of type " + type + ", allowed type " + allowed);
    }
  }
}
