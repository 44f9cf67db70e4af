package dev.avatars.codecs.mp4;

/**
 * Writes one track of the index down to its sample tables (ISO/IEC 14496-12, 8.3 to 8.4, 8.6.6).
 */
final class TrackBox {
  private static final int ENABLED_IN_MOVIE = 3;
  private static final int LANGUAGE_UNDETERMINED = 0x55C4; // "und", three times five bits
  private static final int SELF_CONTAINED = 1;

  private final Movie movie;
  private final TrackKind kind;
  private final TrackLayout layout;
  private final long mediaStart;

  TrackBox(Movie movie, TrackKind kind, long mediaStart) {
    this.movie = movie;
    this.kind = kind;
    this.layout = movie.layout().track(kind);
    this.mediaStart = mediaStart;
  }

  /** Writes what a trak box holds. */
  void write(BoxWriter out) {
    out.fullBox("tkhd", ENABLED_IN_MOVIE, this::header);
    out.box("edts", edits -> edits.fullBox("elst", 0, this::editList));
    out.box("mdia", this::media);
  }

  private void header(BoxWriter out) {
    boolean video = kind == TrackKind.VIDEO;
    out.u32(0).u32(0); // creation_time, modification_time
    out.u32(kind.id()).u32(0).u32(movie.presentedSamples());
    out.zeros(12).u16(video ? 0 : MovieBox.FULL_VOLUME).u16(0); // layer, alternate_group, volume
    MovieBox.unityMatrix(out);
    out.u16(video ? movie.video().width() : 0).u16(0);
    out.u16(video ? movie.video().height() : 0).u16(0);
  }

  /** One edit: from the first presented sample, for as long as the movie lasts. */
  private void editList(BoxWriter out) {
    out.u32(1).u32(movie.presentedSamples()).u32(layout.skipped()).u32(MovieBox.ONE);
  }

  private void media(BoxWriter out) {
    out.fullBox("mdhd", 0, this::mediaHeader);
    out.fullBox("hdlr", 0, this::handler);
    out.box("minf", this::mediaInformation);
  }

  private void mediaHeader(BoxWriter out) {
    out.u32(0).u32(0); // creation_time, modification_time
    out.u32(layout.timescale()).u32(layout.duration()).u16(LANGUAGE_UNDETERMINED).u16(0);
  }

  private void handler(BoxWriter out) {
    out.u32(0).text(kind.handlerType()).zeros(12).text(kind.handlerName()).u8(0);
  }

  private void mediaInformation(BoxWriter out) {
    if (kind == TrackKind.VIDEO) {
      out.fullBox("vmhd", 1, box -> box.zeros(8)); // graphicsmode copy, opcolor
    } else {
      out.fullBox("smhd", 0, box -> box.zeros(4)); // balance, reserved
    }
    out.box("dinf", box -> box.fullBox("dref", 0, TrackBox::dataReference));
    out.box("stbl", new SampleTable(movie, kind, mediaStart)::write);
  }

  private static void dataReference(BoxWriter out) {
    out.u32(1).fullBox("url ", SELF_CONTAINED, box -> {});
  }
}
