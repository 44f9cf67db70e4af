package dev.avatars.codecs.pcm;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.audio.AudioFacts;
import dev.avatars.codecs.audio.AudioProbe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** The sound files of the tests, and what our decoder makes of them. */
final class Corpus {
  private Corpus() {}

  static byte[] file(String name) {
    for (String folder : new String[] {"/decoding/", "/corpus/audio/", "/corpus/bad/"}) {
      try (InputStream in = Corpus.class.getResourceAsStream(folder + name)) {
        if (in != null) {
          return in.readAllBytes();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalArgumentException("no file " + name);
  }

  static Optional<AudioFacts> measure(byte[] file) throws IOException {
    return AudioProbe.probe(ByteSource.of(file))
        .fold(measured -> Optional.of(measured.facts()), refused -> Optional.empty());
  }

  static AudioFacts facts(byte[] file) throws IOException {
    return measure(file).orElseThrow();
  }

  static PcmDecoder open(String name) throws IOException {
    byte[] file = file(name);
    return PcmDecoder.open(ByteSource.of(file), facts(file));
  }

  /** All samples of a file. */
  static short[] decode(String name) throws IOException {
    try (PcmDecoder decoder = open(name)) {
      return readAll(decoder, 4_096);
    }
  }

  /** All samples that a decoder has left, read in pieces of so many frames. */
  static short[] readAll(PcmDecoder decoder, int pieceFrames) throws IOException {
    int channels = decoder.channels();
    short[] samples = new short[1 << 16];
    int length = 0;
    while (true) {
      if (samples.length - length < pieceFrames * channels) {
        samples = Arrays.copyOf(samples, 2 * samples.length);
      }
      int frames = decoder.read(samples, length, pieceFrames);
      if (frames < 0) {
        return Arrays.copyOf(samples, length);
      }
      length += frames * channels;
    }
  }
}
