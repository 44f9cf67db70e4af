package dev.avatars.renderer.motion;

import java.util.Random;

/**
 * How the head sways, nods with the voice and breathes: slow waves whose phases come from a seed,
 * and a nod that follows the smoothed level. A pose is held for three frames, which nobody sees and
 * which spares most of the work of moving the head.
 */
final class HeadTrack {
  private static final int HELD_FRAMES = 3;
  private static final int NOD = 900;

  private final int framesPerSecond;
  private final int[] emphasis;
  private final Wave[] right;
  private final Wave[] down;
  private final Wave[] roll;
  private final Wave breath;

  private HeadTrack(int framesPerSecond, int[] emphasis, Random random) {
    this.framesPerSecond = framesPerSecond;
    this.emphasis = emphasis;
    this.right = waves(random, 900, 5300, 520, 2900);
    this.down = waves(random, 420, 3700, 260, 6100);
    this.roll = waves(random, 620, 6900, 420, 4100);
    this.breath = new Wave(520, 3900, random.nextDouble());
  }

  static HeadTrack of(LipTrack lips, int framesPerSecond, long seed) {
    return new HeadTrack(
        framesPerSecond, smooth(lips, framesPerSecond), new Random(seed ^ 0x5DEECE66DL));
  }

  HeadPose at(int frame) {
    int held = frame - frame % HELD_FRAMES;
    long millis = held * 1000L / framesPerSecond;
    return new HeadPose(
        sum(right, millis),
        sum(down, millis) + emphasis[held] * NOD / 256,
        sum(roll, millis),
        breath.at(millis));
  }

  private static Wave[] waves(Random random, int first, int period, int second, int otherPeriod) {
    return new Wave[] {
      new Wave(first, period, random.nextDouble()),
      new Wave(second, otherPeriod, random.nextDouble())
    };
  }

  private static int sum(Wave[] waves, long millis) {
    int sum = 0;
    for (Wave wave : waves) {
      sum += wave.at(millis);
    }
    return sum;
  }

  /** The level through a low pass of about a third of a second, forward and back: no lag. */
  private static int[] smooth(LipTrack lips, int framesPerSecond) {
    int[] smooth = new int[lips.frames()];
    int share = Math.max(2, framesPerSecond / 4);
    int value = 0;
    for (int frame = 0; frame < smooth.length; frame++) {
      value += ((lips.level(frame) << 4) - value) / share;
      smooth[frame] = value;
    }
    value = 0;
    for (int frame = smooth.length - 1; frame >= 0; frame--) {
      value += (smooth[frame] - value) / share;
      smooth[frame] = value >> 4;
    }
    return smooth;
  }

  private record Wave(int amplitude, int periodMillis, double phase) {
    int at(long millis) {
      double turns = millis / (double) periodMillis + phase;
      return (int) StrictMath.round(amplitude * StrictMath.sin(2 * StrictMath.PI * turns));
    }
  }
}
