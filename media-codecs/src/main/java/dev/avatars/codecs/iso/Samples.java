package dev.avatars.codecs.iso;

import java.io.IOException;

/** The samples of a track in decoding order: where each lies and how long it lasts. */
interface Samples {
  /** Moves to the next sample that lies wholly inside of the file; false after the last. */
  boolean next() throws IOException;

  /** The position of the sample in the file. */
  long position();

  /** The bytes of the sample. */
  long size();

  /** How long it lasts, in ticks of the track's time scale. */
  long duration();

  /**
   * How much later than it is decoded the first sample is shown, in the same ticks; 0 for sound.
   * Valid at the first sample.
   */
  long firstCompositionOffset() throws IOException;

  /** Whether the walk ended at a sample that does not lie inside of the file. */
  boolean isCut();
}
