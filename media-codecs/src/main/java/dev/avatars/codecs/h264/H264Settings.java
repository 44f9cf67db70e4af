package dev.avatars.codecs.h264;

/**
 * What all groups of pictures of one video share: size, rate and quality.
 *
 * <p>A quantizer of 18 is hardly distinguishable from the source, 22 is good, 28 is visibly soft;
 * six more double the error. Where most of the picture stands still the first picture is worth a
 * low quantizer: all that follow inherit its sharpness. With 18 and 27 a talking portrait takes
 * fewer bytes than with 22 and 26 and looks better. Immutable and thread-safe.
 *
 * <pre>{@code
 * H264Settings settings = new H264Settings(512, 512, 25, 18, 27);
 * }</pre>
 *
 * @param width of the pictures in luma samples, 16 to 4096
 * @param height of the pictures in luma samples, 16 to 4096
 * @param framesPerSecond the constant frame rate, 1 to 240
 * @param intraQp quantizer of the first picture of each group, 12 to 51
 * @param interQp quantizer of the pictures that follow, 12 to 51
 */
public record H264Settings(int width, int height, int framesPerSecond, int intraQp, int interQp) {
  // Below this quantizer a coefficient level can outgrow the 12-bit escape code that the profile
  // permits (level_prefix up to 15, 9.2.2.1).
  private static final int LEAST_QP = 12;
  private static final int MOST_QP = 51;

  /** Checks the ranges; the message of the exception names the field, the value and the range. */
  public H264Settings {
    Macroblocks.requireSide("width", width);
    Macroblocks.requireSide("height", height);
    Macroblocks.requireRange("framesPerSecond", framesPerSecond, 1, 240);
    Macroblocks.requireRange("intraQp", intraQp, LEAST_QP, MOST_QP);
    Macroblocks.requireRange("interQp", interQp, LEAST_QP, MOST_QP);
  }

  /**
   * The width a player shows: {@link #width()}, rounded up to an even number, because 4:2:0 video
   * can only be cropped in steps of two (7.4.2.1.1). An odd last column is shown twice.
   */
  public int shownWidth() {
    return (width + 1) & ~1;
  }

  /** The height a player shows: {@link #height()}, rounded up to an even number. */
  public int shownHeight() {
    return (height + 1) & ~1;
  }

  /** The sequence parameter set (7.3.2.1): one NAL unit without start code or length prefix. */
  public byte[] sequenceParameterSet() {
    return ParameterSets.sequence(this);
  }

  /** The picture parameter set (7.3.2.2): one NAL unit without start code or length prefix. */
  public byte[] pictureParameterSet() {
    return ParameterSets.picture(this);
  }

  /** The profile_idc as the avcC box repeats it: 66, baseline. */
  public int profileIndication() {
    return ParameterSets.BASELINE_PROFILE;
  }

  /** The constraint flags as the avcC box repeats them: constrained baseline and main. */
  public int profileCompatibility() {
    return ParameterSets.CONSTRAINT_FLAGS;
  }

  /** The level_idc as the avcC box repeats it: ten times the level, such as 30 for level 3. */
  public int levelIndication() {
    return Level.of(macroblockColumns(), macroblockRows(), framesPerSecond).idc();
  }

  int macroblockColumns() {
    return Macroblocks.covering(width);
  }

  int macroblockRows() {
    return Macroblocks.covering(height);
  }
}
