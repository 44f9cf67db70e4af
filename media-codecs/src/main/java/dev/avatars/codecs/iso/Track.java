package dev.avatars.codecs.iso;

import dev.avatars.codecs.Reading;
import java.util.Optional;

/**
 * One track of a movie (ISO/IEC 14496-12, 8.3.1 trak).
 *
 * @param id its number
 * @param timescale its ticks a second
 * @param edit which part of it is presented, when the file says
 * @param description the box of its first sample description
 * @param tables where its samples lie
 * @param fragmentDefaults what holds for its samples in fragments
 * @param isFragmented whether the movie announces fragments
 */
record Track(
    long id,
    long timescale,
    Optional<Edit> edit,
    Box description,
    SampleTables tables,
    FragmentDefaults fragmentDefaults,
    boolean isFragmented) {
  /** The refusal of a track that lacks a part it cannot be read without. */
  static Reading<Track> lacking(String part) {
    return Reading.refused(
        "an MP4 track without " + part, "MP4 tracks as ISO/IEC 14496-12, 8.3.1 lays them out");
  }
}
