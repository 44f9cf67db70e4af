package dev.avatars.renderer.art;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws the portraits of the demo as PNG files into a folder given as the argument.
 *
 * <p>Nothing but arithmetic that every Java gives the same result for: no fonts, no graphics
 * library. The JPEG and WebP portraits of the demo were made from these PNG files by an encoder.
 */
public final class DemoPortraits {
  /** The pixels on each side of a demo portrait. */
  static final int SIDE = 768;

  private DemoPortraits() {}

  /** A named portrait and how to paint it. */
  record Portrait(String name, Painter painter) {
    /** The portrait's pixels, row by row. */
    int[] pixels() {
      Easel easel = new Easel(SIDE);
      painter.paint(easel);
      return easel.pixels();
    }
  }

  /** Fills an easel. */
  interface Painter {
    void paint(Easel easel);
  }

  /** All portraits of the demo. */
  static List<Portrait> all() {
    return List.of(
        new Portrait("ada", Ada::paint),
        new Portrait("noor", Noor::paint),
        new Portrait("theo", Theo::paint));
  }

  /** Draws them all. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Portrait portrait : all()) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, SIDE, SIDE, portrait.pixels(), 0, SIDE);
      Path file = folder.resolve(portrait.name() + ".png");
      if (!ImageIO.write(image, "png", file.toFile())) {
        throw new IOException("no PNG writer for " + file);
      }
    }
  }
}
