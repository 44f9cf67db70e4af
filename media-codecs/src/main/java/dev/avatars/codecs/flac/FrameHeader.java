package dev.avatars.codecs.flac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * The header of one frame (RFC 9639 section 9.1).
 *
 * @param blockSize sample frames in it
 * @param assignment how its subframes become channels
 * @param bitDepth bits of a sample
 */
record FrameHeader(int blockSize, ChannelAssignment assignment, int bitDepth) {
  private static final int SYNC = 0x7FFC;
  private static final int[] BIT_DEPTHS = {0, 8, 12, -1, 16, 20, 24, 32};

  /** A header of no frames, for when nothing has been decoded. */
  static FrameHeader none(StreamInfo streamInfo) {
    return new FrameHeader(0, ChannelAssignment.INDEPENDENT, streamInfo.bitDepth());
  }

  static FrameHeader read(BitReader bits, byte[] packet, int offset, StreamInfo streamInfo) {
    long start = bits.remaining();
    if (bits.read(15) != SYNC) {
      throw new CodedDataException("a FLAC frame without its sync code");
    }
    bits.skip(1);
    int sizeCode = bits.read(4);
    int rateCode = bits.read(4);
    int channelCode = bits.read(4);
    int depthCode = bits.read(3);
    bits.skip(1);
    skipCodedNumber(bits);
    int blockSize = blockSize(sizeCode, bits);
    skipRate(rateCode, bits);
    int size = (int) ((start - bits.remaining()) / 8);
    if (bits.read(8) != Checksums.crc8(packet, offset, size)) {
      throw new CodedDataException("a FLAC frame header whose checksum is wrong");
    }
    ChannelAssignment assignment = ChannelAssignment.of(channelCode, streamInfo.channels());
    int depth = depthCode == 0 ? streamInfo.bitDepth() : BIT_DEPTHS[depthCode];
    require(depth == streamInfo.bitDepth(), "bit depth " + depth, streamInfo.bitDepth());
    require(
        blockSize <= streamInfo.maxBlockSize(),
        "block size " + blockSize,
        streamInfo.maxBlockSize());
    return new FrameHeader(blockSize, assignment, depth);
  }

  /** The bits of a sample of one subframe: a difference of channels needs one more. */
  int bitsOf(int channel) {
    return bitDepth + (channel == assignment.sideChannel() ? 1 : 0);
  }

  /** Leaves out the frame or sample number, coded like UTF-8 (section 9.1.5). */
  private static void skipCodedNumber(BitReader bits) {
    int ones = bits.readOnes(8);
    require(ones != 1 && ones <= 7, "coded number of " + ones + " bytes", 7);
    bits.skip(ones == 0 ? 7 : 7 - ones + 8L * (ones - 1));
  }

  /** Section 9.1.1. */
  private static int blockSize(int code, BitReader bits) {
    return switch (code) {
      case 0 -> throw new CodedDataException("FLAC block size code 0, which is reserved");
      case 1 -> 192;
      case 2, 3, 4, 5 -> 144 << code;
      case 6 -> bits.read(8) + 1;
      case 7 -> bits.read(16) + 1;
      default -> 1 << code;
    };
  }

  /** The rate stands in STREAMINFO; section 9.1.2 only says how long its repetition is. */
  private static void skipRate(int code, BitReader bits) {
    require(code != 15, "sample rate code " + code, 14);
    bits.skip(code == 12 ? 8 : code > 12 ? 16 : 0);
  }

  private static void require(boolean holds, String found, int allowed) {
    if (!holds) {
      throw new CodedDataException("a FLAC frame with " + found + "; allowed: " + allowed);
    }
  }
}
