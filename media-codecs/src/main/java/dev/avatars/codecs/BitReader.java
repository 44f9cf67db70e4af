package dev.avatars.codecs;

import static java.util.Objects.checkFromIndexSize;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads a packet bit by bit, the most significant bit of every byte first, as MPEG audio, FLAC and
 * ALAC lay their bits.
 *
 * <p>Reading past the end throws {@link CodedDataException}, so a loop over coded data ends with
 * its packet. Not thread-safe.
 *
 * <pre>{@code
 * BitReader bits = new BitReader();
 * bits.start(packet, 0, packet.length);
 * int syncword = bits.read(14);
 * }</pre>
 */
public final class BitReader {
  private static final int LOOKAHEAD_BYTES = 8;
  private static final int LOOKAHEAD_BITS = 56;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[0];
  private long position;
  private long end;

  /** A reader of nothing; {@link #start} gives it a packet. */
  public BitReader() {}

  /** Goes to the first bit of a packet, which must not change while it is read. */
  public void start(byte[] packet, int offset, int length) {
    checkFromIndexSize(offset, length, packet.length);
    bytes = packet;
    position = offset * 8L;
    end = position + length * 8L;
  }

  /** The next bits as an unsigned number; {@code count} is 0 to 32 (32 bits fill the sign too). */
  public int read(int count) {
    int value = peek(count);
    skip(count);
    return value;
  }

  /** The next bits as a two's complement number; {@code count} is 1 to 32. */
  public int readSigned(int count) {
    return read(count) << (32 - count) >> (32 - count);
  }

  /** Whether the next bit is one. */
  public boolean readFlag() {
    return read(1) == 1;
  }

  /** The next bits without taking them; bits behind the end of the packet are zero. */
  public int peek(int count) {
    return count == 0 ? 0 : (int) (window() >>> (64 - count));
  }

  /** Leaves out bits. */
  public void skip(long count) {
    position += count;
    if (count < 0 || position > end) {
      throw new CodedDataException("a packet that ends in the middle of a value");
    }
  }

  /** Counts the zero bits before the next one bit and takes them all; more than the limit throw. */
  public int readZeros(int limit) {
    int zeros = 0;
    int step;
    do {
      step = Math.min(Long.numberOfLeadingZeros(window()), LOOKAHEAD_BITS);
      zeros += step;
      if (zeros > limit) {
        throw new CodedDataException("a run of " + zeros + " zero bits; allowed: " + limit);
      }
      skip(step);
    } while (step == LOOKAHEAD_BITS);
    skip(1);
    return zeros;
  }

  /**
   * Counts one bits up to a limit of 32; takes the zero bit after them if the limit is not reached.
   */
  public int readOnes(int limit) {
    int ones = Math.min(limit, Long.numberOfLeadingZeros(~window()));
    skip(ones == limit ? ones : ones + 1L);
    return ones;
  }

  /** Goes to the next byte boundary of the packet's array. */
  public void align() {
    skip(-position & 7);
  }

  /** How many bits have not been taken yet. */
  public long remaining() {
    return end - position;
  }

  /** At least 57 bits from the position on, left-aligned; zeros behind the packet's end. */
  private long window() {
    int at = (int) (position >>> 3);
    int shift = (int) (position & 7);
    if (end - position >= 64 && at + LOOKAHEAD_BYTES <= bytes.length) {
      return (long) LONGS.get(bytes, at) << shift;
    }
    return windowAtTheEnd(at, shift);
  }

  private long windowAtTheEnd(int at, int shift) {
    int last = (int) (end >>> 3);
    long value = 0;
    for (int i = 0; i < LOOKAHEAD_BYTES; i++) {
      value = value << 8 | (at + i < last ? bytes[at + i] & 0xFF : 0);
    }
    return value << shift;
  }
}
