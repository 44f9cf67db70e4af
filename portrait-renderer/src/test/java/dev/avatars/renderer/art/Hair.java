package dev.avatars.renderer.art;

import java.util.List;
import java.util.Random;

/** Paints locks of hair: many thin strokes between two guiding lines, always the same ones. */
final class Hair {
  private final Easel easel;
  private final Tint tint;
  private final Random random;

  Hair(Easel easel, Tint tint, long seed) {
    this.easel = easel;
    this.tint = tint;
    this.random = new Random(seed);
  }

  /** Covers a shape with the hair's dark ground tone. */
  void ground(Outline shape) {
    easel.lay(easel.soft(shape, 1), tint.darker(0.42), 1);
  }

  /** Lays strokes from the first line to the second, inside of a shape. */
  void strands(Mask within, int count, List<Outline.Point> from, List<Outline.Point> to) {
    for (int i = 0; i < count; i++) {
      double part = (i + random.nextDouble()) / count;
      List<Outline.Point> line = Outline.blend(from, to, part + (random.nextDouble() - 0.5) * 0.05);
      double shade = random.nextDouble();
      Tint color =
          shade < 0.55 ? tint.darker(0.5 - shade * 0.6) : tint.lighter((shade - 0.55) * 0.5);
      double width = 2 + random.nextDouble() * 4;
      Mask stroke = easel.mask(Outline.stroke(line, width, width * 1.4, 0.8));
      easel.lay(stroke.within(within), color, 0.34);
    }
  }

  /** A band of light across the strands. */
  void shine(Mask within, Outline band, double opacity) {
    easel.lay(easel.soft(band, 16).within(within), tint.lighter(0.5), opacity);
  }
}
