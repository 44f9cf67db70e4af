package dev.avatars.renderer.art;

/** Paints what is behind and below a face: backdrop, neck and shoulders. */
final class Bust {
  private final Easel easel;
  private final Sitter sitter;

  Bust(Easel easel, Sitter sitter) {
    this.easel = easel;
    this.sitter = sitter;
  }

  /** A wall with light on its middle. */
  void backdrop(Tint light, Tint dark) {
    Outline wall = Outline.polygon(0, 0, 1000, 0, 1000, 1000, 0, 1000);
    easel.fill(wall, Paint.around(430, 380, 820, light, dark));
  }

  void neck() {
    Outline neck =
        Outline.through(
            408, 600, 412, 700, 404, 760, 350, 800, 420, 880, 500, 900, 580, 880, 650, 800, 596,
            760, 588, 700, 592, 600, 500, 570);
    Mask mask = easel.mask(neck);
    easel.lay(
        mask,
        Paint.rightward(400, sitter.skin(), 640, sitter.skin().toward(sitter.shade(), 0.75)),
        1);
    Outline underChin = Outline.through(390, 640, 500, 700, 610, 640, 612, 740, 500, 790, 392, 730);
    easel.lay(easel.soft(underChin, 18).within(mask), sitter.shade().darker(0.3), 0.85);
  }

  /** The upper body in a garment with a neckline of a given depth. */
  Mask garment(Tint tint, double neckline) {
    Outline cloth =
        Outline.through(
            10,
            1060,
            56,
            940,
            140,
            872,
            260,
            830,
            362,
            790,
            420,
            neckline - 20,
            500,
            neckline,
            580,
            neckline - 20,
            638,
            790,
            740,
            830,
            860,
            872,
            944,
            940,
            990,
            1060,
            500,
            1100);
    Mask mask = easel.mask(cloth);
    easel.lay(mask, Paint.downward(780, tint.lighter(0.1), 1000, tint.darker(0.28)), 1);
    Outline rightSide = Outline.through(1000, 820, 820, 860, 720, 1000, 760, 1100, 1100, 1100);
    easel.lay(easel.soft(rightSide, 40).within(mask), tint.darker(0.6), 0.45);
    return mask;
  }
}
