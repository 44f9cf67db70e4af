package dev.avatars.codecs.audio;

/**
 * A stretch of a sound file that one decoder reads from its first packet to its last. Most files
 * are one run; chained Ogg streams and MP3 files glued together have several.
 *
 * @param start the position of its first byte in the file
 * @param end the position after its last byte
 * @param lead how many samples of each channel a decoder yields before the first that is presented
 *     (encoder delay, Opus pre-skip, the start of an edit list), 0 or more
 * @param samples how many samples of each channel are presented, 0 or more
 */
public record AudioRun(long start, long end, long lead, long samples) {
  public AudioRun {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "run: from %d to %d; allowed: ascending from 0".formatted(start, end));
    }
    if (lead < 0 || samples < 0) {
      throw new IllegalArgumentException(
          "run: lead %d, samples %d; allowed: 0 or more".formatted(lead, samples));
    }
  }
}
