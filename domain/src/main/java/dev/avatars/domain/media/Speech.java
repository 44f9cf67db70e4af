package dev.avatars.domain.media;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A measured piece of speech: what the portrait is to say.
 *
 * @param source where it was read from
 * @param format its true format, by content
 * @param codec the coding inside the format in words, such as {@code Opus}
 * @param length the presented samples over the sample rate, exact: what a listener hears, without
 *     the encoder's delay and padding; more than zero, at most {@link MediaLength#LONGEST}
 * @param channels 1 or more
 * @param bytes the size of the file; 1 or more
 * @param digest the digest of the file
 * @param marks what was noticed about it
 */
public record Speech(
    MediaSource source,
    AudioFormat format,
    String codec,
    MediaLength length,
    int channels,
    long bytes,
    Sha256 digest,
    Set<MediaMark> marks) {
  public Speech {
    requireNonNull(source, "source");
    requireNonNull(format, "format");
    requireNonNull(codec, "codec");
    requireNonNull(digest, "digest");
    if (length.units() == 0) {
      throw new IllegalArgumentException("speech length: found 0 s; allowed: more");
    }
    if (length.isAbsurd()) {
      throw new IllegalArgumentException(
          "speech length: found " + length + "; allowed: at most " + MediaLength.LONGEST);
    }
    if (channels < 1) {
      throw new IllegalArgumentException("channels: found " + channels + "; allowed: 1 or more");
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("speech bytes: found " + bytes + "; allowed: 1 or more");
    }
    marks = Set.copyOf(marks);
  }
}
