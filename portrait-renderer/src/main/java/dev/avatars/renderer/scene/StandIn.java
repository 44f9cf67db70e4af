package dev.avatars.renderer.scene;

import dev.avatars.codecs.image.Picture;
import dev.avatars.renderer.face.Eye;
import dev.avatars.renderer.face.Face;
import dev.avatars.renderer.face.Mouth;
import dev.avatars.renderer.face.Mouth.Teeth;

/**
 * A drawn person who speaks in place of a picture that cannot be decoded, under a note that says
 * so. The face is known rather than found.
 *
 * @param picture the drawing
 * @param face where its features are
 */
public record StandIn(Picture picture, Face face) {
  /** Draws a person at the size of the video, with a note of two lines. */
  public static StandIn drawn(int width, int height, String firstLine, String secondLine) {
    double unit = Math.min(width, height) / 1000.0;
    double middle = width / 2.0;
    double top = (height - 1000 * unit) / 2;
    Canvas canvas = new Canvas(width, height, middle, top, unit);
    new Drawing(canvas).person();
    note(canvas, firstLine, secondLine);
    return new StandIn(canvas.picture(), face(middle, top, unit));
  }

  private static void note(Canvas canvas, String firstLine, String secondLine) {
    int scale = Math.max(1, (int) (canvas.unit() * 1000 / 240));
    canvas.text(firstLine, 6 * scale, scale);
    canvas.text(secondLine, 16 * scale, scale);
  }

  private static Face face(double middle, double top, double unit) {
    return new Face(
        q8(middle - 190 * unit),
        q8(top + 330 * unit),
        q8(380 * unit),
        eye(middle - 92 * unit, top + 432 * unit, unit),
        eye(middle + 92 * unit, top + 432 * unit, unit),
        new Mouth(q8(middle), q8(top + 622 * unit), q8(72 * unit), 0, q8(-5 * unit), Teeth.HIDDEN));
  }

  private static Eye eye(double x, double y, double unit) {
    return new Eye(q8(x), q8(y), q8(46 * unit), q8(25 * unit), q8(19 * unit));
  }

  private static int q8(double pixels) {
    return (int) StrictMath.round(pixels * 256);
  }

  /** The person, part by part from back to front, on a canvas 1000 units high. */
  private static final class Drawing {
    private static final int GROUND = 0x6F8796;
    private static final int GROUND_LIGHT = 0xA9BCC6;
    private static final int CLOTH = 0x35506B;
    private static final int CLOTH_LIGHT = 0x44658A;
    private static final int SKIN = 0xE2B493;
    private static final int SKIN_SHADE = 0xC4906E;
    private static final int HAIR = 0x4A3428;
    private static final int LIP = 0xB9625E;
    private static final int INK = 0x2E1F1A;

    private final Canvas canvas;

    Drawing(Canvas canvas) {
      this.canvas = canvas;
    }

    void person() {
      canvas.fill(GROUND);
      canvas.ellipse(0, 420, 620, 620, 500, GROUND_LIGHT);
      canvas.ellipse(0, 440, 222, 276, 8, HAIR);
      canvas.ellipse(0, 1050, 420, 290, 6, CLOTH);
      canvas.ellipse(0, 800, 130, 70, 6, CLOTH_LIGHT);
      canvas.ellipse(0, 720, 84, 130, 6, SKIN_SHADE);
      canvas.ellipse(0, 500, 196, 248, 5, SKIN);
      canvas.ellipse(-64, 282, 120, 66, 10, HAIR);
      canvas.ellipse(70, 268, 108, 62, 10, HAIR);
      canvas.ellipse(0, 236, 120, 60, 10, HAIR);
      eye(-92);
      eye(92);
      nose();
      mouth();
    }

    private void eye(int x) {
      canvas.ellipse(x, 428, 62, 42, 40, SKIN_SHADE);
      canvas.ellipse(x, 428, 46, 25, 4, INK);
      canvas.ellipse(x, 434, 44, 22, 4, 0xF4F0EA);
      canvas.ellipse(x, 431, 20, 20, 4, 0x4C6B7C);
      canvas.ellipse(x, 431, 10, 10, 4, 0x120E0E);
      canvas.ellipse(x + 7, 424, 5, 5, 3, 0xFFFFFF);
      canvas.ellipse(x, 374, 50, 9, 10, HAIR);
    }

    private void nose() {
      canvas.ellipse(0, 540, 34, 20, 34, SKIN_SHADE);
      canvas.ellipse(-4, 500, 12, 50, 24, 0xEFC8AA);
      canvas.ellipse(-16, 548, 9, 5, 6, 0x8C5A44);
      canvas.ellipse(16, 548, 9, 5, 6, 0x8C5A44);
    }

    private void mouth() {
      canvas.ellipse(0, 668, 54, 10, 24, SKIN_SHADE);
      canvas.ellipse(0, 622, 72, 24, 6, LIP);
      canvas.ellipse(0, 634, 34, 6, 14, 0xD38480);
      canvas.ellipse(0, 621, 74, 3, 4, 0x5E2426);
    }
  }
}
