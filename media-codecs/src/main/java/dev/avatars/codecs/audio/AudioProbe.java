package dev.avatars.codecs.audio;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.adts.AdtsAudio;
import dev.avatars.codecs.iso.IsoSound;
import dev.avatars.codecs.mpeg.MpegAudio;
import dev.avatars.codecs.ogg.OggSound;
import dev.avatars.codecs.riff.WaveFile;
import dev.avatars.codecs.tag.SoundTags;
import java.io.IOException;
import java.util.Optional;

/**
 * Measures sound files: what they are by their content, whatever their name, and exactly how long
 * they last.
 *
 * <p>Nothing is decoded. Frames, pages and sample tables are walked instead, so that variable bit
 * rates, missing headers, glued files and streamed sizes do not deceive it. Whatever the bytes are,
 * the answer is a value, in time that grows with their number and memory that does not. Stateless
 * and thread-safe.
 *
 * <pre>{@code
 * try (ByteSource source = ByteSource.of(Path.of("hello.mp3"))) {
 *   String line =
 *       AudioProbe.probe(source)
 *           .fold(measured -> measured.facts().samples() + " samples", refused -> "no sound");
 * }
 * }</pre>
 */
public final class AudioProbe {
  private AudioProbe() {}

  /**
   * Measures one file.
   *
   * @throws IOException when reading fails, never for what is read
   */
  public static AudioReading probe(ByteSource source) throws IOException {
    if (WaveFile.opens(source)) {
      return WaveReading.of(source);
    }
    if (OggSound.opens(source)) {
      return OggReading.of(source);
    }
    if (IsoSound.opens(source) && !ForeignContent.isPicture(source)) {
      return IsoReading.of(source);
    }
    long start = SoundTags.skip(source, 0);
    Optional<String> foreign = ForeignContent.name(source, start);
    return foreign.isPresent() ? Findings.refused(foreign.get()) : framed(source, start);
  }

  /** Frames without a container: AAC where they begin at once, else MPEG audio, else AAC. */
  private static AudioReading framed(ByteSource source, long start) throws IOException {
    if (!AdtsAudio.beginsAt(source, start)) {
      Optional<MpegAudio> mpeg = MpegAudio.measure(source, start, source.length());
      if (mpeg.isPresent()) {
        return MpegReading.of(mpeg.get(), AudioContainer.MP3);
      }
    }
    return AdtsAudio.measure(source, start, source.length())
        .map(AdtsReading::of)
        .orElseGet(() -> Findings.refused("bytes that are no sound known here"));
  }
}
