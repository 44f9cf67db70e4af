package dev.avatars.codecs.audio;

import dev.avatars.codecs.Refusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes readings of what the formats found. */
final class Findings {
  static final String ALLOWED = "MP3, Ogg (Vorbis, Opus, FLAC), WAV, M4A or AAC sound";

  private Findings() {}

  static AudioReading refused(String found) {
    return refused(new Refusal(found, ALLOWED));
  }

  static AudioReading refused(Refusal refusal) {
    return new AudioReading.Refused(refusal);
  }

  /** The facts, when they lie within the ranges that {@link AudioFacts} promises. */
  static AudioReading measured(
      AudioContainer container,
      AudioCodec codec,
      int sampleRate,
      int channels,
      Set<Mark> marks,
      List<AudioRun> runs) {
    long samples = runs.stream().mapToLong(AudioRun::samples).sum();
    if (sampleRate < AudioFacts.LOWEST_RATE || sampleRate > AudioFacts.HIGHEST_RATE) {
      return refused("sound of %d samples a second".formatted(sampleRate));
    }
    if (channels < 1 || channels > AudioFacts.MOST_CHANNELS) {
      return refused("sound of %d channels".formatted(channels));
    }
    if (samples < 1) {
      return refused("%s without sound".formatted(container.label()));
    }
    return new AudioReading.Measured(
        new AudioFacts(container, codec, sampleRate, channels, samples, marks, runs));
  }

  /**
   * The marks of a stream of frames.
   *
   * @param missing the bytes that it promises beyond its end
   * @param unreadable the bytes in it that are no frame
   */
  static Set<Mark> marks(long missing, long unreadable) {
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    if (missing > 0) {
      marks.add(Mark.TRUNCATED);
    }
    if (unreadable > 0) {
      marks.add(Mark.DAMAGED);
    }
    return marks;
  }

  /** Whether most of a stream is something else that a few frames were found in by chance. */
  static boolean isMostlyUnreadable(long start, long end, long unreadable) {
    return 2 * unreadable > Math.max(end - start, unreadable);
  }
}
