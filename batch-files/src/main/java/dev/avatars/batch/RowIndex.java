package dev.avatars.batch;

import dev.avatars.domain.media.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the latest record of each row is, in the order in which the rows came first. Not
 * thread-safe.
 *
 * <p>A row takes two longs and two to four ints, and up to twice of that while arrays grow: names
 * are kept as 64 bits of their digests, and looked up in the file where these are the same.
 */
final class RowIndex {
  /** Whether the record at an offset is of the row that is looked for. */
  @FunctionalInterface
  interface Check {
    boolean isOfRow(long offset) throws IOException;
  }

  private static final int SMALLEST = 16;

  private long[] digests = new long[SMALLEST];
  private long[] offsets = new long[SMALLEST];

  /** Numbers of rows, from 1 on; 0 is a free slot. At least half of them are free. */
  private int[] slots = new int[2 * SMALLEST];

  private int size;

  /** How many rows there are. */
  int size() {
    return size;
  }

  /** The offset of the latest record of the row with a number, from 0 on. */
  long latest(int row) {
    return offsets[row];
  }

  /** The number of a row, from 0 on; negative when there is none. */
  int find(String name, Check check) {
    long digest = digest(name);
    int slot = slot(digest);
    while (slots[slot] != 0 && !isAt(slot, digest, check)) {
      slot = after(slot);
    }
    return slots[slot] - 1;
  }

  /** Notes the latest record of a row. */
  void put(String name, long offset, Check check) {
    int row = find(name, check);
    if (row < 0) {
      add(digest(name), offset);
    } else {
      offsets[row] = offset;
    }
  }

  private void add(long digest, long offset) {
    if (size == digests.length) {
      grow();
    }
    digests[size] = digest;
    offsets[size] = offset;
    size++;
    occupy(size);
  }

  private void grow() {
    digests = Arrays.copyOf(digests, 2 * size);
    offsets = Arrays.copyOf(offsets, 2 * size);
    slots = new int[2 * slots.length];
    for (int row = 1; row <= size; row++) {
      occupy(row);
    }
  }

  private void occupy(int row) {
    int slot = slot(digests[row - 1]);
    while (slots[slot] != 0) {
      slot = after(slot);
    }
    slots[slot] = row;
  }

  private boolean isAt(int slot, long digest, Check check) {
    int row = slots[slot] - 1;
    try {
      return digests[row] == digest && check.isOfRow(offsets[row]);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private int slot(long digest) {
    return (int) digest & (slots.length - 1);
  }

  private int after(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private static long digest(String name) {
    byte[] digest = Sha256.digester().digest(name.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }
}
