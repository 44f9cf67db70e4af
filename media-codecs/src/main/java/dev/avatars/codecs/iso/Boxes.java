package dev.avatars.codecs.iso;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Walks the boxes that follow each other in a file or inside of a box (ISO/IEC 14496-12, 4.2), one
 * at a time, forward only.
 *
 * <p>A walk costs one step a box and no memory. It ends at the last byte, at a box that is cut, or
 * at a size smaller than the header that carries it; {@link #endedCleanly} tells the first from the
 * others. Not thread-safe.
 *
 * <pre>{@code
 * Boxes boxes = Boxes.of(source);
 * for (Optional<Box> box = boxes.next(); box.isPresent(); box = boxes.next()) {
 *   System.out.println(box.get().type());
 * }
 * }</pre>
 */
public final class Boxes {
  private static final int COMPACT_HEADER = 8;
  private static final int LARGE_HEADER = 16;
  private static final int SIZE_IN_64_BITS = 1;
  private static final int SIZE_TO_THE_END = 0;

  private final ByteSource source;
  private final long end;
  private long at;
  private boolean sound = true;

  private Boxes(ByteSource source, long from, long end) {
    this.source = requireNonNull(source, "source");
    this.at = from;
    this.end = end;
  }

  /** The boxes of the whole file. */
  public static Boxes of(ByteSource source) {
    return new Boxes(source, 0, source.length());
  }

  /** The boxes inside of a box that has nothing else in its body, such as {@code moov}. */
  public static Boxes inside(ByteSource source, Box parent) {
    return new Boxes(source, parent.body(), parent.end());
  }

  /** The boxes inside of a full box, after version and flags, such as {@code meta}. */
  public static Boxes insideFull(ByteSource source, Box parent) {
    return new Boxes(source, parent.fields(), parent.end());
  }

  /** The boxes between two positions; an end outside of the file counts as the file's end. */
  public static Boxes between(ByteSource source, long from, long end) {
    return new Boxes(source, from, Math.min(end, source.length()));
  }

  /** The first box of a type inside of a box, if there is one. */
  public static Optional<Box> first(ByteSource source, Box parent, String type) throws IOException {
    return inside(source, parent).next(type);
  }

  /** The next box, or nothing at the end of the walk. */
  public Optional<Box> next() throws IOException {
    if (!sound || at >= end) {
      return Optional.empty();
    }
    Optional<Box> box = at + COMPACT_HEADER <= end ? boxAt() : Optional.empty();
    sound = box.isPresent() && !box.get().isCut();
    at = box.isPresent() ? box.get().end() : at;
    return box;
  }

  /** The next box of a type, skipping all others; nothing when the walk ends before. */
  public Optional<Box> next(String type) throws IOException {
    Optional<Box> box = next();
    while (box.isPresent() && !box.get().is(type)) {
      box = next();
    }
    return box;
  }

  /**
   * Whether the walk so far met only whole boxes: false once a box was cut, had an impossible size,
   * or fewer bytes than a header were left over.
   */
  public boolean endedCleanly() {
    return sound;
  }

  private Optional<Box> boxAt() throws IOException {
    long compact = source.u32(at);
    long body = at + (compact == SIZE_IN_64_BITS ? LARGE_HEADER : COMPACT_HEADER);
    long claimedEnd = claimedEnd(compact);
    if (claimedEnd < body || body > end) {
      return Optional.empty();
    }
    String type = source.text(at + 4, 4);
    return Optional.of(new Box(type, at, body, Math.min(claimedEnd, end), claimedEnd));
  }

  /** The end by the size field; negative when the sum does not fit. */
  private long claimedEnd(long compact) throws IOException {
    if (compact == SIZE_TO_THE_END) {
      return end;
    }
    return at + (compact == SIZE_IN_64_BITS ? source.u64(at + COMPACT_HEADER) : compact);
  }
}
