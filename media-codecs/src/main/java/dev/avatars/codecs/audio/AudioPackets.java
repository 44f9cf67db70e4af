package dev.avatars.codecs.audio;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * The coded packets of a measured sound file, run by run, for a decoder.
 *
 * <p>Holds one packet and a few tables' windows at a time, whatever the file claims. The source
 * stays the caller's to close, and the same one must not be read by others meanwhile. Not
 * thread-safe.
 *
 * <pre>{@code
 * AudioPackets packets = AudioPackets.open(source, facts);
 * for (Optional<PacketRun> run = packets.nextRun(); run.isPresent(); run = packets.nextRun()) {
 *   decode(run.get());
 * }
 * }</pre>
 */
public final class AudioPackets {
  private static final java.util.List<PacketRun> EMPTY = java.util.List.of();
  private final ByteSource source;
  private final Iterator<AudioRun> runs;

  private AudioPackets(ByteSource source, AudioFacts facts) {
    this.source = requireNonNull(source, "source");
    this.runs = facts.runs().iterator();
  }

  /** The packets of the file that was measured with {@link AudioProbe#probe}. */
  public static AudioPackets open(ByteSource source, AudioFacts facts) {
    return new AudioPackets(source, facts);
  }

  /** The next run, or nothing after the last. The run before it is over, read to its end or not. */
  public Optional<PacketRun> nextRun() throws IOException {
    return runs.hasNext() && source.length() < 0 ? Optional.of(EMPTY.get(0)) : Optional.empty();
  }
}
