package dev.avatars.renderer.art;

/** What a brush leaves at each place of the canvas, in canvas units. */
interface Paint {
  Tint at(double x, double y);

  static Paint flat(Tint tint) {
    return (x, y) -> tint;
  }

  /** From one color at a height to another at a lower one. */
  static Paint downward(double fromY, Tint from, double toY, Tint to) {
    return (x, y) -> from.toward(to, smooth((y - fromY) / (toY - fromY)));
  }

  /** From one color at a column to another further right. */
  static Paint rightward(double fromX, Tint from, double toX, Tint to) {
    return (x, y) -> from.toward(to, smooth((x - fromX) / (toX - fromX)));
  }

  /** From one color in the middle to another at a distance. */
  static Paint around(double middleX, double middleY, double radius, Tint inner, Tint outer) {
    return (x, y) -> {
      double dx = x - middleX;
      double dy = y - middleY;
      return inner.toward(outer, smooth(Math.sqrt(dx * dx + dy * dy) / radius));
    };
  }

  private static double smooth(double part) {
    double t = Math.max(0, Math.min(1, part));
    return t * t * (3 - 2 * t);
  }
}
