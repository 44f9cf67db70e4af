package dev.avatars.codecs.pcm;

/**
 * Gives blocks the number of channels that a file was measured to have, where a stretch of it has
 * another: fewer are repeated or followed by silence, more are mixed or left out.
 */
final class ChannelAdapter {
  private final int channels;
  private short[] adapted = new short[0];

  ChannelAdapter(int channels) {
    this.channels = channels;
  }

  /** The samples of a block with the wanted channels, valid until the next call. */
  short[] adapt(PcmBlock block) {
    if (block.channels() == channels) {
      return block.samples();
    }
    if (adapted.length < block.frames() * channels) {
      adapted = new short[block.frames() * channels];
    }
    if (channels <= 2) {
      Downmix.create(block.channels(), channels).apply(block.samples(), block.frames(), adapted);
    } else {
      copyChannels(block);
    }
    return adapted;
  }

  private void copyChannels(PcmBlock block) {
    int from = 0;
    int to = 0;
    for (int frame = 0; frame < block.frames(); frame++) {
      for (int c = 0; c < channels; c++) {
        adapted[to + c] = c < block.channels() ? block.samples()[from + c] : 0;
      }
      from += block.channels();
      to += channels;
    }
  }
}
