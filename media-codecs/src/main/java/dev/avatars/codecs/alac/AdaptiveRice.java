package dev.avatars.codecs.alac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;
import java.util.Arrays;

/**
 * The entropy coder of ALAC: Rice codes whose parameter follows the recent residuals, with counted
 * runs of zeros where they are small ({@code dyn_decomp} of the reference decoder).
 */
final class AdaptiveRice {
  private static final int MAX_PREFIX = 9;
  private static final int ESCAPED_RUN_BITS = 16;
  private static final int HISTORY_SHIFT = 9;
  private static final int ZERO_MODE_BELOW = 128;
  private static final int MAX_HISTORY = 0xFFFF;

  private final BitReader bits;
  private final int initialHistory;
  private final int parameterLimit;

  AdaptiveRice(BitReader bits, AlacConfig config) {
    this.bits = bits;
    this.initialHistory = config.riceInitialHistory();
    this.parameterLimit = config.riceParameterLimit();
  }

  /** Reads the residuals of one channel; {@code escapeBits} is the size of one stored plainly. */
  void read(int[] residual, int count, int escapeBits, int historyMult) {
    int history = initialHistory;
    int afterRun = 0;
    int i = 0;
    while (i < count) {
      int coded = residual(history, escapeBits);
      int folded = coded + afterRun;
      residual[i++] = (folded >>> 1) ^ -(folded & 1);
      history += historyMult * folded - ((historyMult * history) >> HISTORY_SHIFT);
      if (Integer.compareUnsigned(coded, MAX_HISTORY) > 0) {
        history = MAX_HISTORY;
      }
      afterRun = 0;
      if (Integer.compareUnsigned(history, ZERO_MODE_BELOW) < 0 && i < count) {
        int run = zeroRun(history);
        clear(residual, i, run, count);
        i += run;
        afterRun = run < MAX_HISTORY ? 1 : 0;
        history = 0;
      }
    }
  }

  private int residual(int history, int escapeBits) {
    int floorLog = 31 - Integer.numberOfLeadingZeros((history >>> HISTORY_SHIFT) + 3);
    int parameter = Math.min(floorLog, parameterLimit);
    return code(parameter, (1 << parameter) - 1, escapeBits);
  }

  private int zeroRun(int history) {
    int parameter = Integer.numberOfLeadingZeros(history) - 24 + ((history + 16) >> 6);
    int divisor = ((1 << parameter) - 1) & ((1 << parameterLimit) - 1);
    return code(parameter, divisor, ESCAPED_RUN_BITS);
  }

  private int code(int parameter, int divisor, int escapeBits) {
    int prefix = bits.readOnes(MAX_PREFIX);
    if (prefix == MAX_PREFIX) {
      return bits.read(escapeBits);
    }
    if (parameter <= 1) {
      return prefix;
    }
    int suffix = bits.peek(parameter);
    bits.skip(suffix >= 2 ? parameter : parameter - 1);
    return prefix * divisor + Math.max(0, suffix - 1);
  }

  private static void clear(int[] residual, int from, int run, int count) {
    if (run > count - from) {
      throw new CodedDataException("an ALAC run of " + run + "; allowed: " + (count - from));
    }
    Arrays.fill(residual, from, from + run, 0);
  }
}
