package dev.avatars.renderer;

import dev.avatars.codecs.h264.H264Encoder;
import dev.avatars.codecs.h264.H264Settings;
import dev.avatars.renderer.motion.PoseTrack;
import dev.avatars.renderer.scene.Scene;
import dev.avatars.renderer.scene.Still;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Paints and encodes one group of pictures, which stands for itself: it depends on no other group,
 * so that groups may be made in any order and by any number of threads. Immutable but for the count
 * of frames done; thread-safe.
 */
final class GopRenderer {
  private static final int SECONDS = 10;

  private final Still still;
  private final PoseTrack poses;
  private final int frames;
  private final H264Settings settings;
  private final RenderProgress progress;
  private final AtomicInteger done = new AtomicInteger();

  GopRenderer(
      Still still, PoseTrack poses, int frames, H264Settings settings, RenderProgress progress) {
    this.still = still;
    this.poses = poses;
    this.frames = frames;
    this.settings = settings;
    this.progress = progress;
  }

  /** How many groups make the video. */
  int groups() {
    return (frames + length() - 1) / length();
  }

  /** Frames finished by all threads so far. */
  int done() {
    return done.get();
  }

  /** Frames of the whole video. */
  int frames() {
    return frames;
  }

  /**
   * The access units of a group, the first an IDR picture.
   *
   * @throws CancellationException if the rendering was cancelled
   */
  List<byte[]> render(int group) {
    H264Encoder encoder = H264Encoder.forGop(settings, group);
    Scene scene = still.scene();
    List<byte[]> units = new ArrayList<>();
    int end = Math.min(frames, (group + 1) * length());
    for (int frame = group * length(); frame < end; frame++) {
      if (progress.isCancelled()) {
        throw new CancellationException("the rendering was cancelled at frame " + frame);
      }
      scene.show(poses.at(frame));
      units.add(encoder.encode(scene.picture(), scene.changed()));
      done.incrementAndGet();
    }
    return units;
  }

  private int length() {
    return SECONDS * settings.framesPerSecond();
  }
}
