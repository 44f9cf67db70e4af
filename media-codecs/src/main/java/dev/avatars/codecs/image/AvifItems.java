package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.iso.Box;
import dev.avatars.codecs.iso.Boxes;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;

/** The {@code meta} box of a picture: which item is shown, what it is like, where it lies. */
final class AvifItems {
  private final ByteSource source;
  private final Box metadata;

  AvifItems(ByteSource source, Box metadata) {
    this.source = source;
    this.metadata = metadata;
  }

  /** The properties associated with the primary item (ISO/IEC 23008-12 section 9.3). */
  AvifItemProperties primaryProperties() throws IOException {
    Optional<Box> properties = child("iprp");
    if (properties.isEmpty()) {
      return AvifItemProperties.NONE;
    }
    BitSet wanted = associations(properties.get(), primaryItem());
    Optional<Box> container = Boxes.first(source, properties.get(), "ipco");
    return container.isEmpty()
        ? AvifItemProperties.NONE
        : AvifItemProperties.read(source, container.get(), wanted);
  }

  /** The places of all items in the file (ISO/IEC 14496-12 section 8.11.3). */
  AvifItemExtents extents() throws IOException {
    Optional<Box> locations = child("iloc");
    return locations.isEmpty()
        ? AvifItemExtents.NONE
        : AvifItemExtents.read(source, locations.get());
  }

  private Optional<Box> child(String type) throws IOException {
    return Boxes.insideFull(source, metadata).next(type);
  }

  private long primaryItem() throws IOException {
    Optional<Box> primary = child("pitm");
    if (primary.isEmpty()) {
      return -1;
    }
    long at = primary.get().fields();
    return primary.get().version(source) == 0 ? source.u16(at) : source.u32(at);
  }

  /** The one-based places of the item's properties in the container; an item is listed once. */
  private BitSet associations(Box properties, long item) throws IOException {
    Boxes boxes = Boxes.inside(source, properties);
    BitSet found = new BitSet();
    for (Optional<Box> box = boxes.next("ipma"); box.isPresent(); box = boxes.next("ipma")) {
      found.or(new PropertyAssociations(source, box.get()).of(item));
    }
    return found;
  }

  /** One {@code ipma} box: for each item the numbers of its properties. */
  private static final class PropertyAssociations {
    private final ByteSource source;
    private final Box box;
    private final int itemBytes;
    private final int associationBytes;

    PropertyAssociations(ByteSource source, Box box) throws IOException {
      this.source = source;
      this.box = box;
      this.itemBytes = box.version(source) == 0 ? 2 : 4;
      this.associationBytes = (box.flags(source) & 1) == 0 ? 1 : 2;
    }

    BitSet of(long item) throws IOException {
      BitSet found = new BitSet();
      long at = box.fields() + 4;
      while (at + itemBytes < box.end()) {
        long id = itemBytes == 2 ? source.u16(at) : source.u32(at);
        int count = source.u8(at + itemBytes);
        at += itemBytes + 1;
        if (id == item) {
          collect(at, count, found);
        }
        at += (long) count * associationBytes;
      }
      return found;
    }

    private void collect(long from, int count, BitSet found) throws IOException {
      for (int i = 0; i < count && from + (long) i * associationBytes < box.end(); i++) {
        long at = from + (long) i * associationBytes;
        found.set(associationBytes == 1 ? source.u8(at) & 0x7F : source.u16(at) & 0x7FFF);
      }
    }
  }
}
