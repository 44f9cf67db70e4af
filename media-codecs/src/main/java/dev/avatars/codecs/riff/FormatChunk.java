package dev.avatars.codecs.riff;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the format chunk (WAVEFORMAT, PCMWAVEFORMAT, WAVEFORMATEX, WAVEFORMATEXTENSIBLE,
 * ADPCMWAVEFORMAT): every combination of fields is untrusted.
 */
final class FormatChunk {
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int EXTENSIBLE_SIZE = 40;
  private static final int SUB_FORMAT = 24;
  private static final int MS_COEFFICIENTS = 22;
  private static final int MOST_COEFFICIENT_PAIRS = 256;

  /** The header of a block, for each channel: predictor, delta and two samples. */
  private static final int MS_BLOCK_HEADER = 7;

  /** The header of a block, for each channel: one sample, the step index and a zero. */
  private static final int IMA_BLOCK_HEADER = 4;

  private final ByteSource source;
  private final WaveChunks.Chunk chunk;
  private final String allowed;

  private FormatChunk(ByteSource source, WaveChunks.Chunk chunk, String allowed) {
    this.source = source;
    this.chunk = chunk;
    this.allowed = allowed;
  }

  static Reading<WaveFormat> read(ByteSource source, WaveChunks.Chunk chunk, String allowed)
      throws IOException {
    return new FormatChunk(source, chunk, allowed).read();
  }

  private Reading<WaveFormat> read() throws IOException {
    if (channels() < 1 || channels() > WaveFormat.MOST_CHANNELS) {
      return refused("%d channels".formatted(channels()));
    }
    if (sampleRate() < WaveFormat.LOWEST_RATE || sampleRate() > WaveFormat.HIGHEST_RATE) {
      return refused("%d samples a second".formatted(sampleRate()));
    }
    return switch (tag()) {
      case 0x0001 -> plain(WaveEncoding.PCM, 1, 4);
      case 0x0003 -> bits() == 32 || bits() == 64 ? plain(WaveEncoding.FLOAT, 4, 8) : oddBits();
      case 0x0006 -> plain(WaveEncoding.A_LAW, 1, 1);
      case 0x0007 -> plain(WaveEncoding.MU_LAW, 1, 1);
      case 0x0002 -> microsoftAdpcm();
      case 0x0011 -> imaAdpcm();
      case 0x0050, 0x0055 -> format(WaveEncoding.MPEG, 1, 0, 1, List.of());
      default -> refused("codec 0x%04X".formatted(tag()));
    };
  }

  private Reading<WaveFormat> refused(String what) {
    return Reading.refused("a WAV file with " + what, allowed);
  }

  private Reading<WaveFormat> oddBits() throws IOException {
    return refused("samples of %d bits".formatted(bits()));
  }

  private int u16(int offset) throws IOException {
    return source.u16le(chunk.start() + offset);
  }

  private int tag() throws IOException {
    int tag = u16(0);
    return tag == EXTENSIBLE && chunk.size() >= EXTENSIBLE_SIZE ? u16(SUB_FORMAT) : tag;
  }

  private int channels() throws IOException {
    return u16(2);
  }

  private long sampleRate() throws IOException {
    return source.u32le(chunk.start() + 4);
  }

  private int blockAlign() throws IOException {
    return u16(12);
  }

  private int bits() throws IOException {
    return u16(14);
  }

  /** Samples one after the other; a block may be wider than its samples need, never narrower. */
  private Reading<WaveFormat> plain(WaveEncoding encoding, int fewestBytes, int mostBytes)
      throws IOException {
    int needed = Math.max(fewestBytes, (bits() + 7) / 8);
    int block = Math.max(blockAlign(), needed * channels());
    if (bits() == 0 || needed > mostBytes || block % channels() != 0) {
      return oddBits();
    }
    if (block / channels() > mostBytes) {
      return refused("blocks of %d bytes for %d channels".formatted(block, channels()));
    }
    return format(encoding, block, block / channels() * 8, 1, List.of());
  }

  private Reading<WaveFormat> microsoftAdpcm() throws IOException {
    int nibbles = 2 * (blockAlign() - MS_BLOCK_HEADER * channels());
    if (nibbles < 0 || bits() != 4) {
      return refused("ADPCM blocks of %d bytes".formatted(blockAlign()));
    }
    int samples = nibbles / channels() + 2;
    return format(WaveEncoding.MS_ADPCM, blockAlign(), bits(), samples, coefficients());
  }

  private Reading<WaveFormat> imaAdpcm() throws IOException {
    int nibbles = 2 * (blockAlign() - IMA_BLOCK_HEADER * channels());
    if (nibbles < 0 || bits() != 4) {
      return refused("ADPCM blocks of %d bytes".formatted(blockAlign()));
    }
    int samples = nibbles / channels() + 1;
    return format(WaveEncoding.IMA_ADPCM, blockAlign(), bits(), samples, List.of());
  }

  private Reading<WaveFormat> format(
      WaveEncoding encoding, int block, int bits, int samples, List<Integer> coefficients)
      throws IOException {
    return Reading.of(
        new WaveFormat(
            encoding, channels(), (int) sampleRate(), block, bits, samples, coefficients));
  }

  private List<Integer> coefficients() throws IOException {
    long room = (chunk.size() - MS_COEFFICIENTS) / 4;
    long pairs = Math.min(Math.min(u16(20), MOST_COEFFICIENT_PAIRS), room);
    List<Integer> coefficients = new ArrayList<>();
    for (int i = 0; i < 2 * pairs; i++) {
      coefficients.add((int) (short) u16(MS_COEFFICIENTS + 2 * i));
    }
    return coefficients;
  }
}
