package dev.avatars.codecs.h264;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Collects the bits of a raw byte sequence payload (RBSP, 7.2), most significant bit first. */
final class BitWriter {
  private static final int INITIAL_BYTES = 1 << 12;

  private static final int WORD_BITS = 32;
  private static final int SHORT_CODE_BITS = 16;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int byteCount;
  private long pending;
  private int pendingBits;

  /** Begins a new payload in the same buffer. */
  void clear() {
    byteCount = 0;
    pending = 0;
    pendingBits = 0;
  }

  /** Writes the lowest bits of a value, u(n); {@code length} is 0 to 32. */
  void bits(int value, int length) {
    pending = pending << length | (value & ((1L << length) - 1));
    pendingBits += length;
    if (pendingBits >= WORD_BITS) {
      pendingBits -= WORD_BITS;
      appendWord((int) (pending >>> pendingBits));
    }
  }

  /** Writes one bit, u(1). */
  void flag(int bit) {
    bits(bit, 1);
  }

  /** Writes a code of a variable-length code table. */
  void code(int code) {
    bits(Vlc.value(code), Vlc.length(code));
  }

  /** Writes an unsigned Exp-Golomb code, ue(v) (9.1); {@code value} is 0 to 2^31 - 2. */
  void unsigned(int value) {
    int codeNum = value + 1;
    int significant = 32 - Integer.numberOfLeadingZeros(codeNum);
    if (significant <= SHORT_CODE_BITS) {
      bits(codeNum, 2 * significant - 1);
    } else {
      bits(0, significant - 1);
      bits(codeNum, significant);
    }
  }

  /** Writes a signed Exp-Golomb code, se(v) (9.1.1); {@code value} is within 2^30 of 0. */
  void signed(int value) {
    unsigned(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** Ends the payload: a one bit, then zero bits to the end of the byte (7.3.2.11). */
  void trailingBits() {
    flag(1);
    bits(0, -pendingBits & 7);
  }

  /** The number of bits written so far. */
  long bitCount() {
    return 8L * byteCount + pendingBits;
  }

  /** The number of whole bytes written so far. */
  int byteCount() {
    return byteCount + pendingBits / 8;
  }

  /** The whole byte at an index. */
  byte byteAt(int index) {
    int pendingIndex = index - byteCount;
    return pendingIndex < 0
        ? bytes[index]
        : (byte) (pending >>> (pendingBits - 8 * (pendingIndex + 1)));
  }

  private void appendWord(int word) {
    if (byteCount + Integer.BYTES > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    WORD.set(bytes, byteCount, word);
    byteCount += Integer.BYTES;
  }
}
