package dev.avatars.application;

import java.util.Arrays;

/**
 * Remembers texts by 64 bits each, so that a million take 16 MiB at most. Of two different texts
 * one may be taken for known, with a chance of less than one in ten million among a million; who
 * has to be sure compares the texts themselves. Not thread-safe.
 */
final class NameSet {
  private static final int SMALLEST = 1 << 10;
  private static final long OFFSET = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private long[] slots = new long[SMALLEST];
  private int size;

  /** Adds a text; answers whether it was new. */
  boolean add(String text) {
    if (size * 2 >= slots.length) {
      grow();
    }
    boolean added = put(hash(text));
    size += added ? 1 : 0;
    return added;
  }

  private boolean put(long hash) {
    int mask = slots.length - 1;
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = slot + 1 & mask;
    }
    slots[slot] = hash;
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    Arrays.stream(old).filter(hash -> hash != 0).forEach(this::put);
  }

  /** The Fowler-Noll-Vo hash 1a of 64 bits; never zero, which marks an empty slot. */
  static long hash(String text) {
    long hash = OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash == 0 ? 1 : hash;
  }
}
