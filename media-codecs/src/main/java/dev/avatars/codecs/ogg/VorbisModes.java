package dev.avatars.codecs.ogg;

import java.util.BitSet;
import java.util.Optional;

/**
 * Which modes of a Vorbis stream use long blocks.
 *
 * <p>The modes are the last thing in the setup header (Vorbis I, 4.2.4: a count of six bits, then
 * for each mode one bit of block flag, 16 of window type 0, 16 of transform type 0 and eight of
 * mapping, then the framing bit), behind codebooks that are long to parse. So they are read
 * backwards: as many modes as look like modes and are preceded by their own count.
 */
final class VorbisModes {
  private static final int MODE_BITS = 41;
  private static final int COUNT_BITS = 6;
  private static final int MOST_MODES = 64;
  private static final int HIGHEST_MAPPING = 63;

  private final BitSet longBlocks;
  private final int modeNumberBits;

  private VorbisModes(BitSet longBlocks, int count) {
    this.longBlocks = longBlocks;
    this.modeNumberBits = 32 - Integer.numberOfLeadingZeros(count - 1);
  }

  /** The modes at the end of a setup header, if they are there. */
  static Optional<VorbisModes> of(byte[] setup) {
    BitSet bits = BitSet.valueOf(setup);
    int framing = bits.length() - 1;
    int count = count(bits, framing);
    return count == 0 ? Optional.empty() : Optional.of(modes(bits, framing, count));
  }

  /** The largest number of modes that agrees with the count written before them, or 0. */
  private static int count(BitSet bits, int framing) {
    int agreed = 0;
    for (int count = 1; count <= MOST_MODES; count++) {
      int first = framing - count * MODE_BITS;
      if (first < COUNT_BITS || !looksLikeMode(bits, first)) {
        break;
      }
      agreed = value(bits, first - COUNT_BITS, COUNT_BITS) + 1 == count ? count : agreed;
    }
    return agreed;
  }

  private static boolean looksLikeMode(BitSet bits, int at) {
    int nextOne = bits.nextSetBit(at + 1);
    return nextOne >= at + 33 && value(bits, at + 33, 8) <= HIGHEST_MAPPING;
  }

  private static VorbisModes modes(BitSet bits, int framing, int count) {
    BitSet longBlocks = new BitSet(count);
    for (int mode = 0; mode < count; mode++) {
      longBlocks.set(mode, bits.get(framing - (count - mode) * MODE_BITS));
    }
    return new VorbisModes(longBlocks, count);
  }

  private static int value(BitSet bits, int at, int width) {
    int value = 0;
    for (int i = 0; i < width; i++) {
      value |= (bits.get(at + i) ? 1 : 0) << i;
    }
    return value;
  }

  /** Whether the packet with this first byte has a long block: one bit of type, then the mode. */
  boolean isLong(int firstByte) {
    return longBlocks.get(firstByte >> 1 & ((1 << modeNumberBits) - 1));
  }
}
