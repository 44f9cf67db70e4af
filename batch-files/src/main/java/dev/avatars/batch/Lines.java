package dev.avatars.batch;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The physical lines of a file, in memory that does not grow with their length. Not thread-safe.
 */
final class Lines {
  /** What ends a line. */
  enum Ending {
    /** LF, CR LF or CR, as people's programs write them. */
    ANY,
    /** LF alone, as we write it. */
    LF
  }

  private static final int SMALLEST = 256;
  private static final int CR = '\r';
  private static final int LF = '\n';

  private final Bytes bytes;
  private final int longest;
  private final Ending ending;
  private byte[] kept = new byte[SMALLEST];
  private int size;
  private int last;

  /**
   * The lines from where the bytes are.
   *
   * @param longest how many bytes of a line are kept
   */
  Lines(Bytes bytes, int longest, Ending ending) {
    this.bytes = bytes;
    this.longest = longest;
    this.ending = ending;
  }

  /** The next line; empty after the last. */
  Optional<Line> next() throws IOException {
    long start = bytes.position();
    int first = bytes.next();
    return first == Bytes.END ? Optional.empty() : Optional.of(line(start, first));
  }

  /** Goes on behind a line that was read before. */
  void backTo(Line line) throws IOException {
    bytes.seek(line.next());
    last = line.number();
  }

  private Line line(long start, int first) throws IOException {
    size = 0;
    int b = first;
    while (b != Bytes.END && !isEnd(b)) {
      keep(b);
      b = bytes.next();
    }
    if (b != Bytes.END) {
      keep(b);
    }
    long next = bytes.position();
    boolean whole = next - start <= longest;
    return new Line(++last, start, next, Arrays.copyOf(kept, size), whole, b != Bytes.END);
  }

  private boolean isEnd(int b) throws IOException {
    return b == LF || (b == CR && ending == Ending.ANY && !bytes.isNext(LF));
  }

  private void keep(int b) {
    if (size == kept.length && size < longest) {
      kept = Arrays.copyOf(kept, 2 * size);
    }
    if (size < longest) {
      kept[size++] = (byte) b;
    }
  }
}
