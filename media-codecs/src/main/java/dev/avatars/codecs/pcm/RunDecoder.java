package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;
import dev.avatars.codecs.audio.PacketRun;
import java.io.IOException;
import java.util.Arrays;

/**
 * The frames of one run: its packets decoded, its lead dropped, and exactly as many frames as it
 * presents; silence where a packet fails and where packets are missing at the end.
 */
final class RunDecoder {
  private final PacketRun run;
  private final PacketDecoder decoder;
  private final DecodingTally tally;
  private final PcmBlock block = new PcmBlock();
  private final ChannelAdapter channelAdapter;
  private final RateAdapter rateAdapter;
  private final int channels;
  private PcmSpan span = new PcmSpan();
  private boolean atEnd;
  private int goodRate;
  private int usualFrames;
  private long lead;
  private long remaining;

  RunDecoder(PacketRun run, int sampleRate, int channels, DecodingTally tally) {
    this.run = run;
    this.tally = tally;
    this.decoder = decoderOf(run);
    this.channelAdapter = new ChannelAdapter(channels);
    this.rateAdapter = new RateAdapter(sampleRate, channels);
    this.goodRate = sampleRate;
    this.channels = channels;
    this.lead = run.lead();
    this.remaining = run.samples();
  }

  /** Reads up to so many frames; 0 only when all that the run presents has been read. */
  int read(short[] target, int offset, int frames) throws IOException {
    long wanted = Math.min(frames, remaining);
    while (wanted > 0 && !atEnd && span.available() == 0) {
      decodeNext();
      lead -= span.skip(lead);
    }
    int count =
        atEnd && span.available() == 0
            ? silence(target, offset, (int) wanted)
            : span.read(target, offset, wanted, channels);
    remaining -= count;
    return count;
  }

  /**
   * The one place where decoders may fail, in any way they like: some are libraries that run into
   * their own arrays when a packet is damaged. What fails is counted and becomes silence.
   */
  private void decodeNext() throws IOException {
    if (!run.next()) {
      atEnd = true;
      return;
    }
    byte[] packet = run.buffer();
    try {
      decoder.decode(packet, run.offset(), run.length(), block);
      span = adapted();
      tally.good();
      goodRate = block.sampleRate();
      usualFrames = block.frames() > 0 ? block.frames() : usualFrames;
    } catch (RuntimeException damage) {
      tally.damaged();
      block.prepare(goodRate, channels, 0);
      block.silence(decoder.framesOf(packet, run.offset(), run.length(), usualFrames));
      span = adapted();
    }
  }

  private PcmSpan adapted() {
    return rateAdapter.adapt(channelAdapter.adapt(block), block.frames(), block.sampleRate());
  }

  private int silence(short[] target, int offset, int frames) {
    Arrays.fill(target, offset, offset + frames * channels, (short) 0);
    return frames;
  }

  private static PacketDecoder decoderOf(PacketRun run) {
    try {
      return run.setup().fold(new PacketDecoders());
    } catch (RuntimeException damage) {
      // As above: a setup of which no decoder can be made is a run of damaged packets.
      return (packet, offset, length, block) -> {
        throw new CodedDataException("a packet of a stream whose setup is damaged", damage);
      };
    }
  }
}
