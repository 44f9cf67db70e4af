package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * Reads the elements of a raw_data_block() (ISO/IEC 14496-3, 4.4.2.1) to the spectral lines of its
 * channels.
 */
final class RawDataBlockReader {
  private static final int SINGLE_CHANNEL = 0;
  private static final int CHANNEL_PAIR = 1;
  private static final int COUPLING_CHANNEL = 2;
  private static final int LOW_FREQUENCY = 3;
  private static final int DATA_STREAM = 4;
  private static final int PROGRAM_CONFIG = 5;
  private static final int FILL = 6;
  private static final int END = 7;

  private final BitReader bits;
  private final BandLayout layout;
  private final ChannelStream[] channels;
  private final NoiseGenerator noise = new NoiseGenerator();
  private int channelsRead;

  RawDataBlockReader(BitReader bits, BandLayout layout, int channelCount) {
    this.bits = bits;
    this.layout = layout;
    this.channels = new ChannelStream[channelCount];
    for (int c = 0; c < channelCount; c++) {
      channels[c] = new ChannelStream(WindowInfo.silence(layout));
    }
  }

  /** Reads a block whose bits the reader has been given. */
  void read() {
    channelsRead = 0;
    int element = bits.read(3);
    while (element != END) {
      readElement(element);
      element = bits.read(3);
    }
    if (channelsRead != channels.length) {
      throw new CodedDataException(
          "an AAC frame of " + channelsRead + " channels; allowed: " + channels.length);
    }
  }

  /** A channel of the block read last. */
  ChannelStream channel(int index) {
    return channels[index];
  }

  private void readElement(int element) {
    switch (element) {
      case SINGLE_CHANNEL, LOW_FREQUENCY -> readSingleChannel();
      case CHANNEL_PAIR -> readChannelPair();
      case COUPLING_CHANNEL -> throw new CodedDataException("an AAC coupling channel");
      case DATA_STREAM -> skipDataStream();
      case PROGRAM_CONFIG -> ProgramConfig.readChannels(bits);
      case FILL -> skipFill();
      default -> throw new CodedDataException("AAC element " + element + "; allowed: 0 to 7");
    }
  }

  private void readSingleChannel() {
    bits.skip(4);
    ChannelStream channel = nextChannel();
    channel.read(bits, layout);
    ChannelCoupling.substituteNoise(channel, noise);
    channel.shapeNoise();
  }

  private void readChannelPair() {
    bits.skip(4);
    ChannelStream left = nextChannel();
    ChannelStream right = nextChannel();
    ChannelCoupling coupling = bits.readFlag() ? readInCommon(left, right) : readApart(left, right);
    coupling.substituteNoise(left, right, noise);
    coupling.separate(left, right);
    left.shapeNoise();
    right.shapeNoise();
  }

  private ChannelCoupling readInCommon(ChannelStream left, ChannelStream right) {
    WindowInfo common = WindowInfo.read(bits, layout);
    ChannelCoupling coupling = ChannelCoupling.read(bits, common);
    left.readWith(bits, common);
    right.readWith(bits, common);
    return coupling;
  }

  private ChannelCoupling readApart(ChannelStream left, ChannelStream right) {
    left.read(bits, layout);
    right.read(bits, layout);
    return ChannelCoupling.none();
  }

  private ChannelStream nextChannel() {
    if (channelsRead == channels.length) {
      throw new CodedDataException("an AAC frame of more channels than " + channels.length);
    }
    return channels[channelsRead++];
  }

  private void skipDataStream() {
    bits.skip(4);
    boolean aligned = bits.readFlag();
    int count = bits.read(8);
    int bytes = count == 255 ? count + bits.read(8) : count;
    if (aligned) {
      bits.align();
    }
    bits.skip(8L * bytes);
  }

  private void skipFill() {
    int count = bits.read(4);
    bits.skip(8L * (count == 15 ? count + bits.read(8) - 1 : count));
  }
}
