package dev.avatars.codecs.audio;

import java.io.IOException;

/**
 * The coded packets of one {@link AudioRun}, in order, in a buffer that is used again.
 *
 * <p>A decoder drops the first {@link #lead} samples that it yields and presents the {@link
 * #samples} that follow. Not thread-safe.
 */
public interface PacketRun {
  /** What the decoder must know first. */
  CodecSetup setup();

  /** How many decoded samples of each channel come before the first that is presented. */
  long lead();

  /** How many samples of each channel are presented. */
  long samples();

  /** Moves to the next packet; false after the last, where the buffer holds nothing of use. */
  boolean next() throws IOException;

  /** The bytes that hold the packet, valid until the next call of {@link #next}. */
  byte[] buffer();

  /** Where in the buffer the packet begins. */
  int offset();

  /** How many bytes the packet has, 0 or more. */
  int length();
}
