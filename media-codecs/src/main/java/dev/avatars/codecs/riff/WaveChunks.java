package dev.avatars.codecs.riff;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks the chunks of a WAV file up to the sound (RIFF: four characters, a size of four bytes, the
 * body, one byte of padding after an odd size).
 */
final class WaveChunks {
  private static final int FORM_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int SHORTEST_FORMAT = 16;
  private static final long UNKNOWN = 0xFFFFFFFFL;

  /** Writers into a pipe claim up to the largest signed size, less some headers. */
  private static final long STREAMED = 0x7FFFF000L;

  private final ByteSource source;
  private Optional<Chunk> format = Optional.empty();
  private Optional<Sound> sound = Optional.empty();
  private OptionalLong size64 = OptionalLong.empty();

  private WaveChunks(ByteSource source) {
    this.source = source;
  }

  /** Where a chunk's body lies. */
  record Chunk(long start, long size) {}

  /** Where the sound lies, and how many bytes of it the file promises but does not have. */
  record Sound(long start, long end, long missing) {
    boolean isEmpty() {
      return end <= start;
    }
  }

  static WaveChunks of(ByteSource source) throws IOException {
    WaveChunks chunks = new WaveChunks(source);
    long at = FORM_HEADER;
    while (at + CHUNK_HEADER <= source.length() && !chunks.isComplete()) {
      at = chunks.take(at);
    }
    return chunks;
  }

  Optional<Chunk> format() {
    return format;
  }

  Optional<Sound> sound() {
    return sound;
  }

  private boolean isComplete() {
    return format.isPresent() && sound.isPresent();
  }

  /** Takes the chunk at a position and answers where the next one begins. */
  private long take(long at) throws IOException {
    long body = at + CHUNK_HEADER;
    long size = source.u32le(at + 4);
    switch (source.text(at, 4)) {
      case "fmt " -> takeFormat(new Chunk(body, size));
      case "ds64" -> takeSize64(body);
      case "data" -> {
        return takeSound(body, size);
      }
      default -> {}
    }
    return body + size + (size & 1);
  }

  private void takeFormat(Chunk chunk) {
    if (chunk.size() >= SHORTEST_FORMAT && chunk.start() + chunk.size() <= source.length()) {
      format = Optional.of(chunk);
    }
  }

  /** RF64 (EBU Tech 3306): the size of the data chunk in 64 bits, after that of the form. */
  private void takeSize64(long body) throws IOException {
    long size = source.u64le(body + 8);
    size64 = size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  private long takeSound(long body, long claimed) {
    long there = source.length() - body;
    long size = claimed == UNKNOWN && size64.isPresent() ? size64.getAsLong() : claimed;
    boolean isStreamed = size == claimed && (claimed == 0 || claimed >= STREAMED);
    boolean reachesEnd = size > there || claimed == 0;
    long end = reachesEnd ? source.length() : body + size;
    sound = Optional.of(new Sound(body, end, isStreamed ? 0 : Math.max(0, size - there)));
    return end + ((end - body) & 1);
  }
}
