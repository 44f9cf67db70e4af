package dev.avatars.codecs.pcm;

import static java.util.Objects.checkFromIndexSize;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.audio.AudioFacts;
import dev.avatars.codecs.audio.AudioPackets;
import dev.avatars.codecs.audio.PacketRun;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Any measured sound file as a stream of interleaved 16-bit samples, from beginning to end.
 *
 * <p>Gives exactly {@link AudioFacts#samples} frames: what an encoder put before and behind the
 * sound is cut, and what is missing or cannot be decoded is silence, which {@link #quality} counts.
 * Channels stand in the order of WAV files. It holds one packet and one block of samples at a time,
 * a few hundred kilobytes, whatever the length of the file, and the same file gives the same
 * samples in every process, on every machine and Java from 17.
 *
 * <p>Not thread-safe; several decoders may run side by side.
 *
 * <pre>{@code
 * try (PcmDecoder decoder = PcmDecoder.open(ByteSource.of(path), facts)) {
 *   short[] pcm = new short[1024 * decoder.channels()];
 *   for (int frames = decoder.read(pcm, 0, 1024); frames > 0; frames = decoder.read(pcm, 0, 1024)) {
 *     use(pcm, frames);
 *   }
 * }
 * }</pre>
 */
public final class PcmDecoder implements Closeable {
  private final ByteSource source;
  private final AudioPackets packets;
  private final int sampleRate;
  private final int channels;
  private final DecodingTally tally = new DecodingTally();
  private long remaining;
  private Optional<RunDecoder> run = Optional.empty();

  private PcmDecoder(ByteSource source, AudioFacts facts) {
    this.source = source;
    this.packets = AudioPackets.open(source, facts);
    this.sampleRate = facts.sampleRate();
    this.channels = facts.channels();
    this.remaining = facts.samples();
  }

  /**
   * A decoder of the file that was measured; closing it closes the source, which nobody else may
   * read meanwhile.
   */
  public static PcmDecoder open(ByteSource source, AudioFacts facts) {
    return new PcmDecoder(source, facts);
  }

  /** Frames per second, as measured. */
  public int sampleRate() {
    return sampleRate;
  }

  /** Samples of a frame, as measured. */
  public int channels() {
    return channels;
  }

  /**
   * Reads frames, as many as asked for unless the end is nearer.
   *
   * @param interleaved takes the samples of one frame after the other
   * @param offset the index of the first sample to be written
   * @param frames how many frames are wanted, 1 or more
   * @return how many frames were written, or -1 at the end
   * @throws IOException if the source cannot be read; never because of what is in it
   */
  public int read(short[] interleaved, int offset, int frames) throws IOException {
    checkFromIndexSize(offset, Math.multiplyExact(frames, channels), interleaved.length);
    int wanted = (int) Math.min(frames, remaining);
    int read = 0;
    while (read < wanted && (run.isPresent() || startNextRun())) {
      int count = run.get().read(interleaved, offset + read * channels, wanted - read);
      if (count == 0) {
        run = Optional.empty();
      }
      read += count;
    }
    // A file that was changed since it was measured may have lost runs.
    Arrays.fill(interleaved, offset + read * channels, offset + wanted * channels, (short) 0);
    remaining -= wanted;
    return wanted > 0 ? wanted : -1;
  }

  /** How much of what has been read so far could be decoded. */
  public DecodingQuality quality() {
    return tally.quality();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private boolean startNextRun() throws IOException {
    Optional<PacketRun> next = packets.nextRun();
    run = next.map(packetRun -> new RunDecoder(packetRun, sampleRate, channels, tally));
    return run.isPresent();
  }
}
