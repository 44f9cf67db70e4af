package dev.avatars.renderer.art;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A closed line on a canvas of 1000 by 1000 units, as many short straight pieces. Immutable. */
record Outline(List<Point> points) {
  private static final int PIECES = 20;

  /** A place in canvas units, y downward. */
  record Point(double x, double y) {}

  Outline {
    points = List.copyOf(points);
  }

  /** A soft closed line through the places, given as x and y in turn. */
  static Outline through(double... places) {
    List<Point> corners = corners(places);
    List<Point> line = new ArrayList<>();
    int count = corners.size();
    for (int i = 0; i < count; i++) {
      addPiece(
          line,
          corners.get((i + count - 1) % count),
          corners.get(i),
          corners.get((i + 1) % count),
          corners.get((i + 2) % count));
    }
    return new Outline(line);
  }

  /** A straight-edged shape. */
  static Outline polygon(double... places) {
    return new Outline(corners(places));
  }

  /** What lies between two soft open lines that share their ends, as lips and eyes do. */
  static Outline between(List<Point> upper, List<Point> lower) {
    List<Point> line = new ArrayList<>(upper);
    List<Point> back = new ArrayList<>(lower);
    Collections.reverse(back);
    line.addAll(back);
    return new Outline(line);
  }

  static Outline ellipse(double x, double y, double halfWidth, double halfHeight) {
    double k = 0.70710678;
    return through(
        x - halfWidth,
        y,
        x - halfWidth * k,
        y - halfHeight * k,
        x,
        y - halfHeight,
        x + halfWidth * k,
        y - halfHeight * k,
        x + halfWidth,
        y,
        x + halfWidth * k,
        y + halfHeight * k,
        x,
        y + halfHeight,
        x - halfWidth * k,
        y + halfHeight * k);
  }

  /** A stroke along a line, as thick at its start, middle and end as said. */
  static Outline stroke(List<Point> line, double start, double middle, double end) {
    List<Point> left = new ArrayList<>();
    List<Point> right = new ArrayList<>();
    int last = line.size() - 1;
    for (int i = 0; i <= last; i++) {
      double t = (double) i / last;
      double half = thickness(t, start, middle, end) / 2;
      Point from = line.get(Math.max(0, i - 1));
      Point to = line.get(Math.min(last, i + 1));
      double length = Math.sqrt(square(to.x() - from.x()) + square(to.y() - from.y())) + 1e-9;
      double nx = -(to.y() - from.y()) / length * half;
      double ny = (to.x() - from.x()) / length * half;
      left.add(new Point(line.get(i).x() + nx, line.get(i).y() + ny));
      right.add(new Point(line.get(i).x() - nx, line.get(i).y() - ny));
    }
    return between(left, right);
  }

  /** A soft open line through the places. */
  static List<Point> line(double... places) {
    List<Point> corners = corners(places);
    List<Point> line = new ArrayList<>();
    int last = corners.size() - 1;
    for (int i = 0; i < last; i++) {
      addPiece(
          line,
          corners.get(Math.max(0, i - 1)),
          corners.get(i),
          corners.get(i + 1),
          corners.get(Math.min(last, i + 2)));
    }
    line.add(corners.get(last));
    return line;
  }

  /** A line part of the way from one line to another with as many points. */
  static List<Point> blend(List<Point> from, List<Point> to, double part) {
    List<Point> line = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      Point a = from.get(i);
      Point b = to.get(i);
      line.add(new Point(a.x() + (b.x() - a.x()) * part, a.y() + (b.y() - a.y()) * part));
    }
    return line;
  }

  /** The line as a looking glass at this column shows it. */
  static List<Point> mirrored(List<Point> line, double column) {
    return line.stream().map(p -> new Point(2 * column - p.x(), p.y())).toList();
  }

  Outline mirrored(double column) {
    return new Outline(mirrored(points, column));
  }

  private static List<Point> corners(double... places) {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < places.length; i += 2) {
      corners.add(new Point(places[i], places[i + 1]));
    }
    return corners;
  }

  /** A Catmull-Rom piece from b to c. */
  private static void addPiece(List<Point> line, Point a, Point b, Point c, Point d) {
    for (int i = 0; i < PIECES; i++) {
      double t = (double) i / PIECES;
      line.add(
          new Point(
              catmullRom(a.x(), b.x(), c.x(), d.x(), t),
              catmullRom(a.y(), b.y(), c.y(), d.y(), t)));
    }
  }

  private static double catmullRom(double a, double b, double c, double d, double t) {
    return 0.5
        * (2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t * t * t);
  }

  private static double thickness(double t, double start, double middle, double end) {
    double toMiddle = 1 - square(2 * t - 1);
    return start + (end - start) * t + (middle - (start + end) / 2) * toMiddle;
  }

  private static double square(double value) {
    return value * value;
  }
}
