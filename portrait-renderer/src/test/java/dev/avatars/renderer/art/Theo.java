package dev.avatars.renderer.art;

import java.util.List;

/** Short copper hair, a shirt and a jacket. */
final class Theo {
  private static final Sitter SITTER =
      new Sitter(
          Tint.of(0xF0C6A8),
          Tint.of(0xBE8566),
          Tint.of(0xE08070),
          Tint.of(0xC4806E),
          Tint.of(0x4C7396),
          Tint.of(0x8A4B26),
          HeadShape.BROAD,
          1.35,
          0.75);

  private static final Tint JACKET = Tint.of(0x33405E);

  private Theo() {}

  static void paint(Easel easel) {
    Bust bust = new Bust(easel, SITTER);
    bust.backdrop(Tint.of(0xE4E2EC), Tint.of(0x9297B2));
    bust.neck();
    shirt(easel);
    jacket(easel);
    new Face(easel, SITTER).paint();
    stubble(easel);
    hair(easel);
  }

  private static void shirt(Easel easel) {
    Outline shirt =
        Outline.through(380, 800, 430, 850, 500, 905, 570, 850, 620, 800, 660, 1060, 340, 1060);
    easel.fill(shirt, Paint.downward(800, Tint.of(0xF4F4F2), 1000, Tint.of(0xC9CED8)));
    easel.fill(
        Outline.polygon(392, 770, 372, 816, 440, 920, 503, 908, 430, 846), Tint.of(0xFAFAF8));
    easel.fill(
        Outline.polygon(608, 770, 628, 816, 560, 920, 497, 908, 570, 846), Tint.of(0xE6E8EE));
  }

  private static void jacket(Easel easel) {
    Outline half =
        Outline.through(
            10, 1060, 56, 940, 140, 872, 260, 830, 356, 786, 372, 800, 400, 880, 470, 1050);
    Outline lapel =
        Outline.polygon(356, 786, 330, 850, 372, 900, 352, 930, 466, 1040, 420, 920, 386, 830);
    jacketHalf(easel, half, lapel);
    jacketHalf(easel, half.mirrored(Face.MIDDLE), lapel.mirrored(Face.MIDDLE));
  }

  private static void jacketHalf(Easel easel, Outline half, Outline lapel) {
    easel.fill(half, Paint.downward(780, JACKET.lighter(0.1), 1000, JACKET.darker(0.3)));
    easel.lay(easel.soft(lapel, 6), JACKET.darker(0.7), 0.5);
    easel.fill(lapel, Paint.downward(780, JACKET.lighter(0.16), 1000, JACKET));
  }

  /** A hint of a beard on jaw and upper lip. */
  private static void stubble(Easel easel) {
    Tint tint = SITTER.hair().darker(0.3);
    Outline beard =
        Outline.through(
            322, 520, 350, 600, 400, 612, 424, 640, 500, 656, 576, 640, 600, 612, 650, 600, 678,
            520, 668, 620, 610, 690, 500, 720, 390, 690, 332, 620);
    Mask head = easel.mask(SITTER.head().outline());
    easel.lay(easel.soft(beard, 14).within(head), tint, 0.2);
    Outline lip =
        Outline.through(
            430, 588, 460, 574, 500, 578, 540, 574, 570, 588, 540, 584, 500, 586, 460, 584);
    easel.lay(easel.soft(lip, 6), tint, 0.16);
  }

  private static void hair(Easel easel) {
    Outline crop =
        Outline.through(
            318, 440, 300, 380, 292, 300, 318, 210, 380, 140, 480, 104, 590, 108, 670, 160, 706,
            250, 704, 350, 684, 440, 674, 390, 664, 320, 640, 280, 560, 250, 470, 262, 392, 236,
            360, 272, 338, 320, 328, 390);
    easel.lay(easel.soft(crop, 9), SITTER.shade().darker(0.3), 0.4);
    Hair hair = new Hair(easel, SITTER.hair(), 11);
    hair.ground(crop);
    Mask mask = easel.soft(crop, 4);
    sides(hair, mask);
    top(hair, mask);
  }

  private static void sides(Hair hair, Mask mask) {
    List<Outline.Point> leftFront = Outline.line(396, 240, 350, 270, 330, 340, 322, 450);
    List<Outline.Point> leftBack = Outline.line(430, 130, 330, 180, 298, 290, 312, 450);
    hair.strands(mask, 130, leftFront, leftBack);
    List<Outline.Point> rightFront = Outline.line(600, 250, 650, 290, 668, 350, 682, 450);
    List<Outline.Point> rightBack = Outline.line(600, 110, 690, 180, 712, 300, 690, 450);
    hair.strands(mask, 130, rightFront, rightBack);
  }

  private static void top(Hair hair, Mask mask) {
    List<Outline.Point> fringe = Outline.line(386, 250, 470, 276, 570, 264, 668, 300);
    List<Outline.Point> crown = Outline.line(380, 150, 470, 96, 600, 96, 720, 230);
    hair.strands(mask, 260, fringe, crown);
    Outline light = Outline.through(400, 190, 470, 160, 560, 158, 620, 190, 560, 190, 470, 196);
    hair.shine(mask, light, 0.35);
  }
}
