package dev.avatars.codecs.audio;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * What a sound file holds, and exactly how long it lasts.
 *
 * <p>The length is {@code samples / sampleRate} seconds: the samples that a player presents, with
 * encoder delay, padding and edits taken off. It is kept as these two whole numbers, so that it is
 * rounded once, at the price. Immutable.
 *
 * @param container how the file is laid out
 * @param codec how the sound is coded
 * @param sampleRate samples a second of each channel, 1,000 to 768,000
 * @param channels 1 to 255; of the first run where a chain changes them
 * @param samples presented samples of each channel, 1 or more
 * @param marks what is wrong with the file; empty for a whole one
 * @param runs the stretches that a decoder reads one after the other; their samples add up
 */
public record AudioFacts(
    AudioContainer container,
    AudioCodec codec,
    int sampleRate,
    int channels,
    long samples,
    Set<Mark> marks,
    List<AudioRun> runs) {
  static final int LOWEST_RATE = 1_000;
  static final int HIGHEST_RATE = 768_000;
  static final int MOST_CHANNELS = 255;

  public AudioFacts {
    requireNonNull(container, "container");
    requireNonNull(codec, "codec");
    requireBetween("sampleRate", sampleRate, LOWEST_RATE, HIGHEST_RATE);
    requireBetween("channels", channels, 1, MOST_CHANNELS);
    requireBetween("samples", samples, 1, Long.MAX_VALUE);
    marks = Set.copyOf(marks);
    runs = List.copyOf(runs);
    requireSum(samples, runs);
  }

  /** Whether the file ends before its sound does. */
  public boolean isTruncated() {
    return marks.contains(Mark.TRUNCATED);
  }

  /** Whether parts of the file are unreadable. */
  public boolean isDamaged() {
    return marks.contains(Mark.DAMAGED);
  }

  private static void requireBetween(String field, long found, long least, long most) {
    if (found < least || found > most) {
      throw new IllegalArgumentException(
          "%s: found %d; allowed: %d to %d".formatted(field, found, least, most));
    }
  }

  private static void requireSum(long samples, List<AudioRun> runs) {
    long sum = runs.stream().mapToLong(AudioRun::samples).sum();
    if (sum != samples) {
      throw new IllegalArgumentException(
          "runs: found %d samples in all; allowed: %d".formatted(sum, samples));
    }
  }
}
