package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.motion.HeadPose;

/**
 * Moves the head of a portrait a little: shifts and leans the pixels by an amount that is full in
 * the face and falls off smoothly to nothing around it, and lets the chest rise and sink.
 *
 * <p>The displacement is computed at the nodes of a {@link WarpField}, in 1/4096 pixel, and grows
 * evenly in between; a pixel between four others is interpolated bilinearly. One instance per
 * thread.
 */
final class HeadWarp {
  private static final int MACROBLOCK = 16;

  private final WarpField field;
  private final int[] across;
  private final int[] along;
  private final Run run = new Run();

  HeadWarp(WarpField field) {
    this.field = field;
    this.across = new int[field.nodes()];
    this.along = new int[field.nodes()];
  }

  /** Where the head can move at all. */
  Region region() {
    return field.region();
  }

  /** Paints a region of the target: the source, moved as the pose says. */
  void paint(YuvPicture source, YuvPicture target, HeadPose pose, Region part) {
    Region region = part.even().within(field.region());
    Motion motion = motion(pose);
    int first = region.left() / WarpField.SPACING;
    int end = Math.min(field.nodes() - 1, (region.right() - 1) / WarpField.SPACING + 1);
    for (int y = region.top(); y < region.bottom(); y++) {
      displace(motion, y, first, end);
      for (int node = first; node < end; node++) {
        if (field.movesAfter(node, y)) {
          paintAfter(node, y, source, target);
        }
      }
    }
  }

  /** Marks the blocks that another pose of the head changes. */
  void markAll(MacroblockMask changed) {
    Region region = field.region();
    for (int y = region.top(); y < region.bottom(); y += MACROBLOCK) {
      for (int x = region.left(); x < region.right(); x += MACROBLOCK) {
        if (field.movesAnyOf(x, y, MACROBLOCK)) {
          changed.mark(x, y, MACROBLOCK, MACROBLOCK);
        }
      }
    }
  }

  /** The largest distance in pixels that a pose moves any part of the head, rounded up. */
  int reach(HeadPose pose) {
    Motion motion = motion(pose);
    // The crown and the chin are about as far from the neck as the face is large.
    int lean = (int) (((long) Math.abs(motion.roll) * field.faceSize() * 3 / 2) >> 16);
    int sideways = Math.abs(motion.right) + lean;
    int upright = Math.abs(motion.down) + Math.abs(motion.breath) + lean;
    return (Math.max(sideways, upright) >> 8) + 2;
  }

  private Motion motion(HeadPose pose) {
    return new Motion(
        scaled(pose.right()), scaled(pose.down()), pose.roll(), scaled(pose.breath()));
  }

  private int scaled(int share) {
    return (int) (((long) share * field.faceSize()) >> 16);
  }

  /** Computes how far each node of a row moves. */
  private void displace(Motion motion, int y, int first, int last) {
    int right = motion.right - ((motion.roll * (y - field.pivotY())) >> 8);
    for (int node = first; node <= last; node++) {
      int x = node * WarpField.SPACING;
      int down = motion.down + ((motion.roll * (x - field.pivotX())) >> 8);
      int head = field.head(node, y);
      across[node] = (right * head) >> 4;
      along[node] = (down * head + motion.breath * field.chest(node, y)) >> 4;
    }
  }

  private void paintAfter(int node, int y, YuvPicture source, YuvPicture target) {
    int x = node * WarpField.SPACING;
    run.set(
        Math.min(WarpField.SPACING, source.lumaStride() - x),
        (x << Run.BITS) - across[node],
        (y << Run.BITS) - along[node],
        (1 << Run.BITS) - (across[node + 1] - across[node]) / WarpField.SPACING,
        -(along[node + 1] - along[node]) / WarpField.SPACING);
    run.paintRow(source, target, x, y);
  }

  private record Motion(int right, int down, int roll, int breath) {}
}
