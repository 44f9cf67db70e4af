package dev.avatars.codecs.pcm;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import dev.avatars.codecs.CodedDataException;
import java.util.List;

/**
 * Vorbis packets, decoded by the low-level interface of JOrbis.
 *
 * <p>JOrbis reads the setup of streams with 1, 2, 4 and 8 channels; it takes the wrong number of
 * bits for the coupled channels of others, which are therefore refused as a damaged setup.
 */
final class VorbisPackets implements PacketDecoder {
  private static final int HEADERS = 3;

  private final Info info = new Info();
  private final DspState synthesis = new DspState();
  private final Block block;
  private final Packet packet = new Packet();
  private final float[][][] pcm = new float[1][][];
  private final int[] starts;
  private boolean primed;

  /** A decoder for the stream whose identification, comment and setup packets these are. */
  VorbisPackets(List<byte[]> headers) {
    if (headers.size() != HEADERS) {
      throw new CodedDataException(headers.size() + " Vorbis headers; allowed: " + HEADERS);
    }
    Comment comment = new Comment();
    info.init();
    comment.init();
    for (int i = 0; i < HEADERS; i++) {
      byte[] header = headers.get(i);
      packet.b_o_s = i == 0 ? 1 : 0;
      hold(header, 0, header.length);
      if (info.synthesis_headerin(comment, packet) < 0) {
        throw new CodedDataException("Vorbis header " + (i + 1) + " that cannot be read");
      }
    }
    packet.b_o_s = 0;
    starts = new int[info.channels];
    if (synthesis.synthesis_init(info) != 0) {
      throw new CodedDataException("Vorbis headers that contradict each other");
    }
    block = new Block(synthesis);
  }

  @Override
  public void decode(byte[] bytes, int offset, int length, PcmBlock samples) {
    samples.prepare(info.rate, info.channels, 0);
    hold(bytes, offset, length);
    packet.granulepos = -1;
    if (block.synthesis(packet) != 0) {
      throw new CodedDataException("a damaged Vorbis packet");
    }
    synthesis.synthesis_blockin(block);
    int frames = synthesis.synthesis_pcmout(pcm, starts);
    while (frames > 0) {
      if (primed) {
        append(frames, samples);
      }
      synthesis.synthesis_read(frames);
      frames = synthesis.synthesis_pcmout(pcm, starts);
    }
    // JOrbis plays half of a long first block, which the format only uses to overlap (4.3.8).
    primed = true;
    ChannelOrder.LEFT_FIRST.toWave(samples);
  }

  private void hold(byte[] bytes, int offset, int length) {
    packet.packet_base = bytes;
    packet.packet = offset;
    packet.bytes = length;
    packet.packetno++;
  }

  private void append(int frames, PcmBlock block) {
    short[] samples = block.extend(frames);
    int channels = info.channels;
    for (int c = 0; c < channels; c++) {
      float[] channel = pcm[0][c];
      int to = block.frames() * channels + c;
      for (int i = 0; i < frames; i++) {
        samples[to] = Samples.fromUnit(channel[starts[c] + i]);
        to += channels;
      }
    }
    block.fill(block.frames() + frames);
  }
}
