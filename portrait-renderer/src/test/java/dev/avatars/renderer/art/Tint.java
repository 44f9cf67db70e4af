package dev.avatars.renderer.art;

/**
 * A color, each channel 0 to 1.
 *
 * @param red red
 * @param green green
 * @param blue blue
 */
record Tint(double red, double green, double blue) {
  static final Tint WHITE = of(0xFFFFFF);
  static final Tint BLACK = of(0x000000);

  static Tint of(int rgb) {
    return new Tint((rgb >> 16) / 255.0, ((rgb >> 8) & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
  }

  /** The color part of the way to another. */
  Tint toward(Tint other, double part) {
    return new Tint(
        red + (other.red - red) * part,
        green + (other.green - green) * part,
        blue + (other.blue - blue) * part);
  }

  /** Toward a warm black. */
  Tint darker(double part) {
    return toward(of(0x1A0E0C), part);
  }

  Tint lighter(double part) {
    return toward(WHITE, part);
  }
}
