package dev.avatars.codecs.pcm;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;
import java.util.Arrays;

/**
 * Rewrites layer III frames of free format, whose bit rate has no number (ISO/IEC 11172-3 2.4.2.3),
 * as frames of a numbered bit rate, which JLayer can read.
 *
 * <p>The new frames are larger, so that main data which begins in earlier frames would be torn
 * apart; every rewritten frame therefore carries all of its main data itself (2.4.2.7). One that
 * would outgrow the largest bit rate is refused.
 */
final class FreeFormatFrames {
  private static final int HEADER = 4;
  private static final int CHECKSUM = 2;
  private static final int MAX_RESERVOIR = 511;
  private static final int MAX_FRAME = 1 << 12;
  private static final int[] KILOBITS_1 = {
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KILOBITS_2 = {
    8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  private final BitReader bits = new BitReader();
  private final byte[] reservoir = new byte[MAX_RESERVOIR];
  private final byte[] frame = new byte[MAX_FRAME];
  private int reserved;

  /** Whether a frame has at least a header and names no bit rate, and is of layer III. */
  static boolean isFreeFormat(byte[] packet, int offset, int length) {
    return length >= HEADER && (packet[offset + 2] & 0xF0) == 0 && (packet[offset + 1] & 6) == 2;
  }

  /** The array that holds a rewritten frame, from its start on. */
  byte[] frame() {
    return frame;
  }

  /** Rewrites a frame and answers its new length; {@code sampleRate} is in Hz. */
  int rewrite(byte[] packet, int offset, int length, int sampleRate) {
    SideInfo side = SideInfo.of(packet, offset);
    int sideAt = offset + HEADER + ((packet[offset + 1] & 1) == 0 ? CHECKSUM : 0);
    int ownAt = sideAt + side.size();
    int own = offset + length - ownAt;
    if (own < 0) {
      throw new CodedDataException("an MPEG frame of " + length + " bytes");
    }
    bits.start(packet, sideAt, side.size());
    int begin = bits.read(side.beginBits());
    int needed = side.mainDataBytes(bits);
    Arrays.fill(frame, (byte) 0);
    System.arraycopy(packet, offset, frame, 0, HEADER);
    System.arraycopy(packet, sideAt, frame, HEADER, side.size());
    clearBegin(side);
    int size = chooseBitRate(side, sampleRate, HEADER + side.size() + needed);
    boolean complete = begin <= reserved && needed <= begin + own;
    if (complete) {
      copyMainData(packet, ownAt, begin, needed, HEADER + side.size());
    }
    reserve(packet, ownAt, own);
    if (!complete) {
      throw new CodedDataException("an MPEG frame that needs one before it, which is not there");
    }
    return size;
  }

  private void clearBegin(SideInfo side) {
    frame[HEADER] = 0;
    frame[HEADER + 1] &= (byte) (side.beginBits() == 9 ? 0x7F : 0xFF);
  }

  /** Writes the smallest bit rate whose frames are large enough, without padding or checksum. */
  private int chooseBitRate(SideInfo side, int sampleRate, int least) {
    int[] rates = side.firstVersion() ? KILOBITS_1 : KILOBITS_2;
    int bytesPerKilobit = side.firstVersion() ? 144_000 : 72_000;
    for (int i = 0; i < rates.length; i++) {
      int size = bytesPerKilobit * rates[i] / sampleRate;
      if (size >= least) {
        frame[1] |= 1;
        frame[2] = (byte) (((i + 1) << 4) | (frame[2] & 0x0C));
        return size;
      }
    }
    throw new CodedDataException("a free-format MPEG frame of " + least + " bytes");
  }

  private void copyMainData(byte[] packet, int ownAt, int begin, int needed, int to) {
    int early = Math.min(begin, needed);
    System.arraycopy(reservoir, MAX_RESERVOIR - begin, frame, to, early);
    System.arraycopy(packet, ownAt, frame, to + early, needed - early);
  }

  /** Keeps the last bytes of main data, at the end of the reservoir. */
  private void reserve(byte[] packet, int ownAt, int own) {
    int fresh = Math.min(own, MAX_RESERVOIR);
    System.arraycopy(reservoir, fresh, reservoir, 0, MAX_RESERVOIR - fresh);
    System.arraycopy(packet, ownAt + own - fresh, reservoir, MAX_RESERVOIR - fresh, fresh);
    reserved = Math.min(MAX_RESERVOIR, reserved + fresh);
  }

  /**
   * How the side information is laid out (ISO/IEC 11172-3 2.4.1.7, 13818-3 2.4.1.7).
   *
   * @param firstVersion MPEG-1, which has two granules to a frame
   * @param channels 1 or 2
   */
  private record SideInfo(boolean firstVersion, int channels) {
    static SideInfo of(byte[] packet, int offset) {
      boolean firstVersion = ((packet[offset + 1] >> 3) & 3) == 3;
      return new SideInfo(firstVersion, (packet[offset + 3] & 0xC0) == 0xC0 ? 1 : 2);
    }

    int size() {
      return firstVersion ? (channels == 1 ? 17 : 32) : (channels == 1 ? 9 : 17);
    }

    int beginBits() {
      return firstVersion ? 9 : 8;
    }

    /** Sums part2_3_length; the reader stands behind main_data_begin. */
    int mainDataBytes(BitReader bits) {
      bits.skip(firstVersion ? (channels == 1 ? 5 + 4 : 3 + 8) : channels);
      int granules = firstVersion ? 2 : 1;
      int sum = 0;
      for (int i = 0; i < granules * channels; i++) {
        sum += bits.read(12);
        bits.skip(firstVersion ? 47 : 51);
      }
      return (sum + 7) / 8;
    }
  }
}
