package dev.avatars.renderer.art;

import java.util.List;

/** Paints a head from the front: skin, ears, eyes, brows, nose and a closed, friendly mouth. */
final class Face {
  static final double MIDDLE = 500;

  private static final double EYE_Y = 447;
  private static final double EYE_OFFSET = 84;

  private final Easel easel;
  private final Sitter sitter;
  private final Mask head;

  Face(Easel easel, Sitter sitter) {
    this.easel = easel;
    this.sitter = sitter;
    this.head = easel.mask(sitter.head().outline());
  }

  void paint() {
    ears();
    skin();
    for (Side side : Side.values()) {
      socket(side);
      eye(side);
      brow(side);
    }
    nose();
    mouth();
  }

  private enum Side {
    LEFT,
    RIGHT;

    /** A left-hand line on this side. */
    List<Outline.Point> line(double... places) {
      List<Outline.Point> line = Outline.line(places);
      return this == LEFT ? line : Outline.mirrored(line, MIDDLE);
    }

    Outline shape(double... places) {
      Outline shape = Outline.through(places);
      return this == LEFT ? shape : shape.mirrored(MIDDLE);
    }

    double x(double offset) {
      return this == LEFT ? MIDDLE - offset : MIDDLE + offset;
    }
  }

  private void ears() {
    for (Side side : Side.values()) {
      Outline ear = side.shape(330, 415, 302, 408, 288, 440, 294, 490, 312, 530, 334, 535);
      easel.fill(ear, Paint.downward(400, sitter.skin(), 540, sitter.shade()));
      Outline inner = side.shape(322, 432, 306, 430, 300, 455, 306, 492, 318, 512);
      easel.lay(easel.soft(inner, 5), sitter.shade().darker(0.3), 0.6);
    }
  }

  private void skin() {
    Tint light = sitter.skin().lighter(0.14);
    easel.lay(head, Paint.around(450, 390, 360, light, sitter.skin()), 1);
    shadow(Outline.through(720, 250, 640, 330, 655, 470, 620, 600, 560, 720, 760, 720), 34, 0.55);
    shadow(Outline.through(290, 250, 350, 340, 338, 470, 372, 600, 430, 715, 250, 720), 26, 0.32);
    shadow(Outline.through(380, 704, 500, 690, 620, 704, 600, 740, 500, 750, 400, 740), 16, 0.5);
    for (Side side : Side.values()) {
      Outline cheek = Outline.ellipse(side.x(112), 548, 54, 40);
      easel.lay(easel.soft(cheek, 24).within(head), sitter.blush(), 0.34);
      Outline bone = Outline.ellipse(side.x(118), 512, 38, 14);
      easel.lay(easel.soft(bone, 14).within(head), sitter.skin().lighter(0.55), 0.22);
    }
    glow(Outline.ellipse(480, 320, 90, 44), 34, 0.26);
    glow(Outline.ellipse(494, 668, 26, 13), 10, 0.22);
  }

  private void shadow(Outline outline, double softness, double opacity) {
    easel.lay(easel.soft(outline, softness).within(head), sitter.shade(), opacity);
  }

  private void glow(Outline outline, double softness, double opacity) {
    easel.lay(easel.soft(outline, softness).within(head), sitter.skin().lighter(0.6), opacity);
  }

  private void socket(Side side) {
    Outline hollow =
        side.shape(352, 440, 380, 405, 420, 398, 466, 412, 478, 440, 458, 470, 410, 480, 368, 468);
    easel.lay(easel.soft(hollow, 14), sitter.shade(), 0.42);
    Outline lid = side.shape(364, 440, 386, 416, 420, 410, 452, 424, 464, 448, 420, 430);
    easel.lay(easel.soft(lid, 6), sitter.skin().lighter(0.12), 0.5);
  }

  private void eye(Side side) {
    List<Outline.Point> upper =
        side.line(366, 453, 382, 436, 408, 426, 434, 429, 452, 442, 462, 457);
    List<Outline.Point> lower =
        side.line(366, 453, 382, 463, 408, 469, 434, 468, 450, 463, 462, 457);
    Mask opening = easel.mask(Outline.between(upper, lower));
    easel.lay(opening, Paint.downward(424, Tint.of(0xD9D3D2), 452, Tint.of(0xF6F2EE)), 1);
    iris(side, opening);
    lids(side, upper, lower);
  }

  private void iris(Side side, Mask opening) {
    double x = side.x(EYE_OFFSET);
    Tint rim = sitter.iris().darker(0.62);
    disk(opening, x, 24, Paint.flat(rim));
    disk(
        opening,
        x,
        21,
        Paint.around(x, EYE_Y + 10, 23, sitter.iris().lighter(0.28), sitter.iris().darker(0.35)));
    disk(opening, x, 10.5, Paint.flat(Tint.of(0x0B0808)));
    Outline shadowOfLid = Outline.ellipse(x, 420, 60, 17);
    easel.lay(easel.soft(shadowOfLid, 6).within(opening), Tint.of(0x22120E), 0.5);
    easel.lay(easel.soft(Outline.ellipse(x - 8, EYE_Y - 8, 6, 6), 1), Tint.WHITE, 0.95);
    easel.lay(easel.soft(Outline.ellipse(x + 9, EYE_Y + 10, 3.5, 3), 1), Tint.WHITE, 0.45);
  }

  private void disk(Mask opening, double x, double radius, Paint paint) {
    easel.lay(easel.mask(Outline.ellipse(x, EYE_Y, radius, radius)).within(opening), paint, 1);
  }

