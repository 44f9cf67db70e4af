package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.face.Face;
import dev.avatars.renderer.motion.Pose;
import java.util.List;

/**
 * A speaking head, painted in two steps: lips and lids onto a copy of the portrait at rest, and
 * that copy, moved as the head is, into the picture. When the head rests between two poses, only
 * the features that changed go through both steps. One instance per thread.
 */
final class Head implements Actor {
  private final YuvPicture expression;
  private final MouthPainter mouth;
  private final List<EyelidPainter> lids;
  private final HeadWarp warp;

  Head(Still still, Face face, WarpField field) {
    FaceGeometry geometry = FaceGeometry.of(face);
    this.expression = Bt709.copy(still.portrait());
    this.mouth = new MouthPainter(still.portrait(), face.mouth(), geometry);
    this.lids =
        List.of(
            new EyelidPainter(still.portrait(), face.leftEye()),
            new EyelidPainter(still.portrait(), face.rightEye()));
    this.warp = new HeadWarp(field);
  }

  @Override
  public void paintAll(YuvPicture target, Pose pose) {
    mouth.paint(expression, pose.openness(), pose.spread());
    lids.forEach(lid -> lid.paint(expression, pose.blink()));
    warp.paint(expression, target, pose.head(), warp.region());
  }

  @Override
  public void paint(YuvPicture target, Pose shown, Pose pose, MacroblockMask changed) {
    boolean lipsMove = pose.openness() != shown.openness() || pose.spread() != shown.spread();
    boolean lidsMove = pose.blink() != shown.blink();
    boolean headMoves = !pose.head().equals(shown.head());
    if (lipsMove) {
      mouth.paint(expression, pose.openness(), pose.spread());
    }
    if (lidsMove) {
      lids.forEach(lid -> lid.paint(expression, pose.blink()));
    }
    if (headMoves) {
      warp.paint(expression, target, pose.head(), warp.region());
      warp.markAll(changed);
      return;
    }
    if (lipsMove) {
      follow(mouth.region(), target, pose, changed);
    }
    if (lidsMove) {
      lids.forEach(lid -> follow(lid.region(), target, pose, changed));
    }
  }

  private void follow(Region feature, YuvPicture target, Pose pose, MacroblockMask changed) {
    Region seen = feature.grownBy(warp.reach(pose.head()));
    warp.paint(expression, target, pose.head(), seen);
    changed.mark(seen.left(), seen.top(), seen.width(), seen.height());
  }
}
