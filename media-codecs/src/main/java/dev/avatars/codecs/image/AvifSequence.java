package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.iso.Box;
import dev.avatars.codecs.iso.Boxes;
import java.io.IOException;
import java.util.Optional;

/** The first track of an image sequence (ISO/IEC 23008-12 section 7). */
final class AvifSequence {
  /** Reserved fields, a data reference index and sixteen predefined bytes precede the size. */
  private static final int SIZE_IN_SAMPLE_ENTRY = 24;

  private final ByteSource source;
  private final Optional<Box> sampleTable;

  AvifSequence(ByteSource source, Box movie) throws IOException {
    this.source = source;
    this.sampleTable = descend(movie, "trak", "mdia", "minf", "stbl");
  }

  /** How many frames the sample size box counts (ISO/IEC 14496-12 section 8.7.3); 0 without. */
  long frames() throws IOException {
    Optional<Box> sizes = inSampleTable("stsz");
    return sizes.isEmpty() ? 0 : source.u32(sizes.get().fields() + 4);
  }

  /** The size in the first visual sample entry (ISO/IEC 14496-12 section 12.1.3). */
  Optional<PixelSize> size() throws IOException {
    Optional<Box> descriptions = inSampleTable("stsd");
    if (descriptions.isEmpty()) {
      return Optional.empty();
    }
    long entries = descriptions.get().fields() + 4;
    Optional<Box> entry = Boxes.between(source, entries, descriptions.get().end()).next();
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    long at = entry.get().body() + SIZE_IN_SAMPLE_ENTRY;
    return Optional.of(new PixelSize(source.u16(at), source.u16(at + 2)));
  }

  private Optional<Box> inSampleTable(String type) throws IOException {
    return sampleTable.isEmpty() ? Optional.empty() : Boxes.first(source, sampleTable.get(), type);
  }

  private Optional<Box> descend(Box from, String... path) throws IOException {
    Optional<Box> box = Optional.of(from);
    for (String type : path) {
      if (box.isEmpty()) {
        return box;
      }
      box = Boxes.first(source, box.get(), type);
    }
    return box;
  }
}
