package dev.avatars.renderer.scene;

import dev.avatars.renderer.face.Mouth;
import dev.avatars.renderer.face.Mouth.Teeth;

/**
 * Where the skin around a mouth goes when it opens: column by column, from the nose down to the
 * neck, eight landmarks of the portrait and where each is now. Between two landmarks the skin
 * stretches evenly; between the two edges of the line of the lips it parts.
 *
 * <p>Lengths are in 1/256 pixel. The upper lip rises a little, the lower lip falls with the jaw,
 * the chin follows over its whole width, and the neck takes up the difference. Teeth in sight
 * belong to the upper jaw, so that then the upper lip rests. One instance per thread.
 */
final class MouthShape {
  /** The landmark of the upper edge of the opening; the lower edge is the next one. */
  static final int UPPER_EDGE = 2;

  static final int LANDMARKS = 8;

  private static final int FARTHEST_SPREAD = 5;

  private static final int LARGEST_GAP = 22;
  private static final int LARGEST_GAP_BELOW_TEETH = 18;
  private static final int UPPER_LIP_SHARE = 16;

  private final Mouth mouth;
  private final int unit;
  private int halfWidth;
  private int rise;
  private int fall;
  private int spread;
  private final int[] portrait = new int[LANDMARKS];
  private final int[] now = new int[LANDMARKS];
  private int sideways;

  MouthShape(Mouth mouth, FaceGeometry face) {
    this.mouth = mouth;
    this.unit = face.eyesToMouth();
  }

  /** All that can move, in pixels. */
  Region region() {
    int jaw = Math.max(jawHalfWidth(), mouth.halfWidth() * 2);
    int bend = Math.abs(mouth.tilt()) + Math.abs(mouth.sag());
    return new Region(
        (mouth.x() - jaw) >> 8,
        (mouth.y() - unit * 38 / 100 - bend) >> 8,
        (mouth.x() + jaw) >> 8,
        (mouth.y() + unit * 112 / 100 + bend) >> 8);
  }

  /** Takes an openness of 0 to 256 and a spread of -64 to 64. */
  void open(int openness, int newSpread) {
    boolean smiling = mouth.teeth() == Teeth.SHOWN;
    int largest = smiling ? LARGEST_GAP_BELOW_TEETH : LARGEST_GAP;
    int gap = (int) ((long) unit * largest * openness / 25600);
    rise = smiling ? 0 : gap * UPPER_LIP_SHARE / 100;
    fall = gap - rise;
    spread = newSpread;
    halfWidth = Math.max(256, mouth.halfWidth() + mouth.halfWidth() * newSpread * 9 / (16 * 256));
  }

  /** Computes the landmarks of a column, in pixels. */
  void column(int x) {
    int away = (x << 8) - mouth.x();
    int u = Math.max(-300, Math.min(300, (int) (((long) away << 8) / halfWidth)));
    int line = mouth.y() + ((mouth.tilt() * u) >> 8) + (int) (((long) mouth.sag() * u * u) >> 16);
    int lips = lips(u);
    int jaw = jaw(away);
    landmark(0, line - unit * 36 / 100, 0);
    landmark(1, line - unit * 15 / 100, -((rise * lips) >> 9));
    landmark(2, line, -((rise * lips) >> 8));
    landmark(3, line, (fall * lips) >> 8);
    landmark(4, line + unit * 20 / 100, (fall * (3 * lips + 2 * jaw) / 5) >> 8);
    landmark(5, line + unit * 55 / 100, (fall * jaw * 7 / 8) >> 8);
    landmark(6, line + unit * 76 / 100, (fall * jaw / 2) >> 8);
    landmark(7, line + unit * 110 / 100, 0);
    sideways = sideways(away);
  }

  /** Where a landmark of the last column is in the portrait. */
  int portrait(int landmark) {
    return portrait[landmark];
  }

  /** Where a landmark of the last column is now. */
  int now(int landmark) {
    return now[landmark];
  }

  /** The portrait's column that is seen in the last column, at a landmark's height. */
  int portraitX(int x, int landmark) {
    int height = portrait[landmark] - portrait[UPPER_EDGE];
    int reach = height < 0 ? -portraitReach(0) : portraitReach(FARTHEST_SPREAD);
    int share = Math.max(0, 256 - Math.abs(height) * 256 / reach);
    return (x << 8) - ((sideways * share) >> 8);
  }

  private int portraitReach(int landmark) {
    return portrait[landmark] - portrait[UPPER_EDGE];
  }

  /** How far a column is from the middle, where 256 is a corner of the mouth. */
  int across(int x) {
    return (int) ((((long) x << 8) - mouth.x()) * 256 / halfWidth);
  }

  /** The outline of open lips: 256 in the middle, 0 at the corners, rounder than a parabola. */
  private static int lips(int u) {
    int square = (u * u) >> 8;
    int fourth = (square * square) >> 8;
    return Math.max(0, 256 - (square + 2 * fourth) / 3);
  }

  /** How far lips drawn apart move a column at their own height; most at the corners. */
  private int sideways(int away) {
    int t = (int) (((long) away << 8) / mouth.halfWidth());
    if (t <= -512 || t >= 512) {
      return 0;
    }
    int bump = 256 - ((t * t) >> 10);
    long share = (long) t * ((bump * bump) >> 8) * spread;
    return (int) ((share * mouth.halfWidth()) >> 24);
  }

  private void landmark(int index, int height, int displacement) {
    portrait[index] = height;
    now[index] = height + displacement;
  }

  private int jawHalfWidth() {
    return unit * 80 / 100;
  }

  /** How much a column takes part in the jaw's movement: 256 at the middle, flat at both ends. */
  private int jaw(int away) {
    int t = (int) (((long) away << 8) / jawHalfWidth());
    if (t <= -256 || t >= 256) {
      return 0;
    }
    int bump = 256 - ((t * t) >> 8);
    return (bump * bump) >> 8;
  }
}
