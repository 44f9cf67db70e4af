package dev.avatars.codecs.alac;

import dev.avatars.codecs.CodedDataException;
import java.util.Arrays;

/**
 * What an ALAC stream says of itself once: the ALACSpecificConfig of Apple's format description
 * ("ALACMagicCookieDescription").
 *
 * @param frameLength sample frames in a full packet, 1 to 65,536
 * @param bitDepth bits of a stored sample: 16, 20, 24 or 32
 * @param riceHistoryMult "pb", how quickly the Rice parameter follows the residual
 * @param riceInitialHistory "mb", the Rice history at the start of a packet
 * @param riceParameterLimit "kb", the greatest Rice parameter
 * @param channels 1 to 8
 * @param sampleRate in Hz
 */
record AlacConfig(
    int frameLength,
    int bitDepth,
    int riceHistoryMult,
    int riceInitialHistory,
    int riceParameterLimit,
    int channels,
    int sampleRate) {
  private static final int SIZE = 24;
  private static final int FULL_BOX_HEADER = 4;
  private static final int MAX_FRAME_LENGTH = 1 << 16;
  private static final int MAX_RICE_PARAMETER = 31;

  AlacConfig {
    require(
        frameLength >= 1 && frameLength <= MAX_FRAME_LENGTH,
        "frame length " + frameLength + "; allowed: 1 to " + MAX_FRAME_LENGTH);
    require(
        bitDepth == 16 || bitDepth == 20 || bitDepth == 24 || bitDepth == 32,
        "bit depth " + bitDepth + "; allowed: 16, 20, 24, 32");
    require(channels >= 1 && channels <= 8, "channels " + channels + "; allowed: 1 to 8");
    require(
        riceParameterLimit <= MAX_RICE_PARAMETER,
        "Rice parameter limit " + riceParameterLimit + "; allowed: 0 to " + MAX_RICE_PARAMETER);
  }

  /** Reads a magic cookie, with or without the four bytes of version and flags before it. */
  static AlacConfig parse(byte[] cookie) {
    require(cookie.length >= SIZE, "cookie of " + cookie.length + " bytes; allowed: from " + SIZE);
    int at = cookie.length >= SIZE + FULL_BOX_HEADER && word(cookie, 0) == 0 ? FULL_BOX_HEADER : 0;
    byte[] c = Arrays.copyOfRange(cookie, at, at + SIZE);
    return new AlacConfig(
        word(c, 0), c[5] & 0xFF, c[6] & 0xFF, c[7] & 0xFF, c[8] & 0xFF, c[9] & 0xFF, word(c, 20));
  }

  private static int word(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 24)
        | ((bytes[at + 1] & 0xFF) << 16)
        | ((bytes[at + 2] & 0xFF) << 8)
        | (bytes[at + 3] & 0xFF);
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new CodedDataException("ALAC " + complaint);
    }
  }
}
