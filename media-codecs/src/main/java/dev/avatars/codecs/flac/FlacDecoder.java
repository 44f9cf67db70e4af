package dev.avatars.codecs.flac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * Decodes FLAC frames (RFC 9639 section 9), exactly, to 16-bit samples; deeper ones lose their low
 * bits, shallower ones are scaled up.
 *
 * <p>The checksums of header and frame are verified, so a damaged frame is never passed off as
 * sound. Integer arithmetic alone. Not thread-safe.
 *
 * <pre>{@code
 * FlacDecoder decoder = FlacDecoder.create(streamInfo);
 * int frames = decoder.decode(frame, 0, frame.length);
 * decoder.copyTo(pcm);
 * }</pre>
 */
public final class FlacDecoder {
  private static final int FOOTER_BYTES = 2;

  private final StreamInfo streamInfo;
  private final BitReader bits = new BitReader();
  private final Subframe subframe = new Subframe(bits);
  private final long[][] samples;
  private FrameHeader header;

  private FlacDecoder(StreamInfo streamInfo) {
    this.streamInfo = streamInfo;
    this.samples = new long[streamInfo.channels()][streamInfo.maxBlockSize()];
    this.header = FrameHeader.none(streamInfo);
  }

  /**
   * A decoder for the stream that a STREAMINFO block describes (RFC 9639 section 8.2).
   *
   * @param streamInfo the 34 bytes of the block, without the block's header
   * @throws CodedDataException if the block is short or says what cannot be
   */
  public static FlacDecoder create(byte[] streamInfo) {
    return new FlacDecoder(StreamInfo.parse(streamInfo));
  }

  /**
   * Samples of a frame, 1 to 8, in the order of RFC 9639 section 9.1.3 (left, right, center ...).
   */
  public int channels() {
    return streamInfo.channels();
  }

  /** Frames per second. */
  public int sampleRate() {
    return streamInfo.sampleRate();
  }

  /** The most sample frames a FLAC frame of this stream can hold. */
  public int maxFrames() {
    return streamInfo.maxBlockSize();
  }

  /**
   * Decodes one FLAC frame and answers how many sample frames it holds; {@link #copyTo} gives them.
   *
   * @throws CodedDataException if the frame contradicts the format or its own checksums
   */
  public int decode(byte[] frame, int offset, int length) {
    header = FrameHeader.none(streamInfo);
    bits.start(frame, offset, length);
    FrameHeader read = FrameHeader.read(bits, frame, offset, streamInfo);
    for (int c = 0; c < channels(); c++) {
      subframe.read(samples[c], read.blockSize(), read.bitsOf(c));
    }
    bits.align();
    int body = (int) (length - bits.remaining() / 8);
    if (bits.read(8 * FOOTER_BYTES) != Checksums.crc16(frame, offset, body)) {
      throw new CodedDataException("a FLAC frame whose checksum is wrong");
    }
    read.assignment().restore(samples, read.blockSize());
    header = read;
    return read.blockSize();
  }

  /** Copies the samples of the frame decoded last, interleaved, to the start of an array. */
  public void copyTo(short[] interleaved) {
    int shift = header.bitDepth() - 16;
    for (int c = 0; c < channels(); c++) {
      int at = c;
      for (int i = 0; i < header.blockSize(); i++) {
        long sample = samples[c][i];
        interleaved[at] = (short) (shift >= 0 ? sample >> shift : sample << -shift);
        at += channels();
      }
    }
  }
}
