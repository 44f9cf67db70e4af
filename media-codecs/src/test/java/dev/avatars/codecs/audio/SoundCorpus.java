package dev.avatars.codecs.audio;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The test sounds and their tables. */
final class SoundCorpus {
  private SoundCorpus() {}

  /** A row of {@code audio.tsv}. */
  record TrueSound(String file, String codec, int sampleRate, int channels, BigDecimal seconds) {
    static TrueSound parse(String line) {
      String[] cells = line.split("\t");
      return new TrueSound(
          cells[0],
          cells[1],
          Integer.parseInt(cells[2]),
          Integer.parseInt(cells[3]),
          new BigDecimal(cells[4]));
    }

    /** The true length in samples. */
    long samples() {
      BigDecimal samples = seconds.multiply(BigDecimal.valueOf(sampleRate));
      return samples.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    byte[] bytes() {
      return SoundCorpus.bytes("audio/" + file);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  /** A row of {@code bad.tsv}. */
  record BadFile(String file, String expected) {
    static BadFile parse(String line) {
      String[] cells = line.split("\t");
      return new BadFile(cells[0], cells[1]);
    }

    byte[] bytes() {
      return SoundCorpus.bytes("bad/" + file);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static List<TrueSound> sounds() {
    return rows("audio.tsv").map(TrueSound::parse).toList();
  }

  static List<BadFile> badFiles() {
    return rows("bad.tsv").map(BadFile::parse).toList();
  }

  /** The bytes of a good sound. */
  static byte[] sound(String file) {
    return bytes("audio/" + file);
  }

  /** What probing some bytes answers. */
  static AudioReading probe(byte[] bytes) {
    try (ByteSource source = ByteSource.of(bytes)) {
      return AudioProbe.probe(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The facts of some bytes, which must be a sound. */
  static AudioFacts facts(byte[] bytes) {
    return probe(bytes)
        .fold(
            AudioReading.Measured::facts,
            refused -> {
              throw new AssertionError("refused: " + refused.refusal());
            });
  }

  /** What some bytes are said to be, which must be no sound. */
  static String refusal(byte[] bytes) {
    return probe(bytes)
        .fold(
            measured -> {
              throw new AssertionError("measured: " + measured.facts());
            },
            refused -> refused.refusal().found());
  }

  static byte[] bytes(String path) {
    try (InputStream in = SoundCorpus.class.getResourceAsStream("/corpus/" + path)) {
      if (in == null) {
        throw new AssertionError("missing from the corpus: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> rows(String table) {
    return new String(bytes(table), StandardCharsets.UTF_8).lines().skip(1);
  }
}
