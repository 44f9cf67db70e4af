package dev.avatars.codecs.ogg;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.TestBytes;
import java.util.Arrays;

/** Writes Ogg pages for tests, with a checksum computed bit by bit. */
final class OggBuilder {
  static final int BEGINS = 2;
  static final int ENDS = 4;

  private final TestBytes file = new TestBytes();
  private int serial = 1;
  private int sequence;

  /** Goes on with another logical stream. */
  OggBuilder stream(int newSerial) {
    serial = newSerial;
    sequence = 0;
    return this;
  }

  /** Leaves a page number out. */
  OggBuilder gap() {
    sequence++;
    return this;
  }

  /** Adds bytes that are no page. */
  OggBuilder junk(int count) {
    file.zeros(count);
    return this;
  }

  /** A page of whole packets. */
  OggBuilder page(int flags, long granule, byte[]... packets) {
    TestBytes lacing = new TestBytes();
    TestBytes body = new TestBytes();
    for (byte[] packet : packets) {
      for (int left = packet.length; left >= 0; left -= 255) {
        lacing.u8(Math.min(left, 255));
      }
      body.bytes(packet);
    }
    return rawPage(flags, granule, lacing.toArray(), body.toArray());
  }

  /** A page with a segment table of one's own. */
  OggBuilder rawPage(int flags, long granule, byte[] lacing, byte[] body) {
    byte[] page =
        new TestBytes()
            .text("OggS")
            .u8(0, flags)
            .u32le(granule)
            .u32le(granule >> 32)
            .u32le(serial)
            .u32le(sequence++)
            .zeros(4)
            .u8(lacing.length)
            .bytes(lacing)
            .bytes(body)
            .toArray();
    int checksum = checksum(page);
    for (int i = 0; i < 4; i++) {
      page[22 + i] = (byte) (checksum >> (8 * i));
    }
    file.bytes(page);
    return this;
  }

  /** The checksum as RFC 3533 describes it, a bit at a time. */
  static int checksum(byte[] bytes) {
    int register = 0;
    for (byte value : bytes) {
      register ^= value << 24;
      for (int bit = 0; bit < 8; bit++) {
        register = register << 1 ^ (register < 0 ? 0x04C11DB7 : 0);
      }
    }
    return register;
  }

  /** The two headers of Opus, each on a page of its own. */
  OggBuilder opusHeaders(int preSkip) {
    byte[] head =
        new TestBytes().text("OpusHead").u8(1, 1).u16le(preSkip).u32le(48_000).zeros(3).toArray();
    return page(BEGINS, 0, head).page(0, 0, new TestBytes().text("OpusTags").zeros(8).toArray());
  }

  /** Packets of Opus of 20 ms, 960 samples each. */
  static byte[][] opus(int count) {
    byte[][] packets = new byte[count][];
    Arrays.fill(packets, new byte[] {1 << 3, 0, 0});
    return packets;
  }

  byte[] toArray() {
    return file.toArray();
  }

  ByteSource toSource() {
    return file.toSource();
  }
}
