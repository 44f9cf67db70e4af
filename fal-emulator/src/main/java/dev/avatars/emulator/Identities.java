package dev.avatars.emulator;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/** Every name that an emulator makes up: from its seed and a counter, so that runs are alike. */
final class Identities {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int TOKEN_LENGTH = 21;

  private final SplittableRandom chance;

  Identities(long seed) {
    this.chance = new SplittableRandom(seed);
  }

  /** A UUID of version 7 (RFC 9562, 5.7): the time in milliseconds, then chance. */
  synchronized String requestId(Instant now) {
    long high = (now.toEpochMilli() << 16) | 0x7000 | chance.nextLong(0x1000);
    long low = (chance.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** Letters and digits, as in the names of files. */
  synchronized String token() {
    StringBuilder token = new StringBuilder(TOKEN_LENGTH);
    for (int i = 0; i < TOKEN_LENGTH; i++) {
      token.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
    }
    return token.toString();
  }

  /** Eight hexadecimal digits, as in the folders of files. */
  synchronized String folder() {
    return String.format("%08x", chance.nextInt());
  }
}
