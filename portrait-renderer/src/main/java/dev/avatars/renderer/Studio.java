package dev.avatars.renderer;

import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.h264.H264Settings;
import dev.avatars.codecs.mp4.Mp4Writer;
import dev.avatars.codecs.mp4.VideoTrack;
import dev.avatars.codecs.pcm.PcmDecoder;
import dev.avatars.renderer.motion.PoseTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Where one video is made: the sound track first, because the lips follow it, then the pictures,
 * then the file, which is moved to its place when it is whole.
 */
final class Studio {
  private final RenderSettings settings;
  private final Path target;
  private final RenderProgress progress;

  Studio(RenderSettings settings, Path target, RenderProgress progress) {
    this.settings = settings;
    this.target = target;
    this.progress = progress;
  }

  /**
   * Films a sitter who says what the decoder holds.
   *
   * @throws CancellationException if the rendering was cancelled
   */
  RenderOutcome film(Sitter sitter, PcmDecoder decoder) throws IOException {
    try (Workspace workspace = Workspace.beside(target)) {
      SpeechTrack speech = SpeechTrack.of(decoder, settings.framesPerSecond());
      Optional<Refusal> refusal = write(workspace.video(), sitter, speech, decoder);
      if (refusal.isPresent()) {
        return new RenderOutcome.Refused(refusal.get());
      }
      RenderedVideo video = describe(workspace.video(), sitter, speech);
      workspace.publish();
      return new RenderOutcome.Rendered(video);
    }
  }

  private Optional<Refusal> write(Path file, Sitter sitter, SpeechTrack speech, PcmDecoder decoder)
      throws IOException {
    H264Settings coding = coding(sitter.size());
    VideoTrack pictures = pictures(coding);
    try (Mp4Writer writer =
        Mp4Writer.create(file, pictures, speech.audioTrack(), settings.label())) {
      speech.encode(writer::audio, progress);
      requireWanted();
      Optional<Refusal> refusal = decoder.quality().refusal();
      if (refusal.isEmpty()) {
        gops(sitter, speech, coding, pictures).writeTo(writer);
        writer.finish(speech.samples());
      }
      return refusal;
    }
  }

  private GopPipeline gops(
      Sitter sitter, SpeechTrack speech, H264Settings coding, VideoTrack pictures) {
    PoseTrack poses = PoseTrack.of(speech.envelope(), settings.seed());
    int frames = frames(pictures, speech);
    GopRenderer renderer = new GopRenderer(sitter.still(), poses, frames, coding, progress);
    return new GopPipeline(renderer, settings.threads(), progress);
  }

  private RenderedVideo describe(Path file, Sitter sitter, SpeechTrack speech) throws IOException {
    return new RenderedVideo(
        target,
        Files.size(file),
        sitter.size().width(),
        sitter.size().height(),
        frames(pictures(coding(sitter.size())), speech),
        settings.framesPerSecond(),
        speech.samples(),
        speech.sampleRate(),
        sitter.subject());
  }

  private H264Settings coding(FrameSize.Exact size) {
    return new H264Settings(
        size.width(),
        size.height(),
        settings.framesPerSecond(),
        settings.intraQp(),
        settings.interQp());
  }

  private VideoTrack pictures(H264Settings coding) {
    return VideoTrack.of(
        coding.width(),
        coding.height(),
        coding.framesPerSecond(),
        coding.sequenceParameterSet(),
        coding.pictureParameterSet());
  }

  private static int frames(VideoTrack pictures, SpeechTrack speech) {
    return Math.toIntExact(pictures.framesToCover(speech.samples(), speech.sampleRate()));
  }

  private void requireWanted() {
    if (progress.isCancelled()) {
      throw new CancellationException("the rendering was cancelled");
    }
  }
}
