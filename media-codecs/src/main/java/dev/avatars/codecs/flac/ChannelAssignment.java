package dev.avatars.codecs.flac;

import dev.avatars.codecs.CodedDataException;

/** How subframes become channels (RFC 9639 section 9.1.3). */
enum ChannelAssignment {
  INDEPENDENT(-1) {
    @Override
    void restore(long[][] samples, int count) {
      // Every subframe is a channel already.
    }
  },
  LEFT_SIDE(1) {
    @Override
    void restore(long[][] samples, int count) {
      for (int i = 0; i < count; i++) {
        samples[1][i] = samples[0][i] - samples[1][i];
      }
    }
  },
  SIDE_RIGHT(0) {
    @Override
    void restore(long[][] samples, int count) {
      for (int i = 0; i < count; i++) {
        samples[0][i] += samples[1][i];
      }
    }
  },
  MID_SIDE(1) {
    @Override
    void restore(long[][] samples, int count) {
      for (int i = 0; i < count; i++) {
        long side = samples[1][i];
        long middle = (samples[0][i] << 1) | (side & 1);
        samples[0][i] = (middle + side) >> 1;
        samples[1][i] = (middle - side) >> 1;
      }
    }
  };

  private final int sideChannel;

  ChannelAssignment(int sideChannel) {
    this.sideChannel = sideChannel;
  }

  /** The assignment of a header's code, if it fits the stream. */
  static ChannelAssignment of(int code, int channels) {
    ChannelAssignment assignment =
        switch (code) {
          case 8 -> LEFT_SIDE;
          case 9 -> SIDE_RIGHT;
          case 10 -> MID_SIDE;
          default -> INDEPENDENT;
        };
    int coded = assignment == INDEPENDENT ? code + 1 : 2;
    if (coded != channels) {
      throw new CodedDataException("a FLAC frame of " + coded + " channels; allowed: " + channels);
    }
    return assignment;
  }

  /** The subframe that holds a difference, or -1. */
  int sideChannel() {
    return sideChannel;
  }

  /** Turns subframes into channels, in place. */
  abstract void restore(long[][] samples, int count);
}