  private void lids(Side side, List<Outline.Point> upper, List<Outline.Point> lower) {
    Tint lash = sitter.hair().darker(0.72);
    easel.fill(Outline.stroke(upper, 3, 7.5 * sitter.lash(), 3), lash);
    double wing = 26 * (sitter.lash() - 0.7);
    List<Outline.Point> corner = side.line(378, 436, 366, 450, 365 - wing, 453 - wing * 0.6);
    easel.fill(Outline.stroke(corner, 6 * sitter.lash(), 5, 0.5), lash);
    easel.lay(easel.soft(Outline.stroke(lower, 2, 2.4, 2), 1), lash, 0.55);
    List<Outline.Point> crease = side.line(366, 434, 384, 414, 412, 404, 440, 409, 462, 428);
    easel.lay(easel.soft(Outline.stroke(crease, 1, 3.4, 1), 1), sitter.shade().darker(0.35), 0.75);
    List<Outline.Point> bag = side.line(386, 482, 412, 490, 444, 482);
    easel.lay(easel.soft(Outline.stroke(bag, 1, 5, 1), 4), sitter.shade(), 0.5);
  }

  private void brow(Side side) {
    List<Outline.Point> line = side.line(348, 398, 372, 378, 408, 371, 440, 377, 466, 390);
    Tint tint = sitter.hair().darker(0.25);
    easel.lay(easel.soft(Outline.stroke(line, 3, 15 * sitter.brow(), 11), 3), tint, 0.7);
    for (int i = 0; i < 26; i++) {
      double t = i / 25.0;
      Outline.Point root = line.get((int) (t * (line.size() - 1)));
      double lean = (side == Side.LEFT ? -1 : 1) * (10 - 4 * t);
      double rise = (3 + 9 * t) * sitter.brow();
      List<Outline.Point> hair =
          Outline.line(
              root.x() - lean * 0.5,
              root.y() + (1 + 4 * t) * sitter.brow(),
              root.x() + lean * 0.3,
              root.y() - rise * 0.1,
              root.x() + lean,
              root.y() - rise * 0.35);
      easel.lay(easel.mask(Outline.stroke(hair, 2, 2, 0.6)), tint.darker(0.3), 0.2 + 0.4 * t);
    }
  }

  private void nose() {
    Tint dark = sitter.shade().darker(0.1);
    Outline flank = Outline.through(520, 425, 530, 480, 546, 530, 552, 556, 528, 560, 514, 500);
    easel.lay(easel.soft(flank, 9), dark, 0.42);
    Outline other = Outline.through(478, 425, 470, 480, 456, 534, 452, 552, 470, 556, 482, 500);
    easel.lay(easel.soft(other, 9), dark, 0.2);
    easel.lay(easel.soft(Outline.ellipse(MIDDLE, 572, 46, 9), 7), dark, 0.6);
    for (Side side : Side.values()) {
      List<Outline.Point> wing = side.line(462, 536, 452, 548, 456, 564, 470, 567);
      easel.lay(easel.soft(Outline.stroke(wing, 1, 4, 2), 2), dark.darker(0.25), 0.6);
      Outline nostril = Outline.ellipse(side.x(20), 564, 11, 5);
      easel.lay(easel.soft(nostril, 2.5), sitter.shade().darker(0.7), 0.8);
    }
    easel.lay(easel.soft(Outline.ellipse(496, 490, 8, 52), 8), sitter.skin().lighter(0.6), 0.4);
    easel.lay(easel.soft(Outline.ellipse(494, 545, 15, 11), 7), sitter.skin().lighter(0.7), 0.42);
    easel.lay(easel.soft(Outline.ellipse(MIDDLE, 550, 34, 18), 12), sitter.blush(), 0.2);
  }

  private void mouth() {
    List<Outline.Point> seam =
        Outline.line(426, 596, 450, 605, 478, 609, 500, 612, 522, 609, 550, 605, 574, 596);
    List<Outline.Point> bow =
        Outline.line(426, 596, 456, 591, 484, 586, 500, 591, 516, 586, 544, 591, 574, 596);
    List<Outline.Point> bottom =
        Outline.line(426, 596, 448, 618, 475, 634, 500, 638, 525, 634, 552, 618, 574, 596);
    Tint lips = sitter.lips();
    easel.lay(easel.soft(Outline.between(bow, bottom), 4), lips, 0.35);
    Paint upper = Paint.downward(584, lips, 612, lips.darker(0.28));
    easel.fill(Outline.between(bow, seam), upper);
    lowerLip(easel.mask(Outline.between(seam, bottom)));
    easel.fill(Outline.stroke(seam, 2, 5, 2), lips.darker(0.74));
    aroundTheMouth();
  }

  private void lowerLip(Mask lip) {
    Tint lips = sitter.lips();
    easel.lay(lip, Paint.downward(606, lips.darker(0.12), 636, lips.lighter(0.08)), 1);
    Mask shine = easel.soft(Outline.ellipse(494, 622, 30, 6), 6);
    easel.lay(shine.within(lip), lips.lighter(0.75), 0.42);
  }

  private void aroundTheMouth() {
    easel.lay(easel.soft(Outline.ellipse(MIDDLE, 650, 40, 7), 7), sitter.shade(), 0.62);
    Outline groove = Outline.through(494, 578, 506, 578, 508, 586, 500, 590, 492, 586);
    easel.lay(easel.soft(groove, 4), sitter.shade(), 0.35);
    for (Side side : Side.values()) {
      Outline corner = Outline.ellipse(side.x(76), 594, 5, 5);
      easel.lay(easel.soft(corner, 4), sitter.shade().darker(0.4), 0.7);
      List<Outline.Point> fold = side.line(446, 556, 424, 574, 410, 598);
      easel.lay(easel.soft(Outline.stroke(fold, 1, 6, 1), 6), sitter.shade(), 0.45);
    }
  }
}
