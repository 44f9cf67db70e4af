package dev.avatars.fake;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.audio.AudioFacts;
import dev.avatars.codecs.audio.AudioProbe;
import dev.avatars.codecs.audio.AudioReading;
import dev.avatars.codecs.pcm.PcmDecoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A copy of a speech that is shorter or longer, as a WAV file that is gone when this is closed.
 *
 * @param file the file
 */
record SpeechCopy(Path file) implements AutoCloseable {
  private static final int BLOCK = 4096;
  private static final int HEADER = 44;
  private static final int SAMPLE_BYTES = Short.BYTES;

  /** How long the copy is. */
  enum Length {
    /** The first half of the speech. */
    HALF,
    /** The speech and 1.5 s of silence. */
    PADDED;

    long frames(AudioFacts facts) {
      return this == HALF ? facts.samples() / 2 : facts.samples() + facts.sampleRate() * 3L / 2;
    }
  }

  /**
   * Writes the copy beside another file.
   *
   * @throws IOException also when the speech is none, which an inspection has ruled out before
   */
  static SpeechCopy write(Path speech, Length length, Path beside) throws IOException {
    SpeechCopy copy = new SpeechCopy(beside.resolveSibling(beside.getFileName() + ".speech.wav"));
    try (ByteSource source = ByteSource.of(speech)) {
      AudioFacts facts = facts(source);
      try (PcmDecoder decoder = PcmDecoder.open(source, facts);
          OutputStream wave = new BufferedOutputStream(Files.newOutputStream(copy.file))) {
        wave.write(header(facts, length.frames(facts)));
        copy(decoder, length.frames(facts), wave);
      }
    }
    return copy;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private static AudioFacts facts(ByteSource source) throws IOException {
    return AudioProbe.probe(source)
        .fold(AudioReading.Measured::facts, refused -> notSpeech(refused.refusal()));
  }

  private static AudioFacts notSpeech(Refusal refusal) {
    throw new IllegalStateException("speech: " + refusal);
  }

  private static void copy(PcmDecoder decoder, long frames, OutputStream wave) throws IOException {
    short[] block = new short[BLOCK * decoder.channels()];
    long left = frames;
    while (left > 0) {
      int wanted = (int) Math.min(BLOCK, left);
      int read = Math.max(0, decoder.read(block, 0, wanted));
      Arrays.fill(block, read * decoder.channels(), wanted * decoder.channels(), (short) 0);
      wave.write(bytes(block, wanted * decoder.channels()));
      left -= wanted;
    }
  }

  private static byte[] bytes(short[] samples, int count) {
    byte[] bytes = new byte[count * SAMPLE_BYTES];
    littleEndian(bytes).asShortBuffer().put(samples, 0, count);
    return bytes;
  }

  /** The RIFF header of 16-bit PCM (Multimedia Programming Interface 1.0, 1991). */
  private static byte[] header(AudioFacts facts, long frames) {
    int frameBytes = facts.channels() * SAMPLE_BYTES;
    int dataBytes = Math.toIntExact(frames * frameBytes);
    byte[] header = new byte[HEADER];
    littleEndian(header)
        .put(ascii("RIFF"))
        .putInt(HEADER - 8 + dataBytes)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) facts.channels())
        .putInt(facts.sampleRate())
        .putInt(facts.sampleRate() * frameBytes)
        .putShort((short) frameBytes)
        .putShort((short) Short.SIZE)
        .put(ascii("data"))
        .putInt(dataBytes);
    return header;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
