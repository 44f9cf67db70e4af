package dev.avatars.renderer;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.image.Picture;
import dev.avatars.codecs.image.PictureReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;

/** Pictures and sounds that tests use. */
public final class Samples {
  private Samples() {}

  /** A picture of the test resources, decoded and upright. */
  public static Picture picture(String name) throws IOException {
    return PictureReader.read(ByteSource.of(bytes(name)), 2048)
        .fold(
            decoded -> decoded.picture(),
            noDecoder -> {
              throw new AssertionError(noDecoder.reason());
            },
            refusal -> {
              throw new AssertionError(refusal.toString());
            });
  }

  /** Colors that run from corner to corner, without a face. */
  public static Picture landscape(int width, int height) {
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width * 255 / width;
      int y = i / width * 255 / height;
      pixels[i] = x << 16 | y << 8 | (255 - x);
    }
    return Picture.of(width, height, pixels);
  }

  static Path file(Path folder, String name) throws IOException {
    return Files.write(folder.resolve(name), bytes(name));
  }

  /** A WAV file that sounds like syllables: four a second, with pauses between words. */
  static Path syllables(Path folder, int sampleRate, int channels, long samples)
      throws IOException {
    return wav(
        folder.resolve("speech-" + sampleRate + "-" + channels + "-" + samples + ".wav"),
        sampleRate,
        channels,
        samples,
        at -> syllable(at, sampleRate));
  }

  private static long syllable(long at, int sampleRate) {
    long within = at % (sampleRate / 4);
    boolean pause = at / (sampleRate / 4) % 5 == 4;
    long loud = Math.min(within, sampleRate / 4 - within) * 60_000 / sampleRate;
    long saw = at * 180 % sampleRate * 2 * loud / sampleRate - loud;
    return pause ? 0 : Math.max(-30_000, Math.min(30_000, saw));
  }

  private static Path wav(
      Path file, int sampleRate, int channels, long samples, LongUnaryOperator sound)
      throws IOException {
    int bytes = Math.toIntExact(samples * channels * 2);
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) channels).putInt(sampleRate);
    wav.putInt(sampleRate * channels * 2).putShort((short) (channels * 2)).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (long i = 0; i < samples * channels; i++) {
      wav.putShort((short) sound.applyAsLong(i / channels));
    }
    return Files.write(file, wav.array());
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream resource = Samples.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new AssertionError("no test resource " + name);
      }
      return resource.readAllBytes();
    }
  }
}
