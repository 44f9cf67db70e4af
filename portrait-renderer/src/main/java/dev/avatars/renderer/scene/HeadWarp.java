package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.motion.HeadPose;

/**
 * Moves the head of a portrait a little: shifts and leans the pixels by an amount that is full in
 * the face and falls off smoothly to nothing around it, and lets the chest rise and sink.
 *
 * <p>The eight pixels of a cell of the {@link WarpField} move together, to the sixteenth of a
 * pixel; the next cell moves less than half a pixel more or less. One instance per thread.
 */
final class HeadWarp {
  private final WarpField field;
  private final Displacements across;
  private final Displacements along;

  HeadWarp(WarpField field) {
    this.field = field;
    this.across = new Displacements(field.cells());
    this.along = new Displacements(field.cells());
  }

  /** Where the head can move at all. */
  Region region() {
    return field.region();
  }

  /** Paints a region of the target: the source, moved as the pose says. */
  void paint(YuvPicture source, YuvPicture target, HeadPose pose, Region part) {
    Region region = part.even().within(field.region());
    Motion motion = motion(pose);
    PlaneWarp luma = new PlaneWarp(source.luma(), target.luma(), source.lumaStride());
    PlaneWarp cb = new PlaneWarp(source.cb(), target.cb(), source.chromaStride());
    PlaneWarp cr = new PlaneWarp(source.cr(), target.cr(), source.chromaStride());
    for (int y = region.top(); y < region.bottom(); y++) {
      int first = Math.max(field.first(y), (region.left() / WarpField.CELL) & ~1);
      int end = Math.min(field.end(y), ((region.right() - 1) / WarpField.CELL + 2) & ~1);
      displace(motion, y, first, end);
      luma.paint(y, first, end, across.luma(first, end), along.luma(first, end));
      if ((y & 1) == 0) {
        int[] right = across.chroma(first, end);
        int[] down = along.chroma(first, end);
        cb.paint(y / 2, first / 2, end / 2, right, down);
        cr.paint(y / 2, first / 2, end / 2, right, down);
      }
    }
  }

  /** Marks the blocks that another pose of the head changes. */
  void markAll(MacroblockMask changed) {
    for (int y = 0; y < field.region().bottom(); y++) {
      int first = field.first(y) * WarpField.CELL;
      changed.mark(first, y, field.end(y) * WarpField.CELL - first, 1);
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

  /** Computes how far each cell of a row moves. */
  private void displace(Motion motion, int y, int first, int end) {
    int right = motion.right - ((motion.roll * (y - field.pivotY())) >> 8);
    for (int cell = first; cell < end; cell++) {
      int x = cell * WarpField.CELL;
      int down = motion.down + ((motion.roll * (x - field.pivotX())) >> 8);
      int head = field.head(cell, y);
      across.set(cell, right * head);
      along.set(cell, down * head + motion.breath * field.chest(cell, y));
    }
  }

  private record Motion(int right, int down, int roll, int breath) {}
}
