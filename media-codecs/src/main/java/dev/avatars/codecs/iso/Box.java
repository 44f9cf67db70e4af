package dev.avatars.codecs.iso;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/**
 * One box of an ISO base media file (ISO/IEC 14496-12, 4.2): a type of four characters and the
 * bytes from {@code body} to {@code end}.
 *
 * <p>The end never lies outside of what holds the box. A box that claims more than that is {@link
 * #isCut cut}.
 *
 * @param type the four characters, as Latin-1
 * @param start the position of the box's first byte, its size field
 * @param body the position after the size and type fields
 * @param end the position after the last byte that is really there
 * @param claimedEnd the position after the last byte by the box's own size field
 */
public record Box(String type, long start, long body, long end, long claimedEnd) {
  /** Version and flags, which open the body of a "full box" (4.2). */
  private static final int FULL_BOX_HEADER = 4;

  public Box {
    requireNonNull(type, "type");
    if (start < 0 || body < start || end < body || claimedEnd < end) {
      throw new IllegalArgumentException(
          "box '%s': positions %d, %d, %d, %d; allowed: ascending from 0"
              .formatted(type, start, body, end, claimedEnd));
    }
  }

  /** Whether the box has this type, such as {@code "moov"}. */
  public boolean is(String wanted) {
    return type.equals(wanted);
  }

  /** Whether the box claims bytes beyond the file or beyond the box that holds it. */
  public boolean isCut() {
    return claimedEnd > end;
  }

  /** The number of bytes of the body that are really there. */
  public long size() {
    return end - body;
  }

  /** The version of a full box, 0 to 255, or -1 when the body is empty. */
  public int version(ByteSource source) throws IOException {
    return size() < FULL_BOX_HEADER ? -1 : source.u8(body);
  }

  /** The 24 flags of a full box, or 0 when the body is shorter than its header. */
  public int flags(ByteSource source) throws IOException {
    return size() < FULL_BOX_HEADER ? 0 : (int) (source.u32(body) & 0xFFFFFF);
  }

  /** Where the fields of a full box begin: after version and flags, at most the end. */
  public long fields() {
    return Math.min(body + FULL_BOX_HEADER, end);
  }
}
