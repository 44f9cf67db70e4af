package dev.avatars.codecs.audio;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * The coded packets of a measured sound file, run by run, for a decoder.
 *
 * <p>Holds one packet and a few windows of tables at a time, whatever the file claims. The source
 * stays the caller's to close. Not thread-safe.
 *
 * <pre>{@code
 * AudioPackets packets = AudioPackets.open(source, facts);
 * for (Optional<PacketRun> run = packets.nextRun(); run.isPresent(); run = packets.nextRun()) {
 *   decode(run.get());
 * }
 * }</pre>
 */
public final class AudioPackets {
  private final RunOpener opener;
  private final Iterator<AudioRun> runs;

  private AudioPackets(RunOpener opener, Iterator<AudioRun> runs) {
    this.opener = opener;
    this.runs = runs;
  }

  /**
   * The packets of the file that was measured with {@link AudioProbe#probe}. A file that was
   * changed since may yield fewer packets, or none.
   */
  public static AudioPackets open(ByteSource source, AudioFacts facts) {
    requireNonNull(source, "source");
    return new AudioPackets(new RunOpener(source, facts), facts.runs().iterator());
  }

  /** The next run, or nothing after the last. The run before it is over, read to its end or not. */
  public Optional<PacketRun> nextRun() throws IOException {
    return runs.hasNext() ? opener.open(runs.next()) : Optional.empty();
  }
}
