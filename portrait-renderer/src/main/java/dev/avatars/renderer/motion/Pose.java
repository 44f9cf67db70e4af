package dev.avatars.renderer.motion;

/**
 * All that one frame shows of a speaker.
 *
 * @param openness of the mouth, 0 as in the portrait to 256 wide open
 * @param spread of the lips, -64 rounded to 64 drawn apart
 * @param blink of the eyes, 0 as in the portrait to 256 shut
 * @param level of the voice, 0 silent to 256 loudest
 * @param head where the head is
 */
public record Pose(int openness, int spread, int blink, int level, HeadPose head) {
  /** The portrait itself. */
  public static final Pose REST = new Pose(0, 0, 0, 0, HeadPose.REST);

  public Pose {
    requireRange("openness", openness, 0, 256);
    requireRange("spread", spread, -64, 64);
    requireRange("blink", blink, 0, 256);
    requireRange("level", level, 0, 256);
  }

  private static void requireRange(String field, int found, int least, int most) {
    if (found < least || found > most) {
      throw new IllegalArgumentException(
          "%s: found %d, allowed %d to %d".formatted(field, found, least, most));
    }
  }
}
