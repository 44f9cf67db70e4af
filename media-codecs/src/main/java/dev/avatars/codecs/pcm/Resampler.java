package dev.avatars.codecs.pcm;

import java.util.Arrays;

/**
 * Changes the sample rate of a stream, without delay: output sample {@code n} stands at the instant
 * {@code n / toRate} of the input.
 *
 * <p>A polyphase filter in integer arithmetic, thus the same samples on every machine; where the
 * target is slower, what it cannot carry is filtered away first. {@code N} input frames become
 * exactly {@code ceil(N * toRate / fromRate)}, see {@link #outputFrames}. Memory is a few kilobytes
 * (at most about 1 MB where two high rates share no divisor). Not thread-safe.
 *
 * <pre>{@code
 * Resampler resampler = Resampler.create(44_100, 48_000, 1);
 * short[] out = new short[resampler.maxFrames(1024)];
 * int frames = resampler.push(pcm, 0, 1024, out);
 * ...
 * int last = resampler.finish(out);
 * }</pre>
 */
public final class Resampler {
  private static final int MIN_RATE = 1_000;
  private static final int MAX_RATE = 768_000;
  private static final int CHUNK = 1_024;

  private final int up;
  private final int down;
  private final PolyphaseKernel kernel;
  private final short[][] history;
  private int held;
  private int at;
  private long fraction;
  private long inputFrames;
  private long outputFrames;

  private Resampler(int up, int down, PolyphaseKernel kernel, int channels) {
    this.up = up;
    this.down = down;
    this.kernel = kernel;
    this.history = new short[channels][kernel.length() + CHUNK];
    this.held = kernel.before();
  }

  /**
   * A resampler for one stream.
   *
   * @param fromRate Hz, 1,000 to 768,000
   * @param toRate Hz, 1,000 to 768,000
   * @param channels interleaved samples of a frame, from 1
   * @throws IllegalArgumentException if a value lies outside
   */
  public static Resampler create(int fromRate, int toRate, int channels) {
    requireRate("fromRate", fromRate);
    requireRate("toRate", toRate);
    if (channels < 1) {
      throw new IllegalArgumentException("channels " + channels + "; allowed: from 1");
    }
    int divisor = greatestCommonDivisor(fromRate, toRate);
    int up = toRate / divisor;
    int down = fromRate / divisor;
    PolyphaseKernel kernel = up == down ? PolyphaseKernel.identity() : PolyphaseKernel.of(up, down);
    return new Resampler(up, down, kernel, channels);
  }

  /** The frames that so many input frames become in all. */
  public long outputFrames(long inputFrameCount) {
    return -Math.floorDiv(-Math.multiplyExact(inputFrameCount, (long) up), (long) down);
  }

  /** A bound of what one {@link #push} of so many frames, or the {@link #finish}, can answer. */
  public int maxFrames(int pushedFrames) {
    return Math.toIntExact(outputFrames(Math.max(pushedFrames, kernel.length()) + 1L));
  }

  /**
   * Takes frames and answers how many came out, at the start of {@code output}; what the filter
   * still waits for comes later.
   */
  public int push(short[] interleaved, int offsetFrames, int frames, short[] output) {
    inputFrames += frames;
    int produced = 0;
    int taken = 0;
    while (taken < frames) {
      int count = Math.min(frames - taken, room());
      append(interleaved, offsetFrames + taken, count);
      taken += count;
      produced += produce(output, produced, Long.MAX_VALUE);
    }
    return produced;
  }

  /** Answers the frames that the filter still holds; nothing may be pushed after this. */
  public int finish(short[] output) {
    long total = outputFrames(inputFrames);
    int produced = 0;
    while (outputFrames < total) {
      appendSilence(room());
      produced += produce(output, produced, total);
    }
    return produced;
  }

  private int room() {
    return history[0].length - held;
  }

  private void append(short[] interleaved, int fromFrame, int count) {
    int channels = history.length;
    for (int c = 0; c < channels; c++) {
      int from = fromFrame * channels + c;
      for (int i = 0; i < count; i++) {
        history[c][held + i] = interleaved[from];
        from += channels;
      }
    }
    held += count;
  }

  private void appendSilence(int count) {
    for (short[] channel : history) {
      Arrays.fill(channel, held, held + count, (short) 0);
    }
    held += count;
  }

  private int produce(short[] output, int firstFrame, long limit) {
    int to = firstFrame * history.length;
    int produced = 0;
    while (at + kernel.length() <= held && outputFrames < limit) {
      int firstTap = kernel.firstTap(fraction, up);
      for (short[] channel : history) {
        output[to++] = kernel.apply(channel, at, firstTap);
      }
      produced++;
      outputFrames++;
      advance();
    }
    dropConsumed();
    return produced;
  }

  private void advance() {
    fraction += down;
    at += (int) (fraction / up);
    fraction %= up;
  }

  private void dropConsumed() {
    int consumed = Math.min(at, held);
    for (short[] channel : history) {
      System.arraycopy(channel, consumed, channel, 0, held - consumed);
    }
    held -= consumed;
    at -= consumed;
  }

  private static void requireRate(String name, int rate) {
    if (rate < MIN_RATE || rate > MAX_RATE) {
      throw new IllegalArgumentException(
          name + " " + rate + " Hz; allowed: " + MIN_RATE + " to " + MAX_RATE);
    }
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
