package dev.avatars.renderer;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.audio.AudioFacts;
import dev.avatars.codecs.audio.AudioProbe;
import dev.avatars.codecs.image.PictureReader;
import dev.avatars.codecs.pcm.PcmDecoder;
import dev.avatars.renderer.face.FaceFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * Makes a portrait speak: a picture and a piece of speech become an MP4 file (H.264 and AAC-LC) in
 * which the mouth follows the speech, the eyes blink and the head sways a little, as long as the
 * speech to within a thousandth of a second.
 *
 * <p>The same portrait, speech and settings give the same bytes on every machine, on every Java
 * from 17 and with any number of threads. Memory does not grow with the length of the speech.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * TalkingPortrait renderer = TalkingPortrait.create(RenderSettings.preview());
 * RenderOutcome outcome =
 *     renderer.render(Path.of("ada.png"), Path.of("hello.mp3"), Path.of("hello.mp4"));
 * }</pre>
 */
public final class TalkingPortrait {
  private final RenderSettings settings;
  private final FaceFinder faces;

  private TalkingPortrait(RenderSettings settings, FaceFinder faces) {
    this.settings = settings;
    this.faces = faces;
  }

  /** A renderer with these settings. */
  public static TalkingPortrait create(RenderSettings settings) {
    return new TalkingPortrait(requireNonNull(settings, "settings"), FaceFinder.create());
  }

  /** Renders like the method below, unheard and to the end. */
  public RenderOutcome render(Path portrait, Path speech, Path target) throws IOException {
    return render(portrait, speech, target, RenderProgress.IGNORED);
  }

  /**
   * Renders a video.
   *
   * @param portrait a picture: JPEG, PNG, WebP, GIF (the first frame), or AVIF, whose place a drawn
   *     person takes
   * @param speech any sound that {@link AudioProbe} measures
   * @param target where the video shall be; replaced in one step when the video is whole, untouched
   *     otherwise
   * @param progress hears how far it is, and may stop it
   * @throws IOException if a file cannot be read or written; never because of what is in them
   */
  public RenderOutcome render(Path portrait, Path speech, Path target, RenderProgress progress)
      throws IOException {
    Studio studio = new Studio(settings, target, progress);
    try (ByteSource picture = ByteSource.of(portrait);
        ByteSource sound = ByteSource.of(speech)) {
      return AudioProbe.probe(sound)
          .<Step>fold(
              measured -> () -> portray(picture, sound, measured.facts(), studio),
              refused -> refused(refused.refusal()))
          .run();
    } catch (CancellationException e) {
      return new RenderOutcome.Cancelled();
    }
  }

  private RenderOutcome portray(
      ByteSource picture, ByteSource sound, AudioFacts facts, Studio studio) throws IOException {
    return PictureReader.read(picture, Sitter.LONGEST_SIDE)
        .<Step>fold(
            decoded ->
                () -> speak(Sitter.of(decoded.picture(), settings, faces), sound, facts, studio),
            noDecoder ->
                () -> speak(Sitter.standIn(noDecoder.facts(), settings), sound, facts, studio),
            TalkingPortrait::refused)
        .run();
  }

  private static RenderOutcome speak(
      Sitter sitter, ByteSource sound, AudioFacts facts, Studio studio) throws IOException {
    try (PcmDecoder decoder = PcmDecoder.open(sound, facts)) {
      return studio.film(sitter, decoder);
    }
  }

  private static Step refused(Refusal refusal) {
    return () -> new RenderOutcome.Refused(refusal);
  }

  /** The rest of a rendering, after a reading has turned out one way or the other. */
  private interface Step {
    RenderOutcome run() throws IOException;
  }
}
