package dev.avatars.renderer.face;

import dev.avatars.codecs.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the most certain frontal face of a picture. Whole numbers only, so that every machine finds
 * the same one. Immutable and thread-safe.
 *
 * <pre>{@code
 * Optional<Face> face = FaceFinder.create().find(picture);
 * }</pre>
 */
public final class FaceFinder {
  private static final int LONGEST_SIDE = 400;
  private static final int SMALLEST_SHARE = 8;
  private static final int LARGE_SHARE = 5;
  private static final int VOTES_NEEDED = 3;
  private static final int VOTES_FOR_CERTAINTY = 10;

  private final Cascade cascade;

  private FaceFinder(Cascade cascade) {
    this.cascade = cascade;
  }

  /** A finder with the frontal face cascade that comes with this library. */
  public static FaceFinder create() {
    return new FaceFinder(Cascade.frontalFace());
  }

  /** The face that most search windows agree on, or none. */
  public Optional<Face> find(Picture picture) {
    return findBox(picture).map(box -> FacialFeatures.of(picture, box));
  }

  Optional<FaceBox> findBox(Picture picture) {
    int longest = Math.max(picture.width(), picture.height());
    int reduction = Math.max(1, (longest + LONGEST_SIDE - 1) / LONGEST_SIDE);
    return search(reduce(picture, reduction)).map(box -> box.scaled(reduction));
  }

  /** Luma of BT.601, averaged over squares of {@code reduction} pixels. */
  private static GrayPicture reduce(Picture picture, int reduction) {
    int width = Math.max(1, picture.width() / reduction);
    int height = Math.max(1, picture.height() / reduction);
    byte[] luma = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        luma[y * width + x] = (byte) meanLuma(picture, x * reduction, y * reduction, reduction);
      }
    }
    return new GrayPicture(width, height, luma);
  }

  private static int meanLuma(Picture picture, int left, int top, int side) {
    long sum = 0;
    for (int y = top; y < Math.min(picture.height(), top + side); y++) {
      for (int x = left; x < Math.min(picture.width(), left + side); x++) {
        int rgb = picture.rgb(x, y);
        sum += 77 * (rgb >> 16 & 0xFF) + 150 * (rgb >> 8 & 0xFF) + 29 * (rgb & 0xFF);
      }
    }
    return (int) (sum / (256L * side * side));
  }

  /** Small windows are nearly all there are; they are spared when a large face is certain. */
  private Optional<FaceBox> search(GrayPicture picture) {
    int largest = Math.min(picture.width(), picture.height());
    int large = largest / LARGE_SHARE;
    List<FaceBox> found = new ArrayList<>();
    sizes(largest).filter(size -> size >= large).forEach(size -> addWindows(picture, size, found));
    // A face that is not much larger has votes among the small windows too.
    Optional<FaceBox> certain =
        mostAgreed(found, VOTES_FOR_CERTAINTY).filter(box -> box.size() * 3 >= large * 4);
    if (certain.isEmpty()) {
      sizes(largest).filter(size -> size < large).forEach(size -> addWindows(picture, size, found));
    }
    return certain.or(() -> mostAgreed(found, VOTES_NEEDED));
  }

  private IntStream sizes(int largest) {
    int smallest = Math.max(cascade.window(), largest / SMALLEST_SHARE);
    return IntStream.iterate(smallest, size -> size <= largest, size -> size * 11 / 10 + 1);
  }

  private void addWindows(GrayPicture picture, int size, List<FaceBox> found) {
    int width = picture.width() * cascade.window() / size;
    int height = picture.height() * cascade.window() / size;
    IntegralPicture integral = IntegralPicture.of(picture.scaledTo(width, height));
    for (int y = 0; y + cascade.window() <= height; y++) {
      for (int x = 0; x + cascade.window() <= width; x++) {
        if (cascade.accepts(integral, x, y)) {
          found.add(new FaceBox(x * picture.width() / width, y * picture.height() / height, size));
        }
      }
    }
  }

  private static Optional<FaceBox> mostAgreed(List<FaceBox> windows, int votesNeeded) {
    List<FaceBox> largest = List.of();
    for (FaceBox window : windows) {
      List<FaceBox> agreeing = windows.stream().filter(window::agreesWith).toList();
      if (agreeing.size() > largest.size()) {
        largest = agreeing;
      }
    }
    return largest.size() < votesNeeded ? Optional.empty() : Optional.of(mean(largest));
  }

  private static FaceBox mean(List<FaceBox> boxes) {
    int x = boxes.stream().mapToInt(FaceBox::x).sum() / boxes.size();
    int y = boxes.stream().mapToInt(FaceBox::y).sum() / boxes.size();
    int size = boxes.stream().mapToInt(FaceBox::size).sum() / boxes.size();
    return new FaceBox(x, y, size);
  }
}
