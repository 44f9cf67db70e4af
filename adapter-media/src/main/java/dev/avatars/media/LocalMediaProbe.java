package dev.avatars.media;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.audio.AudioContainer;
import dev.avatars.codecs.audio.AudioFacts;
import dev.avatars.codecs.audio.AudioProbe;
import dev.avatars.codecs.image.ImageFacts;
import dev.avatars.codecs.image.ImageProbe;
import dev.avatars.codecs.iso.Mp4Facts;
import dev.avatars.codecs.iso.Mp4Probe;
import dev.avatars.codecs.iso.TrackLength;
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
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Measures files by their content. Stateless and thread-safe; a file of any size is read through a
 * small window.
 *
 * <pre>{@code
 * Probed<Speech> speech = new LocalMediaProbe().speech(MediaSource.file(Path.of("hello.mp3")));
 * }</pre>
 */
public final class LocalMediaProbe implements MediaProbe {
  /** More than any model takes, and little enough to hash in a moment. */
  private static final long MOST_BYTES = 1L << 30;

  private static final int CHUNK = 1 << 16;

  /** A probe; found by {@link java.util.ServiceLoader} too. */
  public LocalMediaProbe() {}

  @Override
  public Probed<Portrait> portrait(MediaSource source) {
    return probed(
        "portrait",
        source.path(),
        bytes ->
            ImageProbe.probe(bytes)
                .<Outcome<Portrait>>fold(
                    facts -> () -> measured(portrait(source, facts, bytes)),
                    refusal -> () -> refused("portrait", refusal)));
  }

  @Override
  public Probed<Speech> speech(MediaSource source) {
    return probed(
        "speech",
        source.path(),
        bytes ->
            AudioProbe.probe(bytes)
                .<Outcome<Speech>>fold(
                    measured -> () -> speech(source, measured.facts(), bytes),
                    refused -> () -> refused("speech", refused.refusal())));
  }

  @Override
  public Probed<VideoFacts> video(Path file) {
    return probed(
        "video",
        file,
        bytes ->
            Mp4Probe.probe(bytes)
                .<Outcome<VideoFacts>>fold(
                    facts -> () -> facts(facts), refusal -> () -> refused("video", refusal)));
  }

  private static Portrait portrait(MediaSource source, ImageFacts facts, ByteSource bytes)
      throws IOException {
    Set<MediaMark> marks = marks(facts.isTruncated(), facts.isDamaged());
    if (facts.isAnimated()) {
      marks.add(MediaMark.ANIMATED);
    }
    return new Portrait(
        source,
        ImageFormat.valueOf(facts.format().name()),
        facts.shownWidth(),
        facts.shownHeight(),
        bytes.length(),
        digest(bytes),
        marks);
  }

  private static Probed<Speech> speech(MediaSource source, AudioFacts facts, ByteSource bytes)
      throws IOException {
    Optional<AudioFormat> format = format(facts);
    if (format.isEmpty()) {
      return refused(
          "speech", new Refusal(facts.codec().label() + " sound", "MP3, Ogg, WAV, M4A or AAC"));
    }
    MediaLength length = new MediaLength(facts.samples(), facts.sampleRate());
    if (length.isAbsurd()) {
      return refused("speech", tooLong(length));
    }
    return measured(
        new Speech(
            source,
            format.get(),
            facts.codec().label(),
            length,
            facts.channels(),
            bytes.length(),
            digest(bytes),
            marks(facts.isTruncated(), facts.isDamaged())));
  }

  /** A bare stream of another MPEG layer is what no model names: said, not passed off as MP3. */
  private static Optional<AudioFormat> format(AudioFacts facts) {
    return switch (facts.codec()) {
      case MP1, MP2 -> Optional.empty();
      default -> Optional.of(format(facts.container()));
    };
  }

