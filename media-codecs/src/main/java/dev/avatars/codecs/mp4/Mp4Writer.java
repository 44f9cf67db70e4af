package dev.avatars.codecs.mp4;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes one MP4 file of H.264 pictures and AAC sound (ISO/IEC 14496-12, -14, -15).
 *
 * <p>Access units arrive one by one, pictures and sound in any interleaving, each track in its own
 * order. They wait in two files beside the target, named after it with {@code .video} and {@code
 * .audio} added, so that memory holds a few bytes for each, and {@link #finish} lays them out: the
 * index first, then both tracks in turns of a second. {@link #close} without {@code finish} leaves
 * nothing behind. The same access units give the same bytes.
 *
 * <p>Not thread-safe. The caller gives a path of its own and moves the finished file where readers
 * look. After an {@link IOException} a writer can only be closed.
 *
 * <pre>{@code
 * try (Mp4Writer writer = Mp4Writer.create(path, pictures, sound)) {
 *   writer.video(picture, FrameKind.SYNC);
 *   encoder.encode(samples, samples.length, writer::audio);
 *   encoder.finish(writer::audio);
 *   writer.finish(encoder.encodedSamples());
 * }
 * }</pre>
 */
public final class Mp4Writer implements Closeable {
  private static final long LARGEST_32_BITS = 0xFFFF_FFFFL;
  private static final int LONGEST_COMMENT = 1000;
  private static final int SHORT_HEADER = 8;
  private static final int LONG_HEADER = 16;

  private final Path target;
  private final VideoTrack videoTrack;
  private final AudioTrack audioTrack;
  private final String comment;
  private final Spool videoSpool;
  private final Spool audioSpool;
  private final SampleSizes videoSizes;
  private final SampleSizes audioSizes;
  private final List<Integer> syncSamples = new ArrayList<>();
  private State state = State.OPEN;

  private Mp4Writer(
      Path target,
      VideoTrack videoTrack,
      AudioTrack audioTrack,
      String comment,
      Spool videoSpool,
      Spool audioSpool) {
    this.target = target;
    this.videoTrack = videoTrack;
    this.audioTrack = audioTrack;
    this.comment = comment;
    this.videoSpool = videoSpool;
    this.audioSpool = audioSpool;
    this.videoSizes = new SampleSizes("pictures", videoTrack.frameTicks());
    this.audioSizes = new SampleSizes("access units of sound", AudioTrack.SAMPLES_PER_ACCESS_UNIT);
  }

  /** Opens a writer like the one below, without a remark. */
  public static Mp4Writer create(Path target, VideoTrack video, AudioTrack audio)
      throws IOException {
    return create(target, video, audio, "");
  }

  /**
   * Opens a writer.
   *
   * @param target the file to write; one that exists is replaced when this one is finished
   * @param comment a remark that players show, for example "Simulated preview", up to 1,000
   *     characters; none when empty
   * @throws IOException when the folder does not exist or cannot be written
   */
  public static Mp4Writer create(Path target, VideoTrack video, AudioTrack audio, String comment)
      throws IOException {
    Allowed.range("comment characters", comment.length(), 0, LONGEST_COMMENT);
    String name = Objects.toString(target.getFileName(), "");
    Spool videoSpool = Spool.create(target.resolveSibling(name + ".video"));
    try {
      Spool audioSpool = Spool.create(target.resolveSibling(name + ".audio"));
      return new Mp4Writer(target, video, audio, comment, videoSpool, audioSpool);
    } catch (IOException e) {
      videoSpool.close();
      throw e;
    }
  }

  /**
   * Adds the next picture.
   *
   * @param accessUnit NAL units, each after its length in four bytes (ISO/IEC 14496-15, 5.3.4.2)
   * @param kind whether decoding can begin here; the first picture is a {@link FrameKind#SYNC}
   * @throws IllegalStateException when the writer is finished or closed, or 13 hours are full
   */
  public void video(byte[] accessUnit, FrameKind kind) throws IOException {
    if (videoSizes.count() == 0 && kind != FrameKind.SYNC) {
      throw new IllegalArgumentException("kind: found DELTA, allowed SYNC for the first picture");
    }
    append(videoSpool, videoSizes, accessUnit, 0, accessUnit.length);
    if (kind == FrameKind.SYNC) {
      syncSamples.add(videoSizes.count() - 1);
    }
  }

  /**
   * Adds the next access unit of sound, 1,024 samples, from a part of an array.
   *
   * @throws IllegalStateException when the writer is finished or closed, or 12 hours are full
   */
  public void audio(byte[] bytes, int offset, int length) throws IOException {
    append(audioSpool, audioSizes, bytes, offset, length);
  }

  /** What is spooled in part must not be followed by more: the state is restored only after. */
  private void append(Spool spool, SampleSizes sizes, byte[] bytes, int offset, int length)
      throws IOException {
    state.requireOpen();
    Objects.checkFromIndexSize(offset, length, bytes.length);
    Allowed.range("access unit bytes", length, 1, Integer.MAX_VALUE);
    sizes.requireRoom();
    state = State.FAILED;
    spool.append(bytes, offset, length);
    sizes.add(length);
    state = State.OPEN;
  }

  /**
   * Writes the file. The sound is presented from its first sample after the priming ones, and both
   * tracks end together: the last picture and the last access unit of sound are cut short.
   *
   * @param presentedSamples samples of each channel to be heard, at least 1
   * @throws IllegalStateException when the pictures or the sound given are too few or too many for
   *     that; see {@link VideoTrack#framesToCover}
   */
  public void finish(long presentedSamples) throws IOException {
    state.requireOpen();
    Allowed.range("presentedSamples", presentedSamples, 1, LARGEST_32_BITS);
    Allowed.count(
        "pictures",
        videoSizes.count(),
        videoTrack.framesToCover(presentedSamples, audioTrack.sampleRate()));
    Allowed.count(
        "access units of sound",
        audioSizes.count(),
        audioTrack.accessUnitsToCover(presentedSamples));
    state = State.FAILED;
    videoSpool.flush();
    audioSpool.flush();
    state = State.UNFINISHED;
    write(movie(presentedSamples));
    state = State.FINISHED;
  }

  private Movie movie(long presentedSamples) {
    int rate = audioTrack.sampleRate();
    int priming = audioTrack.primingSamples();
    long ticks = VideoTrack.ticks(presentedSamples, rate);
    MovieLayout layout =
        MovieLayout.of(
            TrackLayout.of(videoSizes, VideoTrack.TICKS_PER_SECOND, ticks, 0),
            TrackLayout.of(audioSizes, rate, priming + presentedSamples, priming));
    return new Movie(videoTrack, audioTrack, syncSamples, presentedSamples, layout, comment);
  }

  private void write(Movie movie) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      Spool.writeFully(file, ByteBuffer.wrap(beforeMedia(movie)));
      for (MovieLayout.PlacedChunk placed : movie.layout().order()) {
        Spool spool = placed.track() == TrackKind.VIDEO ? videoSpool : audioSpool;
        spool.copy(placed.chunk().spoolPosition(), placed.chunk().bytes(), file);
      }
    }
  }

  /** Everything up to the first chunk. */
  static byte[] beforeMedia(Movie movie) {
    boolean large = movie.layout().isLarge();
    BoxWriter out = new BoxWriter();
    out.box("ftyp", box -> box.text("isom").u32(0x200).text("isomiso2avc1mp41"));
    int header = large ? LONG_HEADER : SHORT_HEADER;
    int start = out.length() + MovieBox.of(movie, 0).length + header;
    out.bytes(MovieBox.of(movie, start));
    long size = movie.layout().mediaBytes() + header;
    if (large) {
      out.u32(1).text("mdat").u64(size);
    } else {
      out.u32(size).text("mdat");
    }
    return out.toByteArray();
  }

  /**
   * Removes what was spooled, and the target when {@link #finish} began and could not write it
   * whole. Closing again does nothing.
   */
  @Override
  public void close() throws IOException {
    State before = state;
    state = State.CLOSED;
    try (videoSpool;
        audioSpool) {
      if (before == State.UNFINISHED) {
        Files.deleteIfExists(target);
      }
    }
  }

  private enum State {
    OPEN,
    /** An access unit was perhaps spooled in part; the target was not touched. */
    FAILED,
    /** The target was perhaps written in part. */
    UNFINISHED,
    FINISHED,
    CLOSED;

    void requireOpen() {
      if (this != OPEN) {
        throw new IllegalStateException("writer: found " + this + ", allowed " + OPEN);
      }
    }
  }
}
