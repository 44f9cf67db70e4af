package dev.avatars.codecs.iso;

/**
 * How far positions move when what stands before them changes its size.
 *
 * @param from the first position that moves
 * @param by how far, in bytes; negative towards the start
 */
record Shift(long from, long by) {
  long of(long position) {
    return position < from ? position : position + by;
  }
}
