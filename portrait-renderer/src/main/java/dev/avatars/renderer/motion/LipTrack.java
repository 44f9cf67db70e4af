package dev.avatars.renderer.motion;

import java.util.Arrays;

/**
 * Openness and spread of the lips at every frame.
 *
 * <p>The mouth opens with the level over a window of 26 dB below the loudest twentieth of the clip,
 * so that a quiet recording speaks as clearly as a loud one. It opens at once and closes a little
 * slower, and begins to open one frame before a sound, as lips do; it never lags.
 */
final class LipTrack {
  private static final int WINDOW_CENTIBELS = 2600;
  private static final int LOWEST_PEAK_CENTIBELS = 4000;
  private static final int QUIET = 40;
  private static final int HISS_HERTZ = 2800;
  private static final int ROUND_HERTZ = 520;
  private static final int BRIGHT_HERTZ = 1300;

  private final int[] levels;
  private final int[] openness;
  private final int[] spread;

  private LipTrack(int frames) {
    levels = new int[frames];
    openness = new int[frames];
    spread = new int[frames];
  }

  static LipTrack of(SpeechEnvelope speech) {
    LipTrack track = new LipTrack(speech.frames());
    track.measureLevels(speech);
    int[] targets = track.targets(speech);
    track.follow(targets, speech);
    return track;
  }

  int frames() {
    return levels.length;
  }

  int level(int frame) {
    return levels[frame];
  }

  int openness(int frame) {
    return openness[frame];
  }

  int spread(int frame) {
    return spread[frame];
  }

  private void measureLevels(SpeechEnvelope speech) {
    int[] centibels = new int[levels.length];
    Arrays.setAll(centibels, speech::level);
    int[] sorted = centibels.clone();
    Arrays.sort(sorted);
    int peak = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * 95 / 100];
    int floor = Math.max(LOWEST_PEAK_CENTIBELS, peak) - WINDOW_CENTIBELS;
    Arrays.setAll(
        levels, frame -> clamp((centibels[frame] - floor) * 256 / WINDOW_CENTIBELS, 0, 256));
  }

  private int[] targets(SpeechEnvelope speech) {
    int[] targets = new int[levels.length];
    for (int frame = 0; frame < targets.length; frame++) {
      int level = Math.max(0, levels[frame] - QUIET) * 256 / (256 - QUIET);
      // Between a murmur and a shout the mouth opens faster than the level grows.
      int loud = (level + 2 * level * level / 256) / 3;
      // Hissing is loud but made between closed teeth.
      targets[frame] = speech.brightness(frame) > HISS_HERTZ ? loud * 2 / 5 : loud;
    }
    return targets;
  }

  private void follow(int[] targets, SpeechEnvelope speech) {
    int open = 0;
    int wide = 0;
    for (int frame = 0; frame < targets.length; frame++) {
      int next = frame + 1 < targets.length ? targets[frame + 1] : 0;
      int target = Math.max(targets[frame], next * 3 / 8);
      open += target > open ? (target - open) * 7 / 8 : (target - open) * 9 / 16;
      wide += (spreadOf(speech.brightness(frame), targets[frame]) - wide) / 2;
      openness[frame] = open < 8 && target == 0 ? 0 : clamp(open, 0, 256);
      spread[frame] = clamp(wide, -64, 64);
    }
  }

  private static int spreadOf(int hertz, int loud) {
    if (loud == 0) {
      return 0;
    }
    if (hertz > HISS_HERTZ) {
      return 40;
    }
    // A wide open mouth is narrower than one that says "ee".
    int narrowing = loud * 20 / 256;
    int vowel = (hertz - ROUND_HERTZ) * 80 / (BRIGHT_HERTZ - ROUND_HERTZ) - 40;
    return clamp(vowel - narrowing, -56, 36);
  }

  private static int clamp(int value, int least, int most) {
    return Math.max(least, Math.min(most, value));
  }
}
