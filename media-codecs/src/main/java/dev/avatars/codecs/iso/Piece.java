package dev.avatars.codecs.iso;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A part of a file that is made out of another file: taken over, or written anew. It knows its size
 * before it is written, and holds none of the bytes. Immutable.
 */
sealed interface Piece {
  /** The bytes that it takes. */
  long size();

  /** Writes it. */
  void write(ByteSource source, OutputStream out, Shift shift) throws IOException;

  /** Bytes of the source as they are. */
  record Span(long from, long to) implements Piece {
    private static final int CHUNK = 1 << 16;

    @Override
    public long size() {
      return to - from;
    }

    @Override
    public void write(ByteSource source, OutputStream out, Shift shift) throws IOException {
      byte[] chunk = new byte[(int) Math.min(CHUNK, size())];
      for (long at = from; at < to; at += chunk.length) {
        int wanted = (int) Math.min(chunk.length, to - at);
        if (source.read(at, chunk, 0, wanted) < wanted) {
          throw new EOFException("the file became shorter while it was read");
        }
        out.write(chunk, 0, wanted);
      }
    }
  }

  /** A number of so many bytes, most significant first. */
  record Whole(long value, int width) implements Piece {
    @Override
    public long size() {
      return width;
    }

    @Override
    public void write(ByteSource source, OutputStream out, Shift shift) throws IOException {
      for (int bits = (width - 1) * Byte.SIZE; bits >= 0; bits -= Byte.SIZE) {
        out.write((int) (value >> bits));
      }
    }
  }

  /**
   * Positions in the source, which become those in the new file.
   *
   * @param at where the first stands
   * @param count how many
   * @param width the bytes of each, 4 or 8
   */
  record Positions(long at, long count, int width) implements Piece {
    @Override
    public long size() {
      return count * width;
    }

    @Override
    public void write(ByteSource source, OutputStream out, Shift shift) throws IOException {
      for (long entry = at; entry < at + size(); entry += width) {
        long position = width == Long.BYTES ? source.u64(entry) : source.u32(entry);
        new Whole(shift.of(position), width).write(source, out, shift);
      }
    }
  }

  /** A box of other pieces, with a size of 32 bits. */
  record Nested(String type, List<Piece> parts) implements Piece {
    private static final int HEADER = 8;

    public Nested {
      requireNonNull(type, "type");
      parts = List.copyOf(parts);
    }

    @Override
    public long size() {
      return HEADER + parts.stream().mapToLong(Piece::size).sum();
    }

    @Override
    public void write(ByteSource source, OutputStream out, Shift shift) throws IOException {
      new Whole(size(), 4).write(source, out, shift);
      out.write(type.getBytes(StandardCharsets.ISO_8859_1));
      for (Piece part : parts) {
        part.write(source, out, shift);
      }
    }
  }

  /**
   * A box of media with a new end. Its header keeps its form, so that the media stay in place.
   *
   * @param box the box in the source
   * @param end where it ends there
   * @param sizeField what its first four bytes are: its size, 1 where the size follows its type, or
   *     0 where it lasts to the end of the file
   */
  record Media(Box box, long end, long sizeField) implements Piece {
    private static final long SIZE_FOLLOWS = 1;

    @Override
    public long size() {
      return end - box.start();
    }

    @Override
    public void write(ByteSource source, OutputStream out, Shift shift) throws IOException {
      boolean isOwnSize = sizeField > SIZE_FOLLOWS;
      new Whole(isOwnSize ? size() : sizeField, 4).write(source, out, shift);
      new Span(box.start() + 4, box.start() + 8).write(source, out, shift);
      if (sizeField == SIZE_FOLLOWS) {
        new Whole(size(), 8).write(source, out, shift);
      }
      new Span(box.body(), end).write(source, out, shift);
    }
  }
}
