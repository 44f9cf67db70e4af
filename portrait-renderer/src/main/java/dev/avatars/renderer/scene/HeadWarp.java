package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.motion.HeadPose;

/**
 * Moves the head of a portrait a little: shifts and leans the pixels by an amount that is full in
 * the face and falls off smoothly to nothing around it, and lets the chest rise and sink.
 *
 * <p>Positions are in 1/256 pixel; a pixel between four others is interpolated bilinearly.
 * Immutable but for scratch rows; one instance per thread.
 */
final class HeadWarp {
  private static final int MACROBLOCK = 16;

  private final WarpField field;
  private final int[] down;

  HeadWarp(WarpField field) {
    this.field = field;
    this.down = new int[field.width()];
  }

  /** Where the head can move at all. */
  Region region() {
    return field.region();
  }

  /** Paints a region of the target: the source, moved as the pose says. */
  void paint(YuvPicture source, YuvPicture target, HeadPose pose, Region part) {
    Region region = part.within(field.region()).even();
    Motion motion = motion(pose);
    prepareColumns(motion, region);
    for (int y = region.top(); y < region.bottom(); y++) {
      paintLuma(source, target, motion, region, y);
    }
    for (int y = region.top() / 2; y < region.bottom() / 2; y++) {
      paintChroma(source, target, motion, region, y);
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

  private Motion motion(HeadPose pose) {
    return new Motion(
        scaled(pose.right()), scaled(pose.down()), pose.roll(), scaled(pose.breath()));
  }

  private int scaled(int share) {
    return (int) ((long) share * field.faceSize() >> 16);
  }

  private void prepareColumns(Motion motion, Region region) {
    for (int x = region.left(); x < region.right(); x++) {
      down[x] = motion.down + (int) ((long) motion.roll * (x - field.pivotX()) >> 8);
    }
  }

  private void paintLuma(
      YuvPicture source, YuvPicture target, Motion motion, Region region, int y) {
    byte[] from = source.luma();
    byte[] to = target.luma();
    int stride = source.lumaStride();
    int right = motion.right - (int) ((long) motion.roll * (y - field.pivotY()) >> 8);
    int weights = y * field.width();
    int end = Math.min(region.right(), field.spanEnd(y));
    for (int x = Math.max(region.left(), field.spanStart(y)); x < end; x++) {
      int head = field.head(weights + x);
      int positionX = (x << 8) - (right * head >> 8);
      int positionY =
          (y << 8) - ((down[x] * head + motion.breath * field.chest(weights + x)) >> 8);
      int at = (positionY >> 8) * stride + (positionX >> 8);
      to[y * stride + x] = (byte) interpolate(from, at, stride, positionX, positionY);
    }
  }

  private void paintChroma(
      YuvPicture source, YuvPicture target, Motion motion, Region region, int y) {
    int stride = source.chromaStride();
    int right = motion.right - (int) ((long) motion.roll * (2 * y - field.pivotY()) >> 8);
    int weights = 2 * y * field.width();
    int end = Math.min(region.right(), field.spanEnd(2 * y)) / 2;
    for (int x = (Math.max(region.left(), field.spanStart(2 * y)) + 1) / 2; x < end; x++) {
      int head = field.head(weights + 2 * x);
      int positionX = (x << 8) - (right * head >> 9);
      int positionY =
          (y << 8)
              - ((down[2 * x] * head + motion.breath * field.chest(weights + 2 * x)) >> 9);
      int at = (positionY >> 8) * stride + (positionX >> 8);
      int to = y * stride + x;
      target.cb()[to] = (byte) interpolate(source.cb(), at, stride, positionX, positionY);
      target.cr()[to] = (byte) interpolate(source.cr(), at, stride, positionX, positionY);
    }
  }

  private static int interpolate(byte[] from, int at, int stride, int positionX, int positionY) {
    int shareX = positionX & 0xFF;
    int upperLeft = from[at] & 0xFF;
    int lowerLeft = from[at + stride] & 0xFF;
    int upper = (upperLeft << 8) + ((from[at + 1] & 0xFF) - upperLeft) * shareX;
    int lower = (lowerLeft << 8) + ((from[at + stride + 1] & 0xFF) - lowerLeft) * shareX;
    return ((upper << 8) + (lower - upper) * (positionY & 0xFF) + 32768) >> 16;
  }

  private record Motion(int right, int down, int roll, int breath) {}
}
