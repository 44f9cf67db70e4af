package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.motion.Pose;

/** A picture without a face: the picture rests, and bars show the voice. */
final class Voice implements Actor {
  private final VoiceBars bars;

  Voice(Still still) {
    this.bars = VoiceBars.above(still.label().region().top(), still.portrait());
  }

  @Override
  public void paintAll(YuvPicture target, Pose pose) {
    bars.paint(target, pose.openness());
  }

  @Override
  public void paint(YuvPicture target, Pose shown, Pose pose, MacroblockMask changed) {
    if (pose.openness() != shown.openness()) {
      bars.paint(target, pose.openness());
      bars.mark(changed);
    }
  }
}
