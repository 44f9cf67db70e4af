package dev.avatars.codecs.aac;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.function.IntToDoubleFunction;

/** Sound to encode: its rate, its channels and its interleaved samples. */
@SuppressWarnings("ArrayRecordComponent")
record Sound(int sampleRate, int channels, short[] samples) {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int DATA = 0x61746164; // "data", least significant byte first

  static Sound mono(int sampleRate, int frames, IntToDoubleFunction sample) {
    return stereo(sampleRate, frames, sample, sample).channel(0);
  }

  static Sound stereo(
      int sampleRate, int frames, IntToDoubleFunction left, IntToDoubleFunction right) {
    short[] samples = new short[2 * frames];
    for (int i = 0; i < frames; i++) {
      samples[2 * i] = (short) StrictMath.rint(left.applyAsDouble(i));
      samples[2 * i + 1] = (short) StrictMath.rint(right.applyAsDouble(i));
    }
    return new Sound(sampleRate, 2, samples);
  }

  /** A buzz of twenty harmonics that swells and fades three times a second. */
  static Sound voice(int sampleRate, int channels, int frames) {
    Sound both =
        stereo(
            sampleRate,
            frames,
            i -> buzz(i / (double) sampleRate, 120),
            i -> buzz(i / (double) sampleRate, 175));
    return channels == 2 ? both : both.channel(0);
  }

  private static double buzz(double seconds, double hertz) {
    double sum = 0;
    for (int harmonic = 1; harmonic <= 20; harmonic++) {
      sum += StrictMath.sin(2 * StrictMath.PI * harmonic * hertz * seconds) / harmonic;
    }
    return 6000 * sum * (0.6 + 0.4 * StrictMath.sin(6 * StrictMath.PI * seconds));
  }

  static IntToDoubleFunction tone(int sampleRate, double hertz) {
    return i -> 10_000 * StrictMath.sin(2 * StrictMath.PI * hertz * i / sampleRate);
  }

  /** Real speech: a WAV of sixteen bits whose format comes first. */
  static Sound speech(String name) throws IOException {
    try (InputStream in = Sound.class.getResourceAsStream("/corpus/audio/" + name)) {
      ByteBuffer wav = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int data = FIRST_CHUNK;
      while (wav.getInt(data) != DATA) {
        data += CHUNK_HEADER + wav.getInt(data + 4);
      }
      wav.position(data + CHUNK_HEADER);
      ShortBuffer pcm = wav.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      short[] samples = new short[pcm.remaining()];
      pcm.get(samples);
      return new Sound(wav.getInt(24), wav.getShort(22), samples);
    }
  }

  int frames() {
    return samples.length / channels;
  }

  Sound channel(int channel) {
    short[] own = new short[frames()];
    for (int i = 0; i < own.length; i++) {
      own[i] = samples[i * channels + channel];
    }
    return new Sound(sampleRate, 1, own);
  }
}
