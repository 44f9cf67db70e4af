package dev.avatars.ports.tck;

import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaMark;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.ports.MediaProbe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/**
 * A lawful probe that reads nothing but the contract's own samples: PNG, JPEG with an Exif
 * orientation, canonical WAV and MP4. Not final, so that lawless ones can bend a single method.
 */
class SmallProbe implements MediaProbe {
  private static final int EXIF_ORIENTATION_AT = 30;
  private static final int SIDEWAYS = 6;
  private static final int START_OF_FRAME = 0xC0;

  @Override
  public Probed<Portrait> portrait(MediaSource source) {
    return probed("portrait", Path.of(source.toString()), bytes -> portrait(source, bytes));
  }

  @Override
  public Probed<Speech> speech(MediaSource source) {
    return probed("speech", Path.of(source.toString()), bytes -> speech(source, bytes));
  }

  @Override
  public Probed<VideoFacts> video(Path file) {
    return probed("video", file, bytes -> Mp4Tracks.read(bytes).orElseThrow());
  }

  private <T> Probed<T> probed(String field, Path file, Function<byte[], T> measuring) {
    try {
      return new Measured<>(measuring.apply(Files.readAllBytes(file)));
    } catch (IOException | RuntimeException unmeasurable) {
      // Sizes and offsets come from the file; whatever they lead to is a refusal.
      return refused(field, unmeasurable);
    }
  }

  <T> Probed<T> refused(String field, Exception problem) {
    return new Refused<>(new Violation(field, problem.toString(), "PNG, JPEG, WAV or MP4"));
  }

  ImageFormat imageFormat(MediaSource source, byte[] bytes) {
    return startsWith(bytes, "\u0089PNG") ? ImageFormat.PNG : ImageFormat.JPEG;
  }

  MediaLength length(int samples, int rate) {
    return new MediaLength(samples, rate);
  }

  boolean isTurned(byte[] jpeg) {
    return startsWith(jpeg, "\u00FF\u00D8\u00FF\u00E1")
        && jpeg[EXIF_ORIENTATION_AT + 1] == SIDEWAYS;
  }

  Sha256 digest(byte[] bytes) {
    return Sha256.of(bytes);
  }

  Set<MediaMark> marks(boolean complete) {
    return complete ? Set.of() : Set.of(MediaMark.TRUNCATED);
  }

  private Portrait portrait(MediaSource source, byte[] bytes) {
    boolean png = startsWith(bytes, "\u0089PNG");
    if (!png && !startsWith(bytes, "\u00FF\u00D8")) {
      throw new IllegalArgumentException("no picture");
    }
    ByteBuffer size = png ? pngSize(bytes) : jpegSize(bytes);
    boolean complete = png ? endsWith(bytes, "IEND", 8) : endsWith(bytes, "\u00FF\u00D9", 2);
    int first = png ? size.getInt() : Short.toUnsignedInt(size.getShort());
    int second = png ? size.getInt() : Short.toUnsignedInt(size.getShort());
    boolean swapped = !png && !isTurned(bytes);
    return new Portrait(
        source,
        imageFormat(source, bytes),
        swapped ? second : first,
        swapped ? first : second,
        bytes.length,
        digest(bytes),
        marks(complete));
  }

  private static ByteBuffer pngSize(byte[] bytes) {
    return ByteBuffer.wrap(bytes, 16, 8);
  }

  /** Height and width, in this order, from the first frame header. */
  private static ByteBuffer jpegSize(byte[] bytes) {
    ByteBuffer jpeg = ByteBuffer.wrap(bytes);
    int at = 2;
    while (Byte.toUnsignedInt(jpeg.get(at + 1)) != START_OF_FRAME) {
      at += 2 + Short.toUnsignedInt(jpeg.getShort(at + 2));
    }
    return jpeg.position(at + 5);
  }

  private Speech speech(MediaSource source, byte[] bytes) {
    if (!startsWith(bytes, "RIFF")) {
      throw new IllegalArgumentException("no sound");
    }
    ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int told = wav.getInt(40);
    int there = Math.min(told, bytes.length - WavFile.HEADER);
    return new Speech(
        source,
        AudioFormat.WAV,
        "PCM",
        length(there / 2, wav.getInt(24)),
        wav.getShort(22),
        bytes.length,
        digest(bytes),
        marks(there == told));
  }

  private static boolean startsWith(byte[] bytes, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length > wanted.length
        && ByteBuffer.wrap(bytes, 0, wanted.length).equals(ByteBuffer.wrap(wanted));
  }

  private static boolean endsWith(byte[] bytes, String magic, int beforeEnd) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.wrap(bytes, bytes.length - beforeEnd, wanted.length)
        .equals(ByteBuffer.wrap(wanted));
  }
}
