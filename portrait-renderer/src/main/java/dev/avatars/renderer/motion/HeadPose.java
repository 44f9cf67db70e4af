package dev.avatars.renderer.motion;

/**
 * Where the head is, compared with the portrait.
 *
 * @param right how far to the right, in 1/65536 of the face's size
 * @param down how far down, in 1/65536 of the face's size
 * @param roll how far it leans to the right, in 1/65536 radian
 * @param breath how far the chest has sunk, in 1/65536 of the face's size
 */
public record HeadPose(int right, int down, int roll, int breath) {
  /** The head as the portrait shows it. */
  public static final HeadPose REST = new HeadPose(0, 0, 0, 0);
}
