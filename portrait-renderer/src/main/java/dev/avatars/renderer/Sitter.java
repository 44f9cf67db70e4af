package dev.avatars.renderer;

import dev.avatars.codecs.image.ImageFacts;
import dev.avatars.codecs.image.Picture;
import dev.avatars.renderer.RenderedVideo.Subject;
import dev.avatars.renderer.face.Face;
import dev.avatars.renderer.face.FaceFinder;
import dev.avatars.renderer.scene.StandIn;
import dev.avatars.renderer.scene.Still;
import java.util.Optional;

/**
 * Who is seen in the video, at the video's size and ready to be painted.
 *
 * @param still the prepared picture
 * @param size the size of the video
 * @param subject what kind of picture it is
 */
record Sitter(Still still, FrameSize.Exact size, Subject subject) {
  /** Larger pictures are reduced to this as they are read; no video is that large. */
  static final int LONGEST_SIDE = 2048;

  /** The sitter of a decoded portrait, with a face if one is found. */
  static Sitter of(Picture portrait, RenderSettings settings, FaceFinder faces) {
    FrameSize.Exact size = settings.frameSize().sizeFor(portrait.width(), portrait.height());
    Optional<Face> face = faces.find(portrait);
    Framing framing = Framing.of(portrait, face, size);
    Picture picture = Resampling.scale(portrait, framing, size);
    Optional<Face> framed = face.map(found -> found.mapped(framing.mapping(size)));
    Subject subject = face.isPresent() ? Subject.FACE : Subject.PICTURE;
    return new Sitter(Still.of(picture, framed, settings.label()), size, subject);
  }

  /** A drawn person in place of a picture that cannot be decoded, in that picture's shape. */
  static Sitter standIn(ImageFacts facts, RenderSettings settings) {
    FrameSize.Exact size = settings.frameSize().sizeFor(facts.shownWidth(), facts.shownHeight());
    StandIn standIn =
        StandIn.drawn(size.width(), size.height(), facts.format() + " PICTURE", "NOT DECODED");
    Still still = Still.of(standIn.picture(), Optional.of(standIn.face()), settings.label());
    return new Sitter(still, size, Subject.STAND_IN);
  }
}
