package dev.avatars.renderer;

import static java.util.Objects.requireNonNull;

/**
 * How a portrait is rendered. Immutable; {@link #preview()} is where to begin.
 *
 * <pre>{@code
 * RenderSettings settings =
 *     RenderSettings.preview().withFrameSize(FrameSize.following(720)).withSeed(42).withThreads(2);
 * }</pre>
 *
 * @param frameSize the size of the video
 * @param framesPerSecond 10 to 60, a divisor of 90,000
 * @param intraQp the quantizer of the first picture of each ten seconds, 10 to 40; at 22 flat walls
 *     stay smooth
 * @param interQp the quantizer of all other pictures, 10 to 40
 * @param seed what decides on blinks and sway; the same seed gives the same video
 * @param threads how many groups of pictures are painted at once, 1 to 64; changes no byte
 * @param label what the plate at the foot of the picture says, up to 40 characters of which
 *     letters, digits, {@code - : .} are drawn
 */
public record RenderSettings(
    FrameSize frameSize,
    int framesPerSecond,
    int intraQp,
    int interQp,
    long seed,
    int threads,
    String label) {
  private static final int TICKS_PER_SECOND = 90_000;
  private static final int LONGEST_LABEL = 40;

  public RenderSettings {
    requireNonNull(frameSize, "frameSize");
    requireNonNull(label, "label");
    requireRange("framesPerSecond", framesPerSecond, 10, 60);
    requireRange("intraQp", intraQp, 10, 40);
    requireRange("interQp", interQp, 10, 40);
    requireRange("threads", threads, 1, 64);
    requireRange("label characters", label.length(), 0, LONGEST_LABEL);
    if (TICKS_PER_SECOND % framesPerSecond != 0) {
      throw new IllegalArgumentException(
          "framesPerSecond: found " + framesPerSecond + ", allowed divisors of 90000");
    }
  }

  /** 512 pixels at the shorter side, 25 frames a second, one thread, seed 0. */
  public static RenderSettings preview() {
    return new RenderSettings(FrameSize.following(512), 25, 22, 26, 0, 1, "SIMULATED PREVIEW");
  }

  /** The same with another size. */
  public RenderSettings withFrameSize(FrameSize newFrameSize) {
    return new RenderSettings(
        newFrameSize, framesPerSecond, intraQp, interQp, seed, threads, label);
  }

  /** The same with another seed. */
  public RenderSettings withSeed(long newSeed) {
    return new RenderSettings(
        frameSize, framesPerSecond, intraQp, interQp, newSeed, threads, label);
  }

  /** The same with another number of threads. */
  public RenderSettings withThreads(int newThreads) {
    return new RenderSettings(
        frameSize, framesPerSecond, intraQp, interQp, seed, newThreads, label);
  }

  /** The same with another label. */
  public RenderSettings withLabel(String newLabel) {
    return new RenderSettings(
        frameSize, framesPerSecond, intraQp, interQp, seed, threads, newLabel);
  }

  private static void requireRange(String field, int found, int least, int most) {
    if (found < least || found > most) {
      throw new IllegalArgumentException(
          "%s: found %d, allowed %d to %d".formatted(field, found, least, most));
    }
  }
}
