package dev.avatars.ports.tck;

import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Small real files for tests, written into a directory, with the facts that a probe has to find.
 *
 * <p>The pictures show an oval, the sounds are a buzz of 2.5 s; a provider that needs a real face
 * or real speech overrides {@link AvatarProviderContract#portrait} and {@link
 * AvatarProviderContract#speech}.
 */
public final class SampleMedia {
  /** The length of {@link #speech}, of {@link #speakingVideo} and of {@link #muteVideo}. */
  public static final MediaLength LENGTH = new MediaLength(5, 2);

  private static final int WIDTH = 360;
  private static final int HEIGHT = 480;
  private static final int RATE = 16_000;
  private static final int SAMPLES = 40_000;
  private static final int PERIOD = 80;

  private final Path directory;

  private SampleMedia(Path directory) {
    this.directory = directory;
  }

  /** Media to be written into a directory that exists. */
  public static SampleMedia in(Path directory) {
    return new SampleMedia(directory);
  }

  /** A PNG picture of 360x480 pixels; up to 40 different ones by number. */
  public Portrait portrait(int number) {
    byte[] bytes = PngFile.oval(WIDTH, HEIGHT, number);
    return new Portrait(
        MediaSource.file(written("portrait-" + number + ".png", bytes)),
        ImageFormat.PNG,
        WIDTH,
        HEIGHT,
        bytes.length,
        Sha256.of(bytes),
        Set.of());
  }

  /** A mono WAV sound of 2.5 s at 16 kHz; another number is another pitch. */
  public Speech speech(int number) {
    byte[] bytes = WavFile.buzz(SAMPLES, RATE, PERIOD + number);
    return new Speech(
        MediaSource.file(written("speech-" + number + ".wav", bytes)),
        AudioFormat.WAV,
        "PCM",
        new MediaLength(SAMPLES, RATE),
        1,
        bytes.length,
        Sha256.of(bytes),
        Set.of());
  }

  /** An MP4 video of 96x64 pixels: 2.5 s of H.264 pictures and AAC sound. */
  public static byte[] speakingVideo() {
    return resource("speaking.mp4");
  }

  /** The same video without its sound track. */
  public static byte[] muteVideo() {
    return resource("mute.mp4");
  }

  /** A JPEG picture of 480x360 stored pixels whose Exif orientation turns it to 360x480. */
  static byte[] sidewaysPicture() {
    return resource("sideways.jpg");
  }

  /** A file of these bytes, in place of one of the same name. */
  Path written(String name, byte[] bytes) {
    try {
      return Files.write(directory.resolve(name), bytes);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** All bytes of the file that a sample was written to. */
  static byte[] bytesOf(MediaSource source) {
    return read(source.path());
  }

  /** All bytes of a file. */
  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream bytes = SampleMedia.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return bytes.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
