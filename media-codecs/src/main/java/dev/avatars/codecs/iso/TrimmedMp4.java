package dev.avatars.codecs.iso;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.ByteSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * An MP4 file that was planned by {@link Mp4Trimmer} and can be written while its source is open.
 * It is used by one thread, as its source is.
 */
public final class TrimmedMp4 {
  private final ByteSource source;
  private final List<Piece> pieces;
  private final Shift shift;

  TrimmedMp4(ByteSource source, List<Piece> pieces, Shift shift) {
    this.source = requireNonNull(source, "source");
    this.pieces = List.copyOf(pieces);
    this.shift = requireNonNull(shift, "shift");
  }

  /** The size of the file in bytes. */
  public long bytes() {
    return pieces.stream().mapToLong(Piece::size).sum();
  }

  /** Writes all of it; the stream is flushed and left open. */
  public void writeTo(OutputStream target) throws IOException {
    OutputStream out = new BufferedOutputStream(target);
    for (Piece piece : pieces) {
      piece.write(source, out, shift);
    }
    out.flush();
  }
}
