package dev.avatars.fake;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.fake.VideoOrder.Cut;
import dev.avatars.renderer.FrameSize;
import dev.avatars.renderer.RenderProgress;
import dev.avatars.renderer.RenderSettings;
import dev.avatars.renderer.RenderedVideo;
import dev.avatars.renderer.TalkingPortrait;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the video with the portrait renderer: what is seen speaks, and says that it is a fake. */
final class PortraitVideoMaker implements VideoMaker {
  private static final int CLOCK = 90_000;
  private static final int LEAST_RATE = 10;
  private static final int USUAL_RATE = 30;
  private static final int MOST_RATE = 60;

  private final RenderSettings settings;

  /**
   * A maker.
   *
   * @param seed what decides on blinks and sway
   * @param threads how many threads one video may use, 1 to 64
   */
  PortraitVideoMaker(long seed, int threads) {
    this.settings = RenderSettings.preview().withSeed(seed).withThreads(threads);
  }

  @Override
  public VideoOutcome make(VideoOrder order, Path target, Watcher watcher) {
    try {
      return switch (order.cut().shape()) {
        case FAITHFUL -> rendered(order, order.speech(), target, watcher);
        case SHORT -> retold(order, SpeechCopy.Length.HALF, target, watcher);
        case PADDED -> retold(order, SpeechCopy.Length.PADDED, target, watcher);
        case SILENT -> silenced(rendered(order, order.speech(), target, watcher), target);
      };
    } catch (IOException diskRefuses) {
      return new VideoOutcome.NotMade("a file could not be read or written: " + diskRefuses);
    }
  }

  private VideoOutcome retold(
      VideoOrder order, SpeechCopy.Length length, Path target, Watcher watcher) throws IOException {
    try (SpeechCopy copy = SpeechCopy.write(order.speech(), length, target)) {
      return rendered(order, copy.file(), target, watcher);
    }
  }

  private VideoOutcome rendered(VideoOrder order, Path speech, Path target, Watcher watcher)
      throws IOException {
    return TalkingPortrait.create(settingsFor(order.cut()))
        .render(order.portrait(), speech, target, progress(watcher))
        .<VideoOutcome>fold(
            PortraitVideoMaker::made,
            refusal -> new VideoOutcome.NotMade(refusal.toString()),
            () -> new VideoOutcome.NotMade("nobody waited for it any more"));
  }

  private RenderSettings settingsFor(Cut cut) {
    return new RenderSettings(
        FrameSize.exactly(side(cut.width()), side(cut.height())),
        rate(cut.framesPerSecond()),
        settings.intraQp(),
        settings.interQp(),
        settings.seed(),
        settings.threads(),
        settings.label());
  }

  /** The nearest side that the renderer knows; a catalogue may ask for any. */
  private static int side(int wanted) {
    return Math.min(FrameSize.MOST, Math.max(FrameSize.LEAST, wanted));
  }

  /** The rate itself where MP4's usual clock of 90 kHz can count its frames, otherwise 30. */
  private static int rate(int wanted) {
    boolean countable = wanted >= LEAST_RATE && wanted <= MOST_RATE && CLOCK % wanted == 0;
    return countable ? wanted : USUAL_RATE;
  }

  private static VideoOutcome made(RenderedVideo video) {
    MediaLength length = new MediaLength(video.samples(), video.sampleRate());
    VideoFacts facts = new VideoFacts(video.width(), video.height(), length, length);
    return new VideoOutcome.Made(facts, video.bytes());
  }

  private static VideoOutcome silenced(VideoOutcome outcome, Path video) throws IOException {
    SoundTrack.hide(video);
    return outcome.<VideoOutcome>fold(
        made -> new VideoOutcome.Made(withoutSound(made.facts()), made.bytes()), not -> not);
  }

  private static VideoFacts withoutSound(VideoFacts facts) {
    return new VideoFacts(facts.width(), facts.height(), facts.picture(), MediaLength.ZERO);
  }

  private static RenderProgress progress(Watcher watcher) {
    return new RenderProgress() {
      @Override
      public void update(int done, int frames) {
        watcher.reached(done, frames);
      }

      @Override
      public boolean isCancelled() {
        return !watcher.isWanted();
      }
    };
  }
}
