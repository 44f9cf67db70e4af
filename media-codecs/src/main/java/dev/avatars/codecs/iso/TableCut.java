package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.CodedDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts the tables of a track (ISO/IEC 14496-12, 8.5 to 8.7, 8.9) to its first samples. */
final class TableCut {
  /** Tables that list samples in ways nobody has been seen to use in a finished video. */
  private static final Set<String> NOT_UNDERSTOOD =
      Set.of("stz2", "stsh", "stdp", "padb", "subs", "csgp", "saiz", "saio", "senc");

  private static final int RUN = 8;
  private static final int CHUNK_RUN = 12;

  private final ByteSource source;
  private final SampleTables tables;
  private final SampleCut cut;
  private final LastChunk last;

  /**
   * Where the samples end.
   *
   * @param run the run of chunks that holds the last
   * @param first the number of the first chunk of that run, from 1
   * @param number the number of the last chunk, from 1
   * @param samples how many of its samples are kept
   * @param isWhole whether these are all
   */
  private record LastChunk(long run, long first, long number, long samples, boolean isWhole) {}

  TableCut(ByteSource source, SampleTables tables, SampleCut cut) throws IOException {
    this.source = source;
    this.tables = tables;
    this.cut = cut;
    this.last = lastChunk();
  }

  /** What becomes of a box of the {@code stbl} box; nothing where it is left out. */
  Optional<Piece> piece(Box box) throws IOException {
    if (NOT_UNDERSTOOD.contains(box.type())) {
      throw new CodedDataException("an MP4 file with a sample table '" + box.type() + "'");
    }
    return switch (box.type()) {
      case "stts" -> Optional.of(times(box));
      case "ctts" -> Optional.of(runs(box, 0, cut.samples(), List.of()));
      case "sbgp" -> Optional.of(runs(box, groupFields(box), cut.samples(), List.of()));
      case "stsz" -> Optional.of(sizes(box));
      case "stsc" -> Optional.of(chunks(box));
      case "stco" -> Optional.of(positions(source, box, 4, last.number()));
      case "co64" -> Optional.of(positions(source, box, 8, last.number()));
      case "stss", "stps" -> Optional.of(numbers(box));
      case "sdtp" -> Optional.of(bytes(box));
      case "cslg" -> Optional.empty(); // optional bounds of what has been cut
      default -> Optional.of(new Piece.Span(box.start(), box.end()));
    };
  }

  /** The positions of the first chunks, moved with the media. */
  static Piece positions(ByteSource source, Box box, int width, long count) throws IOException {
    Table table = table(source, box, 0, width);
    long kept = Math.min(count, table.count());
    return rewritten(box, 0, kept, List.of(new Piece.Positions(box.fields() + 4, kept, width)));
  }

  private LastChunk lastChunk() throws IOException {
    Table runs = tables.chunks();
    long left = cut.samples();
    for (long run = 0; run < runs.count(); run++) {
      long first = runs.u32(run, 0);
      long next = run + 1 < runs.count() ? runs.u32(run + 1, 0) : tables.offsets().count() + 1;
      requireOrder(run, first, next);
      long each = runs.u32(run, 4);
      long samples = Ticks.times(each, next - first);
      if (samples >= left) {
        long chunks = (left + each - 1) / each;
        long inLast = left - (chunks - 1) * each;
        return new LastChunk(run, first, first + chunks - 1, inLast, inLast == each);
      }
      left -= samples;
    }
    throw new CodedDataException("an MP4 file whose chunks hold fewer samples than it has");
  }

  private static void requireOrder(long run, long first, long next) {
    if (next <= first || (run == 0 && first != 1)) {
      throw new CodedDataException("an MP4 file whose chunks are out of order");
    }
  }

  private Piece times(Box box) throws IOException {
    return cut.isLastShortened()
        ? runs(box, 0, cut.samples() - 1, numbers(1, cut.lastDuration()))
        : runs(box, 0, cut.samples(), List.of());
  }

  /** Runs of a count and a value, as many as there are samples, and maybe one more. */
  private Piece runs(Box box, int countOffset, long samples, List<Piece> more) throws IOException {
    Table runs = table(source, box, countOffset, RUN);
    long start = box.fields() + countOffset + 4;
    long left = samples;
    long whole = 0;
    while (whole < runs.count() && runs.u32(whole, 0) <= left) {
      left -= runs.u32(whole, 0);
      whole++;
    }
    boolean isPart = left > 0 && whole < runs.count();
    long part = start + whole * RUN;
    List<Piece> entries = new ArrayList<>(List.of(new Piece.Span(start, part)));
    if (isPart) {
      entries.addAll(List.of(new Piece.Whole(left, 4), new Piece.Span(part + 4, part + RUN)));
    }
    entries.addAll(more);
    return rewritten(box, countOffset, whole + (isPart ? 1 : 0) + more.size() / 2, entries);
  }

  /** Before its runs a grouping has its type, and in version 1 a parameter (8.9.2). */
  private int groupFields(Box box) throws IOException {
    return box.version(source) == 1 ? 8 : 4;
  }

  private Piece sizes(Box box) throws IOException {
    boolean isFixed = source.u32(box.fields()) > 0;
    long start = box.fields() + 8;
    long end = isFixed ? start : start + cut.samples() * 4;
    requireInside(box, end);
    return rewritten(box, 4, cut.samples(), List.of(new Piece.Span(start, end)));
  }

  private Piece chunks(Box box) throws IOException {
    long start = box.fields() + 4;
    long whole = last.isWhole() || last.first() < last.number() ? last.run() + 1 : last.run();
    long description = start + last.run() * CHUNK_RUN + 8;
    requireInside(box, description + 4);
    List<Piece> entries = new ArrayList<>();
    entries.add(new Piece.Span(start, start + whole * CHUNK_RUN));
    if (!last.isWhole()) {
      entries.addAll(numbers(last.number(), last.samples()));
      entries.add(new Piece.Span(description, description + 4));
    }
    return rewritten(box, 0, whole + (last.isWhole() ? 0 : 1), entries);
  }

  /** Numbers of samples in ascending order. */
  private Piece numbers(Box box) throws IOException {
    Table table = table(source, box, 0, 4);
    long kept = 0;
    while (kept < table.count() && table.u32(kept, 0) <= cut.samples()) {
      kept++;
    }
    long start = box.fields() + 4;
    return rewritten(box, 0, kept, List.of(new Piece.Span(start, start + kept * 4)));
  }

  /** One byte a sample. */
  private Piece bytes(Box box) {
    long end = Math.min(box.end(), box.fields() + cut.samples());
    return new Piece.Nested(box.type(), List.of(new Piece.Span(box.body(), end)));
  }

  private static List<Piece> numbers(long first, long second) {
    return List.of(new Piece.Whole(first, 4), new Piece.Whole(second, 4));
  }

  private static Piece rewritten(Box box, int countOffset, long count, List<Piece> entries) {
    List<Piece> parts = new ArrayList<>();
    parts.add(new Piece.Span(box.body(), box.fields() + countOffset));
    parts.add(new Piece.Whole(count, 4));
    parts.addAll(entries);
    return new Piece.Nested(box.type(), parts);
  }

  private static Table table(ByteSource source, Box box, int countOffset, int entrySize)
      throws IOException {
    return Table.in(source, box, countOffset, entrySize).orElseThrow(() -> tooShort(box));
  }

  private static void requireInside(Box box, long end) {
    if (end > box.end()) {
      throw tooShort(box);
    }
  }

  private static CodedDataException tooShort(Box box) {
    return new CodedDataException("an MP4 file whose table '" + box.type() + "' is too short");
  }
}
