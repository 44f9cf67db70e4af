package dev.avatars.renderer.motion;

import java.util.Random;

/**
 * When the eyes close: every two to five seconds, for about a quarter of a second, now and then
 * twice in a row.
 */
final class BlinkTrack {
  private static final int[] CLOSURE = {96, 232, 256, 208, 112, 40};
  private static final int NOMINAL_FRAMES_PER_SECOND = 25;
  private static final int TWICE_ONE_IN = 6;

  private final short[] closure;

  private BlinkTrack(short[] closure) {
    this.closure = closure;
  }

  static BlinkTrack of(int frames, int framesPerSecond, long seed) {
    short[] closure = new short[frames];
    Random random = new Random(seed);
    int start = framesPerSecond + random.nextInt(framesPerSecond);
    while (start < frames) {
      int length = blink(closure, start, framesPerSecond);
      boolean twice = random.nextInt(TWICE_ONE_IN) == 0;
      start += length + (twice ? framesPerSecond / 8 : pause(random, framesPerSecond));
    }
    return new BlinkTrack(closure);
  }

  /** 0 for open eyes to 256 for shut ones. */
  int closure(int frame) {
    return closure[frame];
  }

  private static int pause(Random random, int framesPerSecond) {
    return 2 * framesPerSecond + random.nextInt(3 * framesPerSecond);
  }

  private static int blink(short[] closure, int start, int framesPerSecond) {
    int length = Math.max(2, CLOSURE.length * framesPerSecond / NOMINAL_FRAMES_PER_SECOND);
    for (int i = 0; i < length && start + i < closure.length; i++) {
      closure[start + i] = (short) CLOSURE[i * CLOSURE.length / length];
    }
    return length;
  }
}
