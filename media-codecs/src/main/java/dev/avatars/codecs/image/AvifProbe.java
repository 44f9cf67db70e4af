package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.iso.Box;
import dev.avatars.codecs.iso.Boxes;
import java.io.IOException;
import java.util.Optional;

/**
 * Measures an AVIF by its boxes: brands (AVIF 1.1 section 6), the primary item's size and turn, the
 * extents of all items inside of the file (ISO/IEC 23008-12, ISO/IEC 14496-12 section 8.11), and
 * the number of frames of a sequence.
 */
final class AvifProbe {
  /** More compatible brands than any real file lists. */
  private static final int MOST_BRANDS = 64;

  private final ByteSource source;
  private final ImageFindings findings = new ImageFindings(ImageFormat.AVIF);
  private Optional<Box> metadata = Optional.empty();
  private Optional<Box> movie = Optional.empty();

  private AvifProbe(ByteSource source) {
    this.source = source;
  }

  /** Whether the file type box names a picture or a sequence of AV1 among its brands. */
  static boolean isAvif(ByteSource source) throws IOException {
    if (!source.startsWith(4, "ftyp")) {
      return false;
    }
    long end = Math.min(source.u32(0), 4L * MOST_BRANDS);
    for (long at = 8; at < end; at += 4) {
      if (source.startsWith(at, "avif") || source.startsWith(at, "avis")) {
        return true;
      }
    }
    return false;
  }

  static ImageReading probe(ByteSource source) throws IOException {
    return new AvifProbe(source).walk();
  }

  private ImageReading walk() throws IOException {
    findBoxes();
    if (metadata.isPresent()) {
      noteItems(new AvifItems(source, metadata.get()));
    }
    if (movie.isPresent()) {
      noteSequence(new AvifSequence(source, movie.get()));
    }
    return findings.reading();
  }

  private void findBoxes() throws IOException {
    Boxes boxes = Boxes.of(source);
    boolean cut = false;
    for (Optional<Box> box = boxes.next(); box.isPresent(); box = boxes.next()) {
      cut = box.get().isCut();
      keep(box.get());
    }
    if (cut) {
      findings.truncated();
    } else if (!boxes.endedCleanly()) {
      findings.damaged();
    }
  }

  private void keep(Box box) {
    if (box.is("meta") && metadata.isEmpty()) {
      metadata = Optional.of(box);
    } else if (box.is("moov") && movie.isEmpty()) {
      movie = Optional.of(box);
    }
  }

  private void noteItems(AvifItems items) throws IOException {
    AvifItemProperties primary = items.primaryProperties();
    primary.size().ifPresent(size -> findings.size(size.width(), size.height()));
    findings.orientation(primary.orientation());
    AvifItemExtents extents = items.extents();
    if (extents.furthestEnd() > source.length()) {
      findings.truncated();
    }
    if (extents.nearestStart() < source.length()) {
      findings.somethingToShow();
    }
  }

  private void noteSequence(AvifSequence sequence) throws IOException {
    Optional<PixelSize> size = sequence.size();
    if (size.isPresent() && !findings.isSized()) {
      findings.size(size.get().width(), size.get().height());
      findings.somethingToShow();
    }
    findings.frames(sequence.frames());
  }
}
