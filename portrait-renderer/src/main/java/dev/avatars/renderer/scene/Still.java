package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.codecs.image.Picture;
import dev.avatars.renderer.face.Face;
import java.util.Optional;

/**
 * A portrait prepared for animation: its pixels as the encoder takes them, and the face in it, if
 * there is one. Immutable once made, and shared by all threads that paint scenes from it.
 *
 * <pre>{@code
 * Scene scene = Still.of(picture, face, "SIMULATED PREVIEW").scene();
 * }</pre>
 */
public final class Still {
  private final YuvPicture portrait;
  private final YuvPicture plated;
  private final Label label;
  private final Optional<Face> face;
  private final Optional<WarpField> field;

  private Still(YuvPicture portrait, YuvPicture plated, Label label, Optional<Face> face) {
    this.portrait = portrait;
    this.plated = plated;
    this.label = label;
    this.face = face;
    this.field =
        face.map(
            found -> WarpField.around(FaceGeometry.of(found), portrait.width(), portrait.height()));
  }

  /** A picture at the size of the video, the face in its own positions, and the label's text. */
  public static Still of(Picture picture, Optional<Face> face, String text) {
    YuvPicture portrait = Bt709.convert(picture);
    YuvPicture plated = Bt709.copy(portrait);
    Label label = Label.of(text, portrait.width(), portrait.height());
    label.paintPlate(plated);
    return new Still(portrait, plated, label, face);
  }

  /** A new scene, to be painted by one thread. */
  public Scene scene() {
    return new Scene(this);
  }

  YuvPicture portrait() {
    return portrait;
  }

  YuvPicture plated() {
    return plated;
  }

  Label label() {
    return label;
  }

  Optional<Face> face() {
    return face;
  }

  Optional<WarpField> field() {
    return field;
  }
}
