package dev.avatars.codecs.image;

import dev.avatars.codecs.Refusal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Collects what a walk through a file finds, and turns it into the one answer at the end. */
final class ImageFindings {
  private static final String WHOLE = "a whole picture file";

  private final ImageFormat format;
  private final Set<ImageMark> marks = EnumSet.noneOf(ImageMark.class);
  private Optional<Refusal> refusal = Optional.empty();
  private Optional<Orientation> orientation = Optional.empty();
  private long width;
  private long height;
  private boolean sized;
  private boolean showing;
  private int frames;

  ImageFindings(ImageFormat format) {
    this.format = format;
  }

  /** Notes the stored size; the first one found counts. */
  void size(long foundWidth, long foundHeight) {
    if (sized) {
      return;
    }
    sized = true;
    width = foundWidth;
    height = foundHeight;
    refuseImpossibleSize();
  }

  /** Notes how the picture is turned; the first one found counts. */
  void orientation(Orientation found) {
    if (orientation.isEmpty()) {
      orientation = Optional.of(found);
    }
  }

  /** Notes a frame of an animation. */
  void frame() {
    frames++;
  }

  /** Notes how many frames the file says it has. */
  void frames(long count) {
    frames = (int) Math.min(Integer.MAX_VALUE, Math.max(frames, count));
  }

  /** Notes that at least some of the pixels are there. */
  void somethingToShow() {
    showing = true;
  }

  void truncated() {
    marks.add(ImageMark.TRUNCATED);
  }

  void damaged() {
    marks.add(ImageMark.DAMAGED);
  }

  /** Ends in a refusal; the first reason counts. */
  void refuse(String found, String allowed) {
    if (refusal.isEmpty()) {
      refusal = Optional.of(new Refusal(found, allowed));
    }
  }

  boolean isRefused() {
    return refusal.isPresent();
  }

  boolean isWhole() {
    return marks.isEmpty();
  }

  boolean isSized() {
    return sized;
  }

  long width() {
    return width;
  }

  long height() {
    return height;
  }

  /** The answer: a refusal where nothing could be shown, the facts otherwise. */
  ImageReading reading() {
    refuseEmptyPicture();
    return refusal
        .<ImageReading>map(ImageReading.Refused::new)
        .orElseGet(() -> new ImageReading.Measured(facts()));
  }

  private ImageFacts facts() {
    return new ImageFacts(
        format,
        (int) width,
        (int) height,
        orientation.orElse(Orientation.TOP_LEFT),
        frames > 1 ? Motion.ANIMATED : Motion.STILL,
        marks);
  }

  private void refuseImpossibleSize() {
    String found = "%s picture of %d x %d pixels".formatted(format.withArticle(), width, height);
    if (width < 1 || height < 1) {
      refuse(found, "at least one pixel on each side");
    } else if (width > ImageProbe.MAX_PIXELS / height) {
      refuse(found, "at most %d megapixels".formatted(ImageProbe.MAX_PIXELS / 1_000_000));
    }
  }

  private void refuseEmptyPicture() {
    if (!sized) {
      refuse(format.withArticle() + " file that ends or breaks off before its size", WHOLE);
    } else if (!showing) {
      refuse(format.withArticle() + " file that ends or breaks off before its pixels", WHOLE);
    }
  }
}
