package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;
import java.util.Arrays;

/**
 * The identification header of an Opus stream (RFC 7845 section 5.1).
 *
 * @param channels 1 to 255
 * @param gain what the decoder adds, in 1/256 dB
 * @param streams Opus streams in every packet
 * @param coupledStreams how many of them are stereo
 * @param mapping which decoded channel each output channel is
 */
@SuppressWarnings("ArrayRecordComponent")
record OpusHead(int channels, int gain, int streams, int coupledStreams, byte[] mapping) {
  private static final int SIZE = 19;
  private static final int MAPPING = 21;

  static OpusHead parse(byte[] head) {
    if (head.length < SIZE || head[9] == 0) {
      throw new CodedDataException("an OpusHead that is cut or has no channels");
    }
    int channels = head[9] & 0xFF;
    int gain = (short) ((head[16] & 0xFF) | (head[17] << 8));
    if (head[18] == 0) {
      return new OpusHead(channels, gain, 1, channels - 1, new byte[] {0, 1});
    }
    if (head.length < MAPPING + channels) {
      throw new CodedDataException("an OpusHead whose channel mapping is cut");
    }
    byte[] mapping = Arrays.copyOfRange(head, MAPPING, MAPPING + channels);
    return new OpusHead(channels, gain, head[19] & 0xFF, head[20] & 0xFF, mapping);
  }

  /** Whether a packet is one plain Opus stream of one or two channels in their order. */
  boolean isSimple() {
    return streams == 1 && channels <= 2 && channels - 1 == coupledStreams;
  }
}
