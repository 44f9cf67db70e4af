package dev.avatars.codecs.mp4;

import java.util.Arrays;

/**
 * The sizes of a track's samples (ISO/IEC 14496-12, 8.7.3: here sample means access unit), each of
 * the same duration: four bytes of memory for each.
 */
final class SampleSizes {
  private static final long LARGEST_DURATION = 0xFFFF_FFFFL;

  private final String field;
  private final int sampleDuration;
  private int[] sizes = new int[1024];
  private int count;
  private long total;
  private int largest;

  /**
   * No samples yet.
   *
   * @param field what a refusal calls them
   * @param sampleDuration how long each lasts, in the track's timescale
   */
  SampleSizes(String field, int sampleDuration) {
    this.field = field;
    this.sampleDuration = sampleDuration;
  }

  /** Refuses a sample that would make the track longer than 32 bits can say. */
  void requireRoom() {
    long most = LARGEST_DURATION / sampleDuration;
    if (count >= most) {
      throw new IllegalStateException(
          field + ": found one more than " + most + ", the most allowed");
    }
  }

  void add(int size) {
    if (count == sizes.length) {
      sizes = Arrays.copyOf(sizes, count + count / 2);
    }
    sizes[count++] = size;
    total += size;
    largest = Math.max(largest, size);
  }

  int count() {
    return count;
  }

  int size(int sample) {
    return sizes[sample];
  }

  int sampleDuration() {
    return sampleDuration;
  }

  /** The bytes of all samples. */
  long total() {
    return total;
  }

  /** The bytes of the largest sample. */
  int largest() {
    return largest;
  }

  /** The bytes of the samples from {@code first} up to {@code end}. */
  long total(int first, int end) {
    long sum = 0;
    for (int sample = first; sample < end; sample++) {
      sum += sizes[sample];
    }
    return sum;
  }
}
