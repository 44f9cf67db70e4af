package dev.avatars.codecs.pcm;

/**
 * Turns the packets of one stream, in order, into samples.
 *
 * <p>A packet that cannot be decoded raises a {@link RuntimeException} of whatever kind, because
 * the libraries behind some decoders do not choose theirs with care; the decoder stays usable and
 * the next packet may be given to it.
 */
interface PacketDecoder {
  /** Decodes one packet into a block; packets that only prepare the next leave it empty. */
  void decode(byte[] packet, int offset, int length, PcmBlock block);

  /**
   * How many frames of silence stand in for a packet that could not be decoded.
   *
   * @param usual how many the last good packet had
   */
  default int framesOf(byte[] packet, int offset, int length, int usual) {
    return usual;
  }
}
