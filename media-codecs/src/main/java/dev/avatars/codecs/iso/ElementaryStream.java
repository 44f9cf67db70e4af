package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * What an {@code esds} box says (ISO/IEC 14496-14, 5.6; descriptors of 14496-1, 7.2.6): how a
 * stream is coded, and the bytes its decoder wants first.
 *
 * @param objectType objectTypeIndication, 0 to 255: 0x40 MPEG-4 audio, 0x69 and 0x6B MPEG audio
 * @param configStart the position of the DecoderSpecificInfo
 * @param configEnd the position after it; equal to the start where there is none
 */
record ElementaryStream(int objectType, long configStart, long configEnd) {
  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_SPECIFIC_INFO = 5;
  private static final int DEPENDS_ON_ANOTHER = 0x80;
  private static final int HAS_URL = 0x40;
  private static final int HAS_CLOCK = 0x20;
  private static final int DECODER_CONFIG_FIELDS = 13;

  /** Reads the descriptors; nothing where the decoder's configuration is not among them. */
  static Optional<ElementaryStream> of(ByteSource source, Box esds) throws IOException {
    Walk walk = new Walk(source, esds.fields(), esds.end());
    while (walk.hasNext()) {
      walk.step();
    }
    return walk.found();
  }

  private static final class Walk {
    private final ByteSource source;
    private final long end;
    private long at;
    private int objectType = -1;
    private long configStart;
    private long configEnd;

    Walk(ByteSource source, long at, long end) {
      this.source = source;
      this.at = at;
      this.end = end;
    }

    boolean hasNext() {
      return at < end && configEnd == 0;
    }

    /** Steps into the descriptors that hold others and over those that do not. */
    void step() throws IOException {
      int tag = source.u8(at++);
      long size = size();
      switch (tag) {
        case ES_DESCRIPTOR -> at += streamFields();
        case DECODER_CONFIG -> {
          objectType = source.u8(at);
          at += DECODER_CONFIG_FIELDS;
        }
        case DECODER_SPECIFIC_INFO -> {
          configStart = at;
          configEnd = Math.min(at + size, end);
        }
        default -> at += size;
      }
    }

    /** Seven bits a byte, as long as the first bit is set, four bytes at most (14496-1, 8.3.3). */
    private long size() throws IOException {
      long size = 0;
      for (int i = 0; i < 4; i++) {
        int part = Math.max(0, source.u8(at++));
        size = size << 7 | (part & 0x7F);
        if (part < 0x80) {
          break;
        }
      }
      return size;
    }

    private int streamFields() throws IOException {
      int flags = Math.max(0, source.u8(at + 2));
      int fields = 3 + ((flags & DEPENDS_ON_ANOTHER) == 0 ? 0 : 2);
      fields += (flags & HAS_URL) == 0 ? 0 : 1 + Math.max(0, source.u8(at + fields));
      return fields + ((flags & HAS_CLOCK) == 0 ? 0 : 2);
    }

    Optional<ElementaryStream> found() {
      return objectType < 0
          ? Optional.empty()
          : Optional.of(
              new ElementaryStream(objectType, configStart, Math.max(configStart, configEnd)));
    }
  }
}
