package dev.avatars.codecs.mpeg;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * What an encoder wrote about the stream into a frame without sound: the Xing or Info tag with its
 * LAME extension, or Fraunhofer's VBRI tag.
 *
 * <p>Sources: "MP3 Info Tag rev 1" of the LAME project, and the Xing and Fraunhofer VBR headers as
 * the decoders of both read them.
 *
 * @param frames how many frames follow, or 0 when the tag does not say
 * @param bytes how many bytes the stream has with this frame, or 0 when the tag does not say
 * @param delay how many samples the encoder put before the first, 0 to 4095
 * @param padding how many it put after the last, 0 to 4095
 */
record InfoTag(long frames, long bytes, int delay, int padding) {
  private static final int HAS_FRAMES = 1;
  private static final int HAS_BYTES = 2;
  private static final int HAS_SEEK_TABLE = 4;
  private static final int HAS_QUALITY = 8;
  private static final int SEEK_TABLE = 100;
  private static final int CHECKSUM = 2;
  private static final int DELAYS_AFTER_ENCODER_NAME = 21;
  private static final int VBRI_OFFSET = FrameHeader.SIZE + 32;
  private static final Set<String> NAMES_WITH_DELAYS = Set.of("LAME", "L3.9", "Lavf", "Lavc");

  /** The tag in a frame, if it carries one instead of sound. */
  static Optional<InfoTag> in(ByteSource source, MpegFrames frame) throws IOException {
    if (frame.header().layer() != 3) {
      return Optional.empty();
    }
    long sideInformation = frame.position() + FrameHeader.SIZE;
    long tag = sideInformation + frame.header().sideInformation();
    if (isXing(source, tag)) {
      return Optional.of(xing(source, tag));
    }
    if (frame.header().isProtected() && isXing(source, tag + CHECKSUM)) {
      return Optional.of(xing(source, tag + CHECKSUM));
    }
    return vbri(source, frame.position() + VBRI_OFFSET);
  }

  private static boolean isXing(ByteSource source, long at) throws IOException {
    return source.startsWith(at, "Xing") || source.startsWith(at, "Info");
  }

  private static InfoTag xing(ByteSource source, long tag) throws IOException {
    int flags = (int) Math.max(0, source.u32(tag + 4));
    long at = tag + 8;
    long frames = (flags & HAS_FRAMES) == 0 ? 0 : Math.max(0, source.u32(at));
    at += (flags & HAS_FRAMES) == 0 ? 0 : 4;
    long bytes = (flags & HAS_BYTES) == 0 ? 0 : Math.max(0, source.u32(at));
    at += (flags & HAS_BYTES) == 0 ? 0 : 4;
    at += (flags & HAS_SEEK_TABLE) == 0 ? 0 : SEEK_TABLE;
    at += (flags & HAS_QUALITY) == 0 ? 0 : 4;
    return withDelays(source, at, frames, bytes);
  }

  /** Delay and padding are twelve bits each, 21 bytes after the encoder's name. */
  private static InfoTag withDelays(ByteSource source, long name, long frames, long bytes)
      throws IOException {
    long delays = source.u32(name + DELAYS_AFTER_ENCODER_NAME - 1);
    if (delays < 0 || !NAMES_WITH_DELAYS.contains(source.text(name, 4))) {
      return new InfoTag(frames, bytes, 0, 0);
    }
    return new InfoTag(frames, bytes, (int) (delays >> 12 & 0xFFF), (int) (delays & 0xFFF));
  }

  /** Fraunhofer's tag: version, delay and quality of two bytes each, then bytes and frames. */
  private static Optional<InfoTag> vbri(ByteSource source, long tag) throws IOException {
    if (!source.startsWith(tag, "VBRI") || source.u32(tag + 14) < 0) {
      return Optional.empty();
    }
    return Optional.of(new InfoTag(source.u32(tag + 14), source.u32(tag + 10), 0, 0));
  }

  /** Whether it tells how many samples to drop on both sides. */
  boolean hasDelays() {
    return delay + padding > 0;
  }
}
