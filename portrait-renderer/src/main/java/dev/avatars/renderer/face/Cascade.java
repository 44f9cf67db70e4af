package dev.avatars.renderer.face;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain of ever stricter stages (Viola and Jones, "Rapid object detection using a boosted cascade
 * of simple features", 2001): a window that looks like a face passes them all, and nearly every
 * other window fails one of the first.
 *
 * <p>The numbers are those of OpenCV's {@code lbpcascade_frontalface_improved.xml}, in {@code
 * frontalface.txt} beside this class with its notice. Votes are whole numbers of 1e-9, so that no
 * platform rounds them differently. Immutable.
 */
final class Cascade {
  private static final String RESOURCE = "frontalface.txt";
  private static final long TOLERANCE = 10_000;

  private final int window;
  private final List<Stage> stages;

  private Cascade(int window, List<Stage> stages) {
    this.window = window;
    this.stages = List.copyOf(stages);
  }

  /** The frontal face cascade that comes with this library. */
  static Cascade frontalFace() {
    try (InputStream resource = Cascade.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("resource: found none, allowed " + RESOURCE);
      }
      return parse(new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  private static Cascade parse(BufferedReader lines) throws IOException {
    int window = 0;
    List<Stage> stages = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] fields = line.split(" ");
      switch (fields[0]) {
        case "window" -> window = Integer.parseInt(fields[1]);
        case "stage" -> stages.add(new Stage(Long.parseLong(fields[1]), new ArrayList<>()));
        case "node" -> stages.get(stages.size() - 1).patterns.add(BinaryPattern.parse(fields));
        default -> {} // a comment
      }
    }
    return new Cascade(window, stages);
  }

  /** The side of the square window in pixels. */
  int window() {
    return window;
  }

  /** Whether the window with this corner passes every stage. */
  boolean accepts(IntegralPicture picture, int x, int y) {
    for (Stage stage : stages) {
      if (!stage.accepts(picture, x, y)) {
        return false;
      }
    }
    return true;
  }

  private record Stage(long threshold, List<BinaryPattern> patterns) {
    boolean accepts(IntegralPicture picture, int x, int y) {
      long votes = 0;
      for (BinaryPattern pattern : patterns) {
        votes += pattern.vote(picture, x, y);
      }
      return votes >= threshold - TOLERANCE;
    }
  }
}
