package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;

/**
 * The division of coded bytes into blocks of one size, of which the last may be cut.
 *
 * @param blockBytes the size of a whole block
 * @param headerBytes what a block needs at least
 */
record AdpcmBlocks(int blockBytes, int headerBytes) {
  AdpcmBlocks {
    if (blockBytes < headerBytes) {
      throw new CodedDataException(
          "ADPCM blocks of " + blockBytes + " bytes; allowed: from " + headerBytes);
    }
  }

  /** What is done with one block. */
  interface Visitor {
    void block(int offset, int length);
  }

  /** Visits the blocks in order; a rest too short for its header is left out. */
  void forEach(int offset, int length, Visitor visitor) {
    int end = offset + length;
    for (int at = offset; end - at >= headerBytes; at += blockBytes) {
      visitor.block(at, Math.min(blockBytes, end - at));
    }
  }
}
