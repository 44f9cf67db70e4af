package dev.avatars.ports.tck;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a mono 16-bit PCM WAV file (Multimedia Programming Interface 1.0, RIFF WAVE). */
final class WavFile {
  /** The bytes before the first sample. */
  static final int HEADER = 44;

  private static final int FORMAT_LENGTH = 16;
  private static final short PCM = 1;
  private static final short MONO = 1;
  private static final short BLOCK = 2;
  private static final short BITS = 16;
  private static final int STEEPNESS = 400;
  private static final int LOUDEST = 8_000;

  private WavFile() {}

  /** A buzz that swells and fades like syllables; another period is another sound. */
  static byte[] buzz(int samples, int rate, int period) {
    ByteBuffer file = ByteBuffer.allocate(HEADER + samples * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(file.capacity() - 8).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(FORMAT_LENGTH).putShort(PCM).putShort(MONO);
    file.putInt(rate).putInt(rate * BLOCK).putShort(BLOCK).putShort(BITS);
    file.put(ascii("data")).putInt(samples * BLOCK);
    for (int sample = 0; sample < samples; sample++) {
      file.putShort(amplitude(sample, period, rate / 4));
    }
    return file.array();
  }

  private static short amplitude(int sample, int period, int syllable) {
    int saw = sample % period * 2 - period;
    int swell = Math.min(sample % syllable, syllable - sample % syllable);
    long loudness = Math.min(LOUDEST, (long) swell * STEEPNESS / 100);
    return (short) (loudness * saw / period);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
