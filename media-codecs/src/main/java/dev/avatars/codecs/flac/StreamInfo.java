package dev.avatars.codecs.flac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * What a FLAC stream says of itself once (RFC 9639 section 8.2).
 *
 * @param maxBlockSize the most sample frames of one frame, 16 to 65,535
 * @param sampleRate in Hz, not 0
 * @param channels 1 to 8
 * @param bitDepth bits of a sample, 4 to 32
 */
record StreamInfo(int maxBlockSize, int sampleRate, int channels, int bitDepth) {
  private static final int SIZE = 34;
  private static final int MIN_BLOCK_SIZE = 16;
  private static final int FRAME_SIZES_BITS = 48;

  StreamInfo {
    if (maxBlockSize < MIN_BLOCK_SIZE || sampleRate == 0 || bitDepth < 4) {
      throw new CodedDataException(
          "FLAC STREAMINFO with blocks of %d, %d Hz, %d bits; allowed: from 16, from 1 Hz, from 4 bits"
              .formatted(maxBlockSize, sampleRate, bitDepth));
    }
  }

  static StreamInfo parse(byte[] block) {
    if (block.length < SIZE) {
      throw new CodedDataException(
          "FLAC STREAMINFO of " + block.length + " bytes; allowed: " + SIZE);
    }
    BitReader bits = new BitReader();
    bits.start(block, 0, SIZE);
    bits.skip(16);
    int maxBlockSize = bits.read(16);
    bits.skip(FRAME_SIZES_BITS);
    return new StreamInfo(maxBlockSize, bits.read(20), bits.read(3) + 1, bits.read(5) + 1);
  }
}