  private static AudioFormat format(AudioContainer container) {
    return switch (container) {
      case MP3 -> AudioFormat.MP3;
      case ADTS -> AudioFormat.AAC;
      case WAV -> AudioFormat.WAV;
      case OGG -> AudioFormat.OGG;
      case MP4 -> AudioFormat.M4A;
    };
  }

  private static Probed<VideoFacts> facts(Mp4Facts facts) {
    if (facts.isTruncated()) {
      return refused(
          "video", new Refusal("an MP4 file that ends before its video does", "a whole one"));
    }
    MediaLength picture = length(facts.video());
    MediaLength sound = facts.sound().map(LocalMediaProbe::length).orElse(MediaLength.ZERO);
    return picture.isAbsurd() || sound.isAbsurd()
        ? refused("video", tooLong(picture.max(sound)))
        : measured(new VideoFacts(facts.width(), facts.height(), picture, sound));
  }

  private static Refusal tooLong(MediaLength length) {
    return new Refusal("a length of " + length, "at most " + MediaLength.LONGEST);
  }

  /** A time scale has 32 bits unsigned; one beyond 31 loses a bit that no clock would show. */
  private static MediaLength length(TrackLength length) {
    return length.timescale() > Integer.MAX_VALUE
        ? new MediaLength(length.ticks() / 2, (int) (length.timescale() / 2))
        : new MediaLength(length.ticks(), (int) length.timescale());
  }

  private static Set<MediaMark> marks(boolean truncated, boolean damaged) {
    Set<MediaMark> marks = EnumSet.noneOf(MediaMark.class);
    if (truncated) {
      marks.add(MediaMark.TRUNCATED);
    }
    if (damaged) {
      marks.add(MediaMark.DAMAGED);
    }
    return marks;
  }

  private static <T> Probed<T> probed(String field, Path file, Probing<T> probing) {
    Optional<String> unfit = unfit(file);
    if (unfit.isPresent()) {
      return refused(field, new Refusal(unfit.get(), "a file that can be read"));
    }
    try (ByteSource bytes = ByteSource.of(file)) {
      return bytes.length() > MOST_BYTES
          ? refused(field, new Refusal(size(bytes.length()), "at most " + size(MOST_BYTES)))
          : probing.of(bytes).probed();
    } catch (NoSuchFileException missing) {
      return refused(field, new Refusal("no file '" + file + "'", "a file that can be read"));
    } catch (AccessDeniedException denied) {
      return refused(
          field,
          new Refusal("a file that may not be read: '" + file + "'", "a file that can be read"));
    } catch (IOException unreadable) {
      return refused(
          field,
          new Refusal(
              "a file that cannot be read: '" + file + "' (" + unreadable.getMessage() + ")",
              "a file that can be read"));
    }
  }

  private static Optional<String> unfit(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.of("a folder '" + file + "'");
    }
    return Files.exists(file) && !Files.isRegularFile(file)
        ? Optional.of("something that is no regular file: '" + file + "'")
        : Optional.empty();
  }

  private static <T> Probed<T> measured(T facts) {
    return new MediaProbe.Measured<>(facts);
  }

  private static <T> Probed<T> refused(String field, Refusal refusal) {
    return new MediaProbe.Refused<>(new Violation(field, refusal.found(), refusal.allowed()));
  }

  private static Sha256 digest(ByteSource bytes) throws IOException {
    MessageDigest digester = Sha256.digester();
    byte[] chunk = new byte[CHUNK];
    long at = 0;
    int read = bytes.read(at, chunk, 0, CHUNK);
    while (read > 0) {
      digester.update(chunk, 0, read);
      at += read;
      read = bytes.read(at, chunk, 0, CHUNK);
    }
    return Sha256.from(digester.digest());
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%,d bytes", bytes);
  }

  /** What to measure in the bytes of a file. */
  private interface Probing<T> {
    Outcome<T> of(ByteSource bytes) throws IOException;
  }

  /** The rest of a measurement, which may still read the file. */
  private interface Outcome<T> {
    Probed<T> probed() throws IOException;
  }
}
