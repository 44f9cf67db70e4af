package dev.avatars.codecs.mp4;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes one MP4 file of H.264 pictures and AAC sound (ISO/IEC 14496-12, -14, -15).
 *
 * <p>Access units arrive one by one, pictures and sound in any interleaving, each track in its own
 * order. They wait in two files beside the target, so that memory holds a few bytes for each, and
 * {@link #finish} lays them out: the index first, then both tracks in turns of a second. {@link
 * #close} without {@code finish} leaves nothing behind. The same access units give the same bytes.
 *
 * <p>Not thread-safe. The caller gives a path of its own and moves the finished file where readers
 * look.
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
@SuppressWarnings("DoNotCallSuggester")
public final class Mp4Writer implements Closeable {
  private Mp4Writer() {}

  /**
   * Opens a writer.
   *
   * @param target the file to write; one that exists is replaced
   * @throws IOException when the folder does not exist or cannot be written
   */
  public static Mp4Writer create(Path target, VideoTrack video, AudioTrack audio)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens a writer of a file that carries a remark that players show.
   *
   * @param comment for example "Simulated preview"
   */
  public static Mp4Writer create(Path target, VideoTrack video, AudioTrack audio, String comment)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds the next picture.
   *
   * @param accessUnit NAL units, each after its length in four bytes (ISO/IEC 14496-15, 5.3.4.2)
   * @param kind whether decoding can begin here; the first picture is a {@link FrameKind#SYNC}
   */
  public void video(byte[] accessUnit, FrameKind kind) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Adds the next access unit of sound, 1,024 samples, from a part of an array. */
  public void audio(byte[] bytes, int offset, int length) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes the file. The sound is presented from its first sample after the priming ones, and both
   * tracks end together.
   *
   * @param presentedSamples samples of each channel to be heard, at least 1
   * @throws IllegalStateException when the pictures or the sound given are too few or too many for
   *     that; see {@link VideoTrack#framesToCover}
   */
  public void finish(long presentedSamples) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Removes what was spooled, and the target unless {@link #finish} has written it whole. */
  @Override
  public void close() throws IOException {
    throw new UnsupportedOperationException();
  }
}
