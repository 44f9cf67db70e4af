package dev.avatars.codecs.riff;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.Optional;

/**
 * A WAV file: its format and where its sound lies. Immutable.
 *
 * @param format how the sound is coded
 * @param start the position of the first byte of sound
 * @param end the position after the last byte that is really there
 * @param missing the bytes that the file promises beyond its end; 0 for a whole or streamed one
 */
public record WaveFile(WaveFormat format, long start, long end, long missing) {
  private static final String ALLOWED =
      "WAV with integers of 8 to 32 bits, floats of 32 or 64 bits, A-law, mu-law,"
          + " IMA or Microsoft ADPCM, or MPEG audio, at 1,000 to 768,000 Hz";

  /** Whether the first bytes are those of a WAV file. */
  public static boolean opens(ByteSource source) throws IOException {
    return (source.startsWith(0, "RIFF")
            || source.startsWith(0, "RF64")
            || source.startsWith(0, "BW64"))
        && source.startsWith(8, "WAVE");
  }

  /** Reads the chunks; refused where there is no sound or it is coded in a way not listed. */
  public static Reading<WaveFile> read(ByteSource source) throws IOException {
    WaveChunks chunks = WaveChunks.of(source);
    if (chunks.format().isEmpty()) {
      return Reading.refused("a WAV file without a whole format chunk", ALLOWED);
    }
    Optional<WaveChunks.Sound> sound = chunks.sound();
    if (sound.isEmpty() || sound.get().isEmpty()) {
      return Reading.refused("a WAV file without sound", ALLOWED);
    }
    return FormatChunk.read(source, chunks.format().get(), ALLOWED)
        .then(format -> holding(format, sound.get()));
  }

  private static Reading<WaveFile> holding(WaveFormat format, WaveChunks.Sound sound) {
    WaveFile file = new WaveFile(format, sound.start(), sound.end(), sound.missing());
    if (file.blocks() == 0) {
      return Reading.refused("a WAV file with less than one block of sound", ALLOWED);
    }
    return Reading.of(file);
  }

  /** How many whole blocks there are. */
  public long blocks() {
    return (end - start) / format.blockAlign();
  }

  /** The samples of each channel in all whole blocks; of no use for MPEG audio. */
  public long samples() {
    return blocks() * format.samplesPerBlock();
  }
}
