package dev.avatars.domain.media;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * A video that is ours: fetched whole, checked, hashed and on disk.
 *
 * @param file where it lies
 * @param bytes its size; 1 or more
 * @param digest its digest
 * @param facts its measured size and lengths
 * @param flags where it differs from what the speech promised
 */
public record StoredVideo(Path file, long bytes, Sha256 digest, VideoFacts facts, Set<Flag> flags) {
  /** How much longer or shorter than the speech a video may be before it is flagged. */
  private static final Duration TOLERANCE = Duration.ofMillis(250);

  public StoredVideo {
    requireNonNull(file, "file");
    requireNonNull(digest, "digest");
    requireNonNull(facts, "facts");
    if (bytes < 1) {
      throw new IllegalArgumentException("video bytes: found " + bytes + "; allowed: 1 or more");
    }
    flags = Set.copyOf(flags);
  }

  /** How a video can differ from what was promised. It is kept all the same, never bought again. */
  public enum Flag {
    /** The picture ends before the speech does. */
    SHORT("is shorter than the speech"),
    /** The picture goes on after the speech. */
    PADDED("goes on after the speech"),
    /** There is no sound track, or it ends before the speech does. */
    SILENT("has no sound for a part of the speech");

    private final String words;

    Flag(String words) {
      this.words = words;
    }

    /** The end of a sentence that starts with the video. */
    public String words() {
      return words;
    }
  }

  /** Compares the tracks of a video with the speech it was made from. */
  public static Set<Flag> compare(VideoFacts facts, MediaLength speech) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    MediaLength tolerance = MediaLength.of(TOLERANCE);
    if (facts.picture().plus(tolerance).compareTo(speech) < 0) {
      flags.add(Flag.SHORT);
    }
    if (facts.picture().compareTo(speech.plus(tolerance)) > 0) {
      flags.add(Flag.PADDED);
    }
    if (facts.sound().plus(tolerance).compareTo(speech) < 0) {
      flags.add(Flag.SILENT);
    }
    return flags;
  }
}
