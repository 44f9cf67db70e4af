package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.iso.Box;
import dev.avatars.codecs.iso.Boxes;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;

/**
 * What an item's properties say of how it is shown (ISO/IEC 23008-12 section 6.5).
 *
 * @param size the {@code ispe} property
 * @param turns quarter turns anticlockwise, 0 to 3: the {@code irot} property
 * @param mirror the {@code imir} property, applied after the turn
 */
record AvifItemProperties(Optional<PixelSize> size, int turns, Mirror mirror) {
  /** An item without properties. */
  static final AvifItemProperties NONE = new AvifItemProperties(Optional.empty(), 0, Mirror.NONE);

  /** Section 6.5.12: which parts of the picture change places. */
  enum Mirror {
    NONE,
    TOP_AND_BOTTOM,
    LEFT_AND_RIGHT
  }

  /** Reads the properties of a container whose one-based places are wanted. */
  static AvifItemProperties read(ByteSource source, Box container, BitSet wanted)
      throws IOException {
    AvifItemProperties properties = NONE;
    Boxes boxes = Boxes.inside(source, container);
    int place = 1;
    for (Optional<Box> box = boxes.next(); box.isPresent(); box = boxes.next()) {
      if (wanted.get(place)) {
        properties = properties.with(source, box.get());
      }
      place++;
    }
    return properties;
  }

  private AvifItemProperties with(ByteSource source, Box box) throws IOException {
    return switch (box.type()) {
      case "ispe" -> withSize(sizeIn(source, box));
      case "irot" -> new AvifItemProperties(size, source.u8(box.body()) & 3, mirror);
      case "imir" -> new AvifItemProperties(size, turns, mirrorOf(source.u8(box.body())));
      default -> this;
    };
  }

  private AvifItemProperties withSize(PixelSize found) {
    return new AvifItemProperties(Optional.of(found), turns, mirror);
  }

  private static PixelSize sizeIn(ByteSource source, Box box) throws IOException {
    return new PixelSize(source.u32(box.fields()), source.u32(box.fields() + 4));
  }

  private static Mirror mirrorOf(int axis) {
    return (axis & 1) == 0 ? Mirror.TOP_AND_BOTTOM : Mirror.LEFT_AND_RIGHT;
  }

  /** The turn and the mirror as one orientation. */
  Orientation orientation() {
    return switch (mirror) {
      case NONE ->
          pick(
              Orientation.TOP_LEFT,
              Orientation.LEFT_BOTTOM,
              Orientation.BOTTOM_RIGHT,
              Orientation.RIGHT_TOP);
      case LEFT_AND_RIGHT ->
          pick(
              Orientation.TOP_RIGHT,
              Orientation.RIGHT_BOTTOM,
              Orientation.BOTTOM_LEFT,
              Orientation.LEFT_TOP);
      case TOP_AND_BOTTOM ->
          pick(
              Orientation.BOTTOM_LEFT,
              Orientation.LEFT_TOP,
              Orientation.TOP_RIGHT,
              Orientation.RIGHT_BOTTOM);
    };
  }

  private Orientation pick(Orientation... byTurns) {
    return byTurns[turns];
  }
}
