package dev.avatars.codecs.iso;

/**
 * The part of a track that is presented, in ticks of the track's time scale.
 *
 * @param lead what comes before it and is dropped
 * @param length how long it lasts
 */
record Presentation(long lead, long length) {
  /**
   * The presented part of so many ticks, the first of which is shown at {@code start}: video with
   * frames that are decoded in another order begins later than at 0, and so does its edit list.
   *
   * <p>The edit list counts in the movie's scale, often milliseconds. Where it agrees with what
   * remains after its start within one of its ticks, what remains is exact and counts instead. In a
   * fragmented file it knows nothing of the fragments, and only its start counts.
   */
  static Presentation of(long total, long start, Track track, long movieScale) {
    return track
        .edit()
        .map(edit -> edited(total, edit.from(start), track, movieScale))
        .orElseGet(() -> new Presentation(0, total));
  }

  private static Presentation edited(long total, Edit edit, Track track, long movieScale) {
    long lead = Math.min(edit.mediaTime(), total);
    long remaining = total - lead;
    if (edit.duration() == 0 || movieScale <= 0 || track.isFragmented()) {
      return new Presentation(lead, remaining);
    }
    long claimed = Ticks.rescale(edit.duration(), track.timescale(), movieScale);
    long oneTick = Ticks.rescale(1, track.timescale(), movieScale) + 1;
    boolean agrees = remaining - claimed <= oneTick;
    return new Presentation(lead, agrees ? remaining : claimed);
  }
}
