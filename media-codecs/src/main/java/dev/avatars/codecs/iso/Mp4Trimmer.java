package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.CodedDataException;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ends an MP4 file earlier than it does, without coding anything anew (ISO/IEC 14496-12).
 *
 * <p>Every track loses the samples that are not needed up to the cut: those that are shown at or
 * after it, unless one that is shown before was coded after them. An edit list hides what they show
 * too late. Tracks that end before the cut stay as they are, and so does every box that knows
 * nothing of samples. Fragmented files, edit lists of several parts, and files that contradict
 * themselves are refused. Nothing is held in memory but the outline of the index. Stateless and
 * thread-safe.
 *
 * <pre>{@code
 * try (ByteSource source = ByteSource.of(Path.of("padded.mp4"))) {
 *   Reading<TrimmedMp4> trimmed = Mp4Trimmer.trim(source, new TrackLength(5, 2)); // 2.5 s
 * }
 * }</pre>
 */
public final class Mp4Trimmer {
  private static final String ALLOWED =
      "a whole MP4 file without fragments, with a track that goes on after the cut";

  private static final Set<String> FRAGMENTS = Set.of("moof", "mfra", "sidx", "mvex");
  private static final long LARGEST_INDEX = 1L << 31;
  private static final long LARGEST_32_BITS = 0xFFFF_FFFFL;

  private final Movie movie;
  private final TrackLength length;
  private final List<TrackCutter> cutters = new ArrayList<>();

  private Mp4Trimmer(Movie movie, TrackLength length) {
    this.movie = movie;
    this.length = length;
  }

  /**
   * Plans the shorter file; its bytes are written by {@link TrimmedMp4#writeTo} as long as the
   * source is open.
   *
   * @param length what is to be shown of it, from its start
   */
  public static Reading<TrimmedMp4> trim(ByteSource source, TrackLength length) throws IOException {
    if (!IsoSound.opens(source)) {
      return Reading.refused("bytes that are no MP4 file", ALLOWED);
    }
    return Movie.in(source, ALLOWED).then(movie -> planned(movie, length));
  }

  private static Reading<TrimmedMp4> planned(Movie movie, TrackLength length) throws IOException {
    try {
      return Reading.of(new Mp4Trimmer(movie, length).plan());
    } catch (CodedDataException notUnderstood) {
      return Reading.refused(String.valueOf(notUnderstood.getMessage()), ALLOWED);
    }
  }

  private TrimmedMp4 plan() throws IOException {
    List<Box> boxes = BoxList.of(movie.source());
    requireNoFragments(boxes);
    requireOneIndex(boxes);
    Piece moov = moov();
    long lastByte = cutters.stream().mapToLong(cutter -> cutter.cut().lastByte()).max().orElse(0);
    List<Piece> pieces = new ArrayList<>();
    for (Box box : boxes) {
      piece(box, moov, lastByte).ifPresent(pieces::add);
    }
    return new TrimmedMp4(movie.source(), pieces, shift(moov, lastByte));
  }

  private static void requireNoFragments(List<Box> boxes) {
    if (boxes.stream().anyMatch(box -> FRAGMENTS.contains(box.type()))) {
      throw new CodedDataException("a fragmented MP4 file");
    }
  }

  private void requireOneIndex(List<Box> boxes) {
    boolean isOne = boxes.stream().filter(box -> box.is("moov")).count() == 1;
    if (!isOne || movie.moov().size() > LARGEST_INDEX || movie.timescale() < 1) {
      throw new CodedDataException("an MP4 file whose index (moov) is not in order");
    }
  }

  private Piece moov() throws IOException {
    List<Box> boxes = BoxList.inside(movie.source(), movie.moov());
    requireNoFragments(boxes);
    for (Box box : boxes) {
      if (box.is("trak")) {
        cutters.add(TrackCutter.of(movie, box, length));
      }
    }
    requireSomethingToCut();
    return new Piece.Nested("moov", parts(boxes));
  }

  private void requireSomethingToCut() {
    if (cutters.stream().allMatch(TrackCutter::isWhole)) {
      throw new CodedDataException("an MP4 file that ends before the cut");
    }
    long left = movie.source().length();
    for (TrackCutter cutter : cutters) {
      left -= cutter.cut().bytes();
    }
    if (left < 0) {
      throw new CodedDataException("an MP4 file with samples that lie over each other");
    }
  }

  private List<Piece> parts(List<Box> boxes) throws IOException {
    List<Piece> parts = new ArrayList<>();
    int track = 0;
    for (Box box : boxes) {
      parts.add(
          switch (box.type()) {
            case "mvhd" -> header(box);
            case "trak" -> cutters.get(track++).piece();
            default -> new Piece.Span(box.start(), box.end());
          });
    }
    return parts;
  }

  /** A movie lasts as long as its longest track. */
  private Piece header(Box mvhd) throws IOException {
    DurationField duration = DurationField.afterScale(movie.source(), mvhd);
    long longest = 0;
    for (TrackCutter cutter : cutters) {
      longest = Math.max(longest, cutter.end());
    }
    return longest < duration.value(movie.source())
        ? duration.with(longest)
        : new Piece.Span(mvhd.start(), mvhd.end());
  }

  private Optional<Piece> piece(Box box, Piece moov, long lastByte) throws IOException {
    return switch (box.type()) {
      case "moov" -> Optional.of(moov);
      case "mdat" -> media(box, lastByte);
      default -> Optional.of(new Piece.Span(box.start(), box.end()));
    };
  }

  /** The media up to the last byte that is needed. */
  private Optional<Piece> media(Box mdat, long lastByte) throws IOException {
    if (mdat.body() >= lastByte) {
      return Optional.empty();
    }
    return Optional.of(
        lastByte >= mdat.end()
            ? new Piece.Span(mdat.start(), mdat.end())
            : new Piece.Media(mdat, lastByte, movie.source().u32(mdat.start())));
  }

  private Shift shift(Piece moov, long lastByte) {
    long grown = moov.size() - (movie.moov().end() - movie.moov().start());
    if (grown > 0 && lastByte > LARGEST_32_BITS - grown) {
      throw new CodedDataException("an MP4 file of more than 4 GiB whose index would grow");
    }
    return new Shift(movie.moov().end(), grown);
  }
}
