package dev.avatars.codecs.image;

/**
 * A size as a file claims it, not yet checked.
 *
 * @param width pixels per row
 * @param height rows
 */
record PixelSize(long width, long height) {}
