package dev.avatars.renderer;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A finished video.
 *
 * @param file where it is
 * @param bytes its size
 * @param width pixels per row
 * @param height rows
 * @param frames pictures; the last one may be shown shorter
 * @param framesPerSecond pictures a second
 * @param samples of sound per channel, which is exactly as long as the pictures
 * @param sampleRate of the sound, in samples a second
 * @param subject what is seen
 */
public record RenderedVideo(
    Path file,
    long bytes,
    int width,
    int height,
    int frames,
    int framesPerSecond,
    long samples,
    int sampleRate,
    Subject subject) {
  /** What a video shows. */
  public enum Subject {
    /** The portrait, whose face speaks. */
    FACE,
    /** The picture at rest, without a face that could speak; bars show the voice. */
    PICTURE,
    /** A drawn person in place of a picture that nothing here can decode. */
    STAND_IN
  }

  public RenderedVideo {
    requireNonNull(file, "file");
    requireNonNull(subject, "subject");
  }
}
