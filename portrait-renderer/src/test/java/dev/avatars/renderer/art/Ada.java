package dev.avatars.renderer.art;

import java.util.List;

/** Long dark hair, parted at the side, and a teal jumper. */
final class Ada {
  private static final Sitter SITTER =
      new Sitter(
          Tint.of(0xE9B994),
          Tint.of(0xB87A58),
          Tint.of(0xDE7A66),
          Tint.of(0xC4605F),
          Tint.of(0x5C7F4E),
          Tint.of(0x4A2C1E),
          HeadShape.OVAL,
          0.9,
          1.1);

  private Ada() {}

  static void paint(Easel easel) {
    Bust bust = new Bust(easel, SITTER);
    bust.backdrop(Tint.of(0xDCE7E6), Tint.of(0x8FAAB0));
    Hair hair = new Hair(easel, SITTER.hair(), 7);
    behind(easel, hair);
    bust.neck();
    Mask cloth = bust.garment(Tint.of(0x2F7C7A), 868);
    collar(easel, cloth);
    new Face(easel, SITTER).paint();
    inFront(easel, hair);
  }

  private static void behind(Easel easel, Hair hair) {
    Outline back =
        Outline.through(
            500, 108, 610, 126, 704, 214, 742, 380, 752, 560, 770, 700, 780, 830, 720, 890, 640,
            860, 500, 800, 360, 860, 280, 890, 220, 830, 230, 700, 248, 560, 258, 380, 296, 214,
            390, 126);
    hair.ground(back);
    Mask mask = easel.mask(back);
    hair.strands(
        mask,
        90,
        Outline.line(340, 200, 262, 400, 236, 640, 236, 880),
        Outline.line(420, 300, 350, 500, 360, 700, 380, 880));
    hair.strands(
        mask,
        90,
        Outline.line(660, 200, 738, 400, 764, 640, 764, 880),
        Outline.line(580, 300, 650, 500, 640, 700, 620, 880));
  }

  private static void collar(Easel easel, Mask cloth) {
    List<Outline.Point> edge = Outline.line(352, 796, 420, 850, 500, 870, 580, 850, 648, 796);
    easel.lay(easel.soft(Outline.stroke(edge, 10, 26, 10), 1).within(cloth), Tint.of(0x3C9490), 1);
  }

  private static void inFront(Easel easel, Hair hair) {
    Outline left =
        Outline.through(
            566, 118, 486, 108, 388, 134, 302, 226, 266, 380, 258, 540, 246, 680, 262, 790, 312,
            780, 326, 660, 344, 540, 338, 430, 372, 350, 450, 280, 548, 222);
    Outline right =
        Outline.through(
            536, 112, 612, 126, 700, 218, 736, 380, 742, 540, 756, 680, 740, 790, 690, 780, 674,
            660, 656, 540, 664, 430, 648, 340, 600, 270, 548, 222);
    rightLock(hair, lock(easel, hair, right));
    leftLock(hair, lock(easel, hair, left));
  }

  /** Lays the dark ground of a lock with its shadow on the face. */
  private static Mask lock(Easel easel, Hair hair, Outline shape) {
    easel.lay(easel.soft(shape, 12), SITTER.shade().darker(0.5), 0.35);
    hair.ground(shape);
    return easel.mask(shape);
  }

  private static void leftLock(Hair hair, Mask mask) {
    List<Outline.Point> outer = Outline.line(560, 116, 400, 120, 290, 250, 262, 520, 256, 800);
    List<Outline.Point> inner = Outline.line(556, 218, 440, 280, 350, 380, 332, 560, 312, 800);
    hair.strands(mask, 170, outer, inner);
    Outline light = Outline.through(280, 330, 330, 260, 420, 210, 440, 240, 350, 300, 300, 370);
    hair.shine(mask, light, 0.3);
  }

  private static void rightLock(Hair hair, Mask mask) {
    List<Outline.Point> outer = Outline.line(548, 116, 650, 130, 730, 300, 742, 540, 750, 800);
    List<Outline.Point> inner = Outline.line(552, 218, 620, 280, 662, 380, 672, 560, 690, 800);
    hair.strands(mask, 150, outer, inner);
    hair.shine(mask, Outline.through(640, 230, 690, 290, 720, 370, 700, 370, 660, 300), 0.2);
  }
}
