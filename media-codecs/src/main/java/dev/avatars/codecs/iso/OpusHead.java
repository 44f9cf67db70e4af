package dev.avatars.codecs.iso;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Turns the OpusSpecificBox of MP4 into the identification header that decoders know. */
final class OpusHead {
  private static final int FIXED_FIELDS = 11;

  private OpusHead() {}

  /**
   * "OpusHead" of RFC 7845, 5.1, from the body of a {@code dOps} box: version, channels, pre-skip,
   * input rate, gain, then mapping family and table.
   */
  static byte[] from(byte[] dOps) {
    ByteBuffer box = ByteBuffer.wrap(dOps);
    ByteBuffer head = ByteBuffer.allocate(8 + dOps.length).order(ByteOrder.LITTLE_ENDIAN);
    head.put("OpusHead".getBytes(StandardCharsets.US_ASCII));
    head.put((byte) 1).put(box.get(1));
    head.putShort(box.getShort(2)).putInt(box.getInt(4)).putShort(box.getShort(8));
    head.put(dOps, FIXED_FIELDS - 1, dOps.length - FIXED_FIELDS + 1);
    return head.array();
  }
}
