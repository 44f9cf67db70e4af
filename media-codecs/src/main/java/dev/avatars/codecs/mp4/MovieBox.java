package dev.avatars.codecs.mp4;

import java.nio.charset.StandardCharsets;

/**
 * Writes the index of a movie (ISO/IEC 14496-12, 8.2). Its clock is the sample rate of the sound,
 * so that the edit lists, which count in it, are exact for every length. All times of creation are
 * zero: the same input makes the same file.
 */
final class MovieBox {
  /** The value 1 as 16.16 fixed-point number. */
  static final int ONE = 0x1_0000;

  /** The value 1 as 8.8 fixed-point number. */
  static final int FULL_VOLUME = 0x100;

  private static final int NEXT_TRACK_ID = 3;
  private static final int UTF_8 = 1;

  private final Movie movie;
  private final long mediaStart;

  private MovieBox(Movie movie, long mediaStart) {
    this.movie = movie;
    this.mediaStart = mediaStart;
  }

  /**
   * The bytes of the box.
   *
   * @param mediaStart where the first chunk stands in the file; it does not change the size
   */
  static byte[] of(Movie movie, long mediaStart) {
    BoxWriter out = new BoxWriter();
    out.box("moov", new MovieBox(movie, mediaStart)::write);
    return out.toByteArray();
  }

  /** The transformation that changes nothing (8.2.2.2). */
  static void unityMatrix(BoxWriter out) {
    out.u32(ONE).zeros(12).u32(ONE).zeros(12).u32(0x4000_0000);
  }

  private void write(BoxWriter out) {
    out.fullBox("mvhd", 0, this::header);
    for (TrackKind kind : TrackKind.values()) {
      out.box("trak", new TrackBox(movie, kind, mediaStart)::write);
    }
    if (!movie.comment().isEmpty()) {
      out.box("udta", box -> box.fullBox("meta", 0, this::metadata));
    }
  }

  private void header(BoxWriter out) {
    out.u32(0).u32(0); // creation_time, modification_time
    out.u32(movie.audio().sampleRate()).u32(movie.presentedSamples());
    out.u32(ONE).u16(FULL_VOLUME).zeros(10); // rate, volume, reserved
    unityMatrix(out);
    out.zeros(24).u32(NEXT_TRACK_ID);
  }

  /** A remark where common players look for it: the item list of QuickTime. */
  private void metadata(BoxWriter out) {
    out.fullBox("hdlr", 0, box -> box.u32(0).text("mdirappl").zeros(9));
    byte[] comment = movie.comment().getBytes(StandardCharsets.UTF_8);
    out.box(
        "ilst",
        list ->
            list.box(
                "\u00A9cmt",
                item -> item.box("data", data -> data.u32(UTF_8).u32(0).bytes(comment))));
  }
}
