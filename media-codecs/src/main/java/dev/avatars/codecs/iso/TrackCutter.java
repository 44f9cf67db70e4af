package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.CodedDataException;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** One track of a movie (ISO/IEC 14496-12, 8.3.1 trak), ended where the movie is to end. */
final class TrackCutter {
  /** No cut lies further from the start of a track, which keeps all sums of ticks in range. */
  private static final long LARGEST = 1L << 60;

  private final ByteSource source;
  private final Box trak;
  private final SampleTables tables;
  private final SampleCut cut;
  private final EditList shown;
  private final Part part;

  private enum Part {
    ALL,
    START
  }

  private TrackCutter(
      ByteSource source, Box trak, SampleTables tables, SampleCut cut, EditList shown, Part part) {
    this.source = source;
    this.trak = trak;
    this.tables = tables;
    this.cut = cut;
    this.shown = shown;
    this.part = part;
  }

  /** Looks where a {@code trak} box has to be cut. */
  static TrackCutter of(Movie movie, Box trak, TrackLength length) throws IOException {
    ByteSource source = movie.source();
    return new TrackReader(source, movie.moov(), trak)
        .read()
        .then(track -> cutter(movie, trak, track, length))
        .fold(
            cutter -> cutter,
            refusal -> {
              throw new CodedDataException(refusal.found());
            });
  }

  private static Reading<TrackCutter> cutter(Movie movie, Box trak, Track track, TrackLength length)
      throws IOException {
    ByteSource source = movie.source();
    EditList edits = EditList.of(source, trak);
    long end = edits.mediaTime() + ticks(length, track, edits, movie.timescale());
    SampleCut cut = SampleCut.of(source, sampleTable(source, trak), track.tables(), end);
    long movieEnd = Ticks.rescale(length.ticks(), movie.timescale(), length.timescale());
    boolean isAll = cut.isAll() && (cut.shownUntil() <= end || edits.endsBy(movieEnd));
    return Reading.of(
        new TrackCutter(
            source,
            trak,
            track.tables(),
            cut,
            edits.endedAt(movieEnd),
            isAll ? Part.ALL : Part.START));
  }

  /** The ticks of the track that begin before the end, counted from its first that is shown. */
  private static long ticks(TrackLength length, Track track, EditList edits, long movieScale) {
    BigInteger scale = BigInteger.valueOf(track.timescale());
    BigInteger end = whole(length.ticks()).multiply(whole(movieScale));
    BigInteger lead = whole(edits.lead()).multiply(whole(length.timescale()));
    BigInteger divisor = whole(length.timescale()).multiply(whole(movieScale));
    BigInteger ticks = end.subtract(lead).multiply(scale).add(divisor).subtract(BigInteger.ONE);
    if (end.compareTo(lead) <= 0) {
      throw new CodedDataException("an MP4 file with a track that begins after the cut");
    }
    return ticks.divide(divisor).min(whole(LARGEST)).longValue();
  }

  private static BigInteger whole(long value) {
    return BigInteger.valueOf(value);
  }

  private static Box sampleTable(ByteSource source, Box trak) throws IOException {
    Box box = trak;
    for (String type : List.of("mdia", "minf", "stbl")) {
      box = Boxes.first(source, box, type).orElseThrow(TrackCutter::lacking);
    }
    return box;
  }

  private static CodedDataException lacking() {
    return new CodedDataException("an MP4 track without a header or sample table");
  }

  /** Whether the track ends before the cut anyway. */
  boolean isWhole() {
    return part == Part.ALL;
  }

  /** Which samples stay. */
  SampleCut cut() {
    return cut;
  }

  /** When the track ends, in ticks of the movie's time scale. */
  long end() throws IOException {
    return isWhole() ? header().value(source) : shown.end();
  }

  private DurationField header() throws IOException {
    Box tkhd = Boxes.first(source, trak, "tkhd").orElseThrow(TrackCutter::lacking);
    return DurationField.afterId(source, tkhd);
  }

  /** The track in the new file. */
  Piece piece() throws IOException {
    return isWhole() ? moved(trak) : ended();
  }

  /** The box as it is, but for the positions of chunks, which move with the media. */
  private Piece moved(Box box) throws IOException {
    return switch (box.type()) {
      case "trak", "mdia", "minf", "stbl" -> nested(box, this::moved);
      case "stco" -> TableCut.positions(source, box, 4, Long.MAX_VALUE);
      case "co64" -> TableCut.positions(source, box, 8, Long.MAX_VALUE);
      default -> new Piece.Span(box.start(), box.end());
    };
  }

  private Piece ended() throws IOException {
    List<Piece> parts = new ArrayList<>();
    for (Box box : BoxList.inside(source, trak)) {
      if (!box.is("edts")) {
        parts.add(endedPart(box));
      }
      if (box.is("tkhd")) {
        parts.add(shown.toPiece());
      }
    }
    return new Piece.Nested(trak.type(), parts);
  }

  private Piece endedPart(Box box) throws IOException {
    return switch (box.type()) {
      case "mdia", "minf" -> nested(box, this::endedPart);
      case "tkhd" -> DurationField.afterId(source, box).with(shown.end());
      case "mdhd" -> DurationField.afterScale(source, box).with(cut.ticks());
      case "stbl" -> endedTables(box);
      default -> new Piece.Span(box.start(), box.end());
    };
  }

  private Piece endedTables(Box stbl) throws IOException {
    TableCut tableCut = new TableCut(source, tables, cut);
    List<Piece> parts = new ArrayList<>();
    for (Box box : BoxList.inside(source, stbl)) {
      tableCut.piece(box).ifPresent(parts::add);
    }
    return new Piece.Nested(stbl.type(), parts);
  }

  private Piece nested(Box box, Change change) throws IOException {
    List<Piece> parts = new ArrayList<>();
    for (Box part : BoxList.inside(source, box)) {
      parts.add(change.of(part));
    }
    return new Piece.Nested(box.type(), parts);
  }

  /** What becomes of a box. */
  private interface Change {
    Piece of(Box box) throws IOException;
  }
}
