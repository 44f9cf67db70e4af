package dev.avatars.codecs.ogg;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.List;

/**
 * The sound of an Ogg file, measured by walking every page. Immutable.
 *
 * @param codec what all links are coded in
 * @param sampleRate samples a second of each channel, in all links
 * @param channels the channels of the first link
 * @param links what to decode, in order; more than one in a chain
 * @param condition whether pages are missing
 */
public record OggSound(
    OggCodec codec, int sampleRate, int channels, List<OggLink> links, Condition condition) {
  static final String ALLOWED = "Ogg with Vorbis, Opus or FLAC sound";

  public OggSound {
    links = List.copyOf(links);
  }

  /**
   * Whether pages are missing.
   *
   * @param isCut whether the file ends before its sound does
   * @param isDamaged whether pages before the end are unreadable or missing
   */
  public record Condition(boolean isCut, boolean isDamaged) {}

  /** Whether the first bytes are those of an Ogg page. */
  public static boolean opens(ByteSource source) throws IOException {
    return source.startsWith(0, "OggS");
  }

  /** Measures a file; refused where there is no sound, or none that is listed, or no one rate. */
  public static Reading<OggSound> measure(ByteSource source) throws IOException {
    return new ChainMeasure(source).measured();
  }

  /** The samples of all links. */
  public long samples() {
    return links.stream().mapToLong(OggLink::samples).sum();
  }
}
