package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.motion.Pose;

/** What moves in a picture: a head, or bars where there is no face. */
interface Actor {
  /** The actor for a still. */
  static Actor in(Still still) {
    return still
        .face()
        .<Actor>map(face -> new Head(still, face, still.field().orElseThrow()))
        .orElseGet(() -> new Voice(still));
  }

  /** Paints all that can ever move. */
  void paintAll(YuvPicture target, Pose pose);

  /** Paints what differs between two poses, and marks it. */
  void paint(YuvPicture target, Pose shown, Pose pose, MacroblockMask changed);
}
