package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.motion.Pose;

/**
 * The picture that a viewer sees, repainted from pose to pose; only what a pose changes is painted
 * again and marked for the encoder. The pixels of a pose do not depend on the poses before it. One
 * instance per thread.
 */
public final class Scene {
  private final Still still;
  private final Actor actor;
  private final YuvPicture picture;
  private final MacroblockMask changed;
  private Pose shown = Pose.REST;

  Scene(Still still) {
    this.still = still;
    this.picture = Bt709.copy(still.portrait());
    this.changed = MacroblockMask.of(picture.width(), picture.height());
    this.actor = Actor.in(still);
    actor.paintAll(picture, shown);
    paintLabel();
    changed.all();
  }

  /** What is seen now. */
  public YuvPicture picture() {
    return picture;
  }

  /** The blocks that may have changed between the last two calls of {@link #show}. */
  public MacroblockMask changed() {
    return changed;
  }

  /** Shows a pose. */
  public void show(Pose pose) {
    changed.clear();
    actor.paint(picture, shown, pose, changed);
    if (pose.level() != shown.level()) {
      still.label().markMeter(changed);
    }
    shown = pose;
    paintLabel();
  }

  private void paintLabel() {
    still.label().paint(still.plated(), picture, shown.level());
  }
}
