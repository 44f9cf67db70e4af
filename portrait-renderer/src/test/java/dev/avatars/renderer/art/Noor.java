package dev.avatars.renderer.art;

import java.util.List;

/** A plum headscarf over dark hair. */
final class Noor {
  private static final Sitter SITTER =
      new Sitter(
          Tint.of(0xB9835A),
          Tint.of(0x7C4C30),
          Tint.of(0xB8573F),
          Tint.of(0xA04A48),
          Tint.of(0x5A3A22),
          Tint.of(0x221512),
          HeadShape.OVAL,
          1.0,
          1.25);
  private static final Tint SCARF = Tint.of(0x8A5A86);

  private Noor() {}

  static void paint(Easel easel) {
    Bust bust = new Bust(easel, SITTER);
    bust.backdrop(Tint.of(0xF1E6D2), Tint.of(0xC4A67E));
    bust.neck();
    bust.garment(Tint.of(0x4A4470), 880);
    new Face(easel, SITTER).paint();
    scarf(easel);
  }

  private static void scarf(Easel easel) {
    Outline outer =
        Outline.through(
            500, 104, 606, 122, 702, 210, 742, 356, 744, 520, 730, 640, 760, 740, 820, 850, 790,
            930, 640, 960, 500, 975, 360, 960, 210, 930, 180, 850, 240, 740, 270, 640, 256, 520,
            258, 356, 298, 210, 394, 122);
    Outline opening =
        Outline.through(
            500, 232, 590, 252, 648, 330, 664, 430, 658, 530, 630, 620, 566, 680, 500, 696, 434,
            680, 370, 620, 342, 530, 336, 430, 352, 330, 410, 252);
    Mask open = easel.mask(opening);
    Mask cloth = easel.mask(outer).without(open);
    Mask shadow = easel.soft(outer, 12).without(open);
    easel.lay(shadow, Tint.of(0x2A1622), 0.3);
    easel.lay(cloth, Paint.around(400, 260, 620, SCARF.lighter(0.16), SCARF.darker(0.3)), 1);
    folds(easel, cloth);
    hem(easel, cloth, open, opening);
  }

  private static void folds(Easel easel, Mask cloth) {
    fold(easel, cloth, 300, 700, 400, 800, 520, 850, 660, 820, 760, 740);
    fold(easel, cloth, 250, 780, 360, 880, 500, 920, 650, 890, 780, 800);
    fold(easel, cloth, 286, 300, 276, 420, 290, 560, 330, 680, 420, 760);
    fold(easel, cloth, 714, 300, 724, 420, 710, 560, 670, 680, 580, 770);
    fold(easel, cloth, 330, 220, 400, 170, 500, 156, 600, 172, 672, 224);
    fold(easel, cloth, 222, 880, 340, 930, 480, 950);
  }

  private static void fold(Easel easel, Mask cloth, double... places) {
    List<Outline.Point> line = Outline.line(places);
    easel.lay(easel.soft(Outline.stroke(line, 4, 26, 4), 9).within(cloth), SCARF.darker(0.6), 0.5);
    List<Outline.Point> ridge =
        line.stream().map(p -> new Outline.Point(p.x() - 6, p.y() - 20)).toList();
    easel.lay(
        easel.soft(Outline.stroke(ridge, 2, 16, 2), 8).within(cloth), SCARF.lighter(0.5), 0.35);
  }

  private static void hem(Easel easel, Mask cloth, Mask open, Outline opening) {
    Mask ring = easel.soft(opening, 12).without(open).within(cloth);
    easel.lay(ring, SCARF.darker(0.4), 0.7);
    Mask inner = easel.soft(opening, 14);
    easel.lay(open.without(inner), SITTER.shade().darker(0.5), 0.9);
  }
}
