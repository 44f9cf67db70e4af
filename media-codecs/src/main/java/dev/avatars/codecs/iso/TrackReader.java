package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.Optional;

/** Reads a {@code trak} box (ISO/IEC 14496-12, 8.3 to 8.7). */
final class TrackReader {
  private final ByteSource source;
  private final Box moov;
  private final Box trak;

  TrackReader(ByteSource source, Box moov, Box trak) {
    this.source = source;
    this.moov = moov;
    this.trak = trak;
  }

  /** The four characters of the handler (8.4.3): {@code soun}, {@code vide}; empty when unsaid. */
  String handler() throws IOException {
    Optional<Box> hdlr = at("mdia", "hdlr");
    return hdlr.isEmpty() ? "" : source.text(hdlr.get().fields() + 4, 4);
  }

  /** The whole track; refused where a part is missing or does not fit. */
  Reading<Track> read() throws IOException {
    Optional<Box> stbl = at("mdia", "minf", "stbl");
    Optional<Box> mdhd = at("mdia", "mdhd");
    Optional<Box> description = at("mdia", "minf", "stbl", "stsd").flatMap(Optional::of);
    if (stbl.isEmpty() || mdhd.isEmpty() || description.isEmpty()) {
      return Track.lacking("sample table, media header or sample description");
    }
    long timescale = timescale(mdhd.get());
    Optional<Box> entry = firstEntry(description.get());
    if (timescale <= 0 || entry.isEmpty()) {
      return Track.lacking("time scale or sample description");
    }
    return SampleTables.in(source, stbl.get())
        .then(tables -> track(timescale, entry.get(), tables));
  }

  private Reading<Track> track(long timescale, Box entry, SampleTables tables) throws IOException {
    long id = id();
    return Reading.of(
        new Track(
            id,
            timescale,
            Edit.of(source, trak),
            entry,
            tables,
            FragmentDefaults.ofTrack(source, moov, id),
            Boxes.first(source, moov, "mvex").isPresent()));
  }

  private Optional<Box> at(String... path) throws IOException {
    Optional<Box> box = Optional.of(trak);
    for (String type : path) {
      box = box.isEmpty() ? box : Boxes.first(source, box.get(), type);
    }
    return box;
  }

  /** The number of entries stands before the first (8.5.2). */
  private Optional<Box> firstEntry(Box stsd) throws IOException {
    return Boxes.between(source, stsd.fields() + 4, stsd.end()).next();
  }

  private long id() throws IOException {
    Optional<Box> tkhd = at("tkhd");
    return tkhd.isEmpty() ? 0 : afterTimes(tkhd.get());
  }

  private long timescale(Box mdhd) throws IOException {
    return afterTimes(mdhd);
  }

  /** The field after the times of creation and change, which version 1 writes in 64 bits each. */
  private long afterTimes(Box header) throws IOException {
    return source.u32(header.fields() + (header.version(source) == 1 ? 16 : 8));
  }
}
