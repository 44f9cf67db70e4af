package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.mpeg.MpegFormat;
import java.io.IOException;
import java.util.Optional;

/**
 * The first sound track of an MP4 file, measured by walking its samples. Immutable.
 *
 * @param codec how it is coded
 * @param sampleRate samples a second of each channel that decode out of it
 * @param channels 1 to 255
 * @param lead the samples of each channel to drop from a decoder's output
 * @param samples the samples of each channel that follow and are presented
 * @param condition whether samples are missing
 */
public record IsoSound(
    SoundCodec codec, int sampleRate, int channels, long lead, long samples, Condition condition) {
  static final String ALLOWED = "M4A with AAC, ALAC, MP3, Opus or FLAC sound";

  /**
   * Whether samples are missing.
   *
   * @param isCut whether the file ends before its sound does
   * @param isDamaged whether the file's times and its samples contradict each other
   */
  public record Condition(boolean isCut, boolean isDamaged) {}

  /** Whether the first bytes are those of an ISO base media file. */
  public static boolean opens(ByteSource source) throws IOException {
    return switch (source.text(4, 4)) {
      case "ftyp", "moov", "mdat", "free", "skip", "wide", "pnot", "styp" -> true;
      default -> false;
    };
  }

  /** Measures a file; refused where there is no sound, or none that is listed. */
  public static Reading<IsoSound> measure(ByteSource source) throws IOException {
    return SoundTrack.in(source).then(found -> measured(source, found));
  }

  private static Reading<IsoSound> measured(ByteSource source, SoundTrack found)
      throws IOException {
    TrackTime time = TrackTime.of(source, found.track());
    if (found.entry().sampleRate() < 1) {
      return Reading.refused("an MP4 file whose sound has no sample rate", ALLOWED);
    }
    if (time.overlaps()) {
      return Reading.refused("an MP4 file that lists the same bytes more than once", ALLOWED);
    }
    IsoSound sound = new SoundMeasure(found, time).sound(format(source, found));
    return sound.samples() > 0
        ? Reading.of(sound)
        : Reading.refused("an MP4 file without sound", ALLOWED);
  }

  /** MPEG audio is believed by its own frames: descriptions often say stereo for one channel. */
  private static Optional<MpegFormat> format(ByteSource source, SoundTrack found)
      throws IOException {
    TrackSamples samples = new TrackSamples(source, found.track());
    boolean isMpeg = found.entry().codec() == SoundCodec.MPEG && samples.next();
    return isMpeg ? MpegFormat.at(source, samples.position()) : Optional.empty();
  }

  static Refusal noSound() {
    return new Refusal("an MP4 file without a sound track", ALLOWED);
  }
}
