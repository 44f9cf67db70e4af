package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;
import java.io.InputStream;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

/**
 * Frames of MPEG audio, layers I to III (ISO/IEC 11172-3, 13818-3), decoded by JLayer.
 *
 * <p>JLayer reads a stream and insists on one kind of frame in it; here the stream is one frame
 * long each time, and a frame of another kind than the last starts JLayer afresh.
 */
final class MpegPackets implements PacketDecoder {
  /** Sync word, version, layer, sampling frequency: what stays the same in a stream. */
  private static final int KIND_MASK = 0xFFFE0C00;

  private static final int MODE_MASK = 0xC0;
  private static final int HEADER_BYTES = 4;
  private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};
  private static final int LAYER_I = 3;
  private static final int LAYER_III = 1;

  private final OnePacket source = new OnePacket();
  private FreeFormatFrames freeFormat = new FreeFormatFrames();
  private Bitstream bitstream = new Bitstream(source);
  private Decoder decoder = new Decoder();
  private int kind;

  @Override
  public void decode(byte[] packet, int offset, int length, PcmBlock block) {
    if (length < HEADER_BYTES) {
      throw new CodedDataException("an MPEG frame of " + length + " bytes");
    }
    startAfreshFor(kindOf(packet, offset));
    if (FreeFormatFrames.isFreeFormat(packet, offset, length)) {
      int size = freeFormat.rewrite(packet, offset, length, sampleRate(packet, offset));
      decodeFrame(freeFormat.frame(), 0, size, block);
    } else {
      decodeFrame(packet, offset, length, block);
    }
  }

  private void decodeFrame(byte[] packet, int offset, int length, PcmBlock block) {
    source.hold(packet, offset, length);
    try {
      Header header = bitstream.readFrame();
      if (header == null) {
        throw new CodedDataException("a damaged MPEG frame header");
      }
      copy((SampleBuffer) decoder.decodeFrame(header, bitstream), block);
    } catch (BitstreamException | DecoderException e) {
      throw new CodedDataException("a damaged MPEG frame", e);
    } finally {
      bitstream.closeFrame();
    }
  }

  /** What the header's version and layer fix (ISO/IEC 11172-3 2.4.2.1, 13818-3 2.4.2.1). */
  @Override
  public int framesOf(byte[] packet, int offset, int length, int usual) {
    if (length < HEADER_BYTES) {
      return usual;
    }
    int layer = (packet[offset + 1] >> 1) & 3;
    boolean firstVersion = ((packet[offset + 1] >> 3) & 3) == 3;
    return switch (layer) {
      case LAYER_I -> 384;
      case LAYER_III -> firstVersion ? 1_152 : 576;
      default -> 1_152;
    };
  }

  private void startAfreshFor(int newKind) {
    if (newKind != kind) {
      kind = newKind;
      bitstream = new Bitstream(source);
      decoder = new Decoder();
      freeFormat = new FreeFormatFrames();
    }
  }

  /** ISO/IEC 11172-3 2.4.2.3, 13818-3 2.4.2.3; version 2.5 halves the rates of version 2. */
  private static int sampleRate(byte[] packet, int offset) {
    int version = (packet[offset + 1] >> 3) & 3;
    int index = (packet[offset + 2] >> 2) & 3;
    if (index == SAMPLE_RATES.length) {
      throw new CodedDataException("an MPEG frame of a reserved sample rate");
    }
    return SAMPLE_RATES[index] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
  }

  private static int kindOf(byte[] packet, int offset) {
    int header = 0;
    for (int i = 0; i < HEADER_BYTES; i++) {
      header = (header << 8) | (packet[offset + i] & 0xFF);
    }
    int mono = (header & MODE_MASK) == MODE_MASK ? 1 : 0;
    return (header & KIND_MASK) | mono;
  }

  private static void copy(SampleBuffer decoded, PcmBlock block) {
    int channels = decoded.getChannelCount();
    int count = decoded.getBufferLength();
    if (count == 0) {
      throw new CodedDataException("an MPEG frame that needs one before it, which is not there");
    }
    short[] samples = block.prepare(decoded.getSampleFrequency(), channels, count / channels);
    System.arraycopy(decoded.getBuffer(), 0, samples, 0, count);
    block.fill(count / channels);
  }

  /** A stream that ends behind every packet, until it is given the next. */
  private static final class OnePacket extends InputStream {
    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    void hold(byte[] packet, int offset, int length) {
      bytes = packet;
      at = offset;
      end = offset + length;
    }

    @Override
    public int read() {
      return at < end ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = Math.min(length, end - at);
      if (count <= 0) {
        return length == 0 ? 0 : -1;
      }
      System.arraycopy(bytes, at, target, offset, count);
      at += count;
      return count;
    }
  }
}
